/// A condition on a position of a framed text that reads no byte.
package enum Assertion: UInt8, Hashable, Sendable, CaseIterable {
  /// `^`: the previous byte is the start frame.
  case textStart
  /// `$`: the next byte is the end frame.
  case textEnd
  /// `\b`: exactly one of the neighbours is a word byte (`ByteSet.wordBytes`).
  case wordBoundary
  /// `\B`: both neighbours are word bytes, or neither is.
  case notWordBoundary
  /// The edge of a text pattern: not (word byte before and word byte after).
  ///
  /// Weaker than `\b`: it also holds between two bytes that are no word bytes, so that a pattern
  /// may begin or end with punctuation.
  case edge

  /// Whether the assertion holds between two adjacent bytes of a framed text.
  package func holds(between previous: UInt8, and next: UInt8) -> Bool {
    let before = ByteSet.wordBytes.contains(previous)
    let after = ByteSet.wordBytes.contains(next)
    return switch self {
    case .textStart: previous == Frame.start
    case .textEnd: next == Frame.end
    case .wordBoundary: before != after
    case .notWordBoundary: before == after
    case .edge: !(before && after)
    }
  }
}
