/// A trie of host names read from their end, so that the longest known suffix wins.
///
/// ```
/// node: ESP of this very name, ESP of all names below it, edge count, then (byte, child) per edge
/// ```
package struct HostTrie: Sendable {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// The ESP of `host`, which is folded to lower case: the longest entry that is its name or a
  /// suffix of it. O(length).
  func esp(of host: borrowing [UInt8]) -> Int? {
    guard words.count > 0 else { return nil }
    var node = 0
    var found = ImageLayout.none
    var at = host.count
    while at > 0 {
      at -= 1
      guard let next = child(of: node, host[at]) else { return Self.index(found) }
      node = next
      let below = words[node + 1]
      if below != ImageLayout.none, at > 0 { found = below }
    }
    let exact = words[node]
    return Self.index(exact == ImageLayout.none ? found : exact)
  }

  private func child(of node: Int, _ byte: UInt8) -> Int? {
    let edges = min(words.int(node + 2), 256)
    for edge in 0..<edges where words.int(node + 3 + edge * 2) == Int(byte) {
      return words.int(node + 4 + edge * 2)
    }
    return nil
  }

  private static func index(_ word: UInt32) -> Int? {
    word == ImageLayout.none ? nil : Int(word)
  }
}
