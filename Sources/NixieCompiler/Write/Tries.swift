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

/// Writes the range tries of codes that ``CodeTrie`` reads, and their bit matrices.
///
/// Codes that lie in the same sets share a leaf: its row of the matrix says in which.
struct CodeTrieBuilder {
  private var rows: [[UInt32]] = []
  private var leaves: [[UInt32]: Int] = [:]
  private let rowWords: Int

  /// For `sets` sets.
  init(sets: Int) { rowWords = max(1, (sets + 31) / 32) }

  /// The leaf of a code that lies in the sets for which `isIn` says so.
  mutating func leaf(_ sets: [Bits], atom: Int) -> UInt32 {
    var row = [UInt32](repeating: 0, count: rowWords)
    for (index, set) in sets.enumerated() where set.contains(atom) {
      row[index / 32] |= 1 << UInt32(index % 32)
    }
    if let known = leaves[row] { return UInt32(known) }
    leaves[row] = rows.count
    rows.append(row)
    return UInt32(rows.count - 1)
  }

  var leafCount: Int { rows.count }

  /// The sets in which `leaf` lies, as bits.
  func contains(_ set: Int, leaf: Int) -> Bool {
    rows[leaf][set / 32] & (1 << UInt32(set % 32)) != 0
  }

  /// The matrix: the words of a row, then the rows.
  var matrix: [UInt32] { [UInt32(rowWords)] + rows.flatMap { $0 } }

  /// Edges (low, high, child), neighbours with one child made one.
  static func merged(_ edges: [(ClosedRange<Int>, UInt32)]) -> [(ClosedRange<Int>, UInt32)] {
    var result: [(ClosedRange<Int>, UInt32)] = []
    for (range, child) in edges {
      if let last = result.last, last.1 == child, last.0.upperBound + 1 == range.lowerBound {
        result[result.count - 1].0 = last.0.lowerBound...range.upperBound
      } else {
        result.append((range, child))
      }
    }
    return result
  }

  /// A node: edge count, default, edges.
  static func node(_ edges: [(ClosedRange<Int>, UInt32)], otherwise: UInt32) -> [UInt32] {
    let kept = edges.filter { $0.1 != otherwise }
    return [UInt32(kept.count), otherwise]
      + kept.flatMap { [UInt32($0.0.lowerBound), UInt32($0.0.upperBound), $0.1] }
  }
}

extension CodeUniverse {
  /// The leaf of each reply code, "none" first.
  func replyTrie(_ builder: inout CodeTrieBuilder) -> [UInt32] {
    (0...400).map { builder.leaf(replySets, atom: $0) }
  }

  /// The trie of enhanced status codes: class, subject, detail.
  func enhancedTrie(_ builder: inout CodeTrieBuilder) -> [UInt32] {
    let none = builder.leaf(enhancedSets, atom: 0)
    // "None" is class 0: three levels of one default each lead to its leaf.
    var words = [UInt32](repeating: 0, count: 2 + Self.classes.count * 3)
    func place(_ node: [UInt32]) -> UInt32 {
      words += node
      return UInt32(words.count - node.count)
    }
    let noDetail = place(CodeTrieBuilder.node([], otherwise: none))
    let noSubject = place(CodeTrieBuilder.node([], otherwise: noDetail))
    var known: [[UInt32]: UInt32] = [:]
    var roots: [(ClosedRange<Int>, UInt32)] = []
    for (classIndex, statusClass) in Self.classes.enumerated() {
      var edges: [(ClosedRange<Int>, UInt32)] = []
      for (subject, range) in subjects.enumerated() {
        let leaves = details.enumerated().map { detail, range in
          (range, builder.leaf(enhancedSets, atom: atom(classIndex, subject, detail)))
        }
        let node = CodeTrieBuilder.node(
          CodeTrieBuilder.merged(leaves), otherwise: leaves.last?.1 ?? none)
        let at = known[node] ?? place(node)
        known[node] = at
        edges.append((range, at))
      }
      let node = CodeTrieBuilder.node(
        CodeTrieBuilder.merged(edges), otherwise: edges.last?.1 ?? noDetail)
      roots.append((statusClass...statusClass, place(node)))
    }
    let root = CodeTrieBuilder.node(roots, otherwise: noSubject)
    words.replaceSubrange(0..<root.count, with: root)
    return words
  }
}
