internal import Nixie

/// Writes the suffix trie of hosts that ``HostTrie`` reads.
struct HostTrieBuilder {
  private struct Node {
    var exact = ImageLayout.none
    var below = ImageLayout.none
    var children: [UInt8: Int] = [:]
  }

  private var nodes = [Node()]

  /// Adds `host` for the ESP with this index.
  mutating func add(_ host: Ruleset.HostPattern, esp: Int) {
    var node = 0
    for byte in ((host.isSuffix ? "." : "") + host.name).utf8.reversed() {
      if let next = nodes[node].children[byte] {
        node = next
      } else {
        nodes[node].children[byte] = nodes.count
        node = nodes.count
        nodes.append(Node())
      }
    }
    if host.isSuffix { nodes[node].below = UInt32(esp) } else { nodes[node].exact = UInt32(esp) }
  }

  /// The words of the trie; none if it is empty.
  func words() -> [UInt32] {
    guard nodes[0].children.isEmpty == false else { return [] }
    var offsets: [Int] = []
    var size = 0
    for node in nodes {
      offsets.append(size)
      size += 3 + node.children.count * 2
    }
    var words: [UInt32] = []
    words.reserveCapacity(size)
    for node in nodes {
      words += [node.exact, node.below, UInt32(node.children.count)]
      for (byte, child) in node.children.sorted(by: { $0.key < $1.key }) {
        words += [UInt32(byte), UInt32(offsets[child])]
      }
    }
    return words
  }
}
