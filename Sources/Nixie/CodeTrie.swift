/// A trie over numbers whose edges are ranges: class, subject and detail of an enhanced status code.
/// Reply codes are few: a table. Leaves are rows of a bit matrix that says which sets of codes hold (``Image``).
///
/// ```
/// node: edge count, default child, then (low, high, child) per edge, sorted by low
/// ```
/// The child of an edge on the last level is a leaf. What no edge covers takes the default child,
/// and so does "no code", which is the number 0.
package struct CodeTrie: Sendable {
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// The leaf of a reply code, by its place in a table that begins with "no code" and 200. O(1).
  func leaf(_ code: ReplyCode?) -> Int { words.int(code.map { Int($0.value) - 199 } ?? 0) }

  /// The leaf of an enhanced status code. O(log edges).
  func leaf(_ code: EnhancedCode?) -> Int {
    let subject = child(of: 0, code?.statusClass ?? 0)
    let detail = child(of: subject, code?.subject ?? 0)
    return child(of: detail, code?.detail ?? 0)
  }

  private func child(of node: Int, _ value: Int) -> Int {
    var low = 0
    var high = min(words.int(node), words.count)
    while low < high {
      let middle = (low + high) / 2
      let edge = node + 2 + middle * 3
      if value < words.int(edge) {
        high = middle
      } else if value > words.int(edge + 1) {
        low = middle + 1
      } else {
        return words.int(edge + 2)
      }
    }
    return words.int(node + 1)
  }
}
