/// The leaves of codes: rows of a bit matrix that says in which sets of codes a code lies
/// (``Image``). Codes that no rule tells apart share a leaf.
///
/// ```
/// reply codes:    the leaf of no code, of 200, of 201, … of 599
/// enhanced codes: cells a class has; by subject, 1,000 words, where its row begins in them; by
///                 detail, 1,000 words, its place in a row; the leaf of no code; then the leaf of
///                 each cell of class 2, of 4, of 5
/// ```
package struct CodeTable: Sendable {
  private let words: Words

  /// Where the cells of enhanced codes begin.
  package static let cells = 2 + 2 * parts
  /// Values that a subject or a detail has.
  package static let parts = 1_000

  init(_ words: Words) { self.words = words }

  /// The leaf of a reply code. O(1).
  @inline(__always)
  func leaf(_ code: ReplyCode?) -> Int { words.int(code.map { Int($0.value) - 199 } ?? 0) }

  /// The leaf of an enhanced status code. O(1).
  @inline(__always)
  func leaf(_ code: EnhancedCode?) -> Int {
    guard let code else { return words.int(Self.cells &- 1) }
    // 2, 4, 5 are 0, 1, 2.
    let above = code.statusClass &- 2
    let row = (above &- above &>> 1) &* words.int(0) &+ words.int(1 &+ code.subject)
    return words.int(Self.cells &+ row &+ words.int(1 &+ Self.parts &+ code.detail))
  }
}
