/// A regular expression over the bytes of framed normalised text.
///
/// ```swift
/// // "user" gap "unknown", whole words, the gap captured as number 1
/// Regex.concatenation([
///   .assertion(.edge), .literal("user"), .capture(1, .gap), .literal("unknown"), .assertion(.edge),
/// ])
/// ```
///
/// Captures are numbered from 1; 0 is the whole match. Frame bytes inside a `bytes` set are ignored
/// by every construction: no expression matches across the frame. Nesting deeper than
/// `Regex.nestingLimit` makes constructions throw `StateBudgetExceeded`.
package indirect enum Regex: Hashable, Sendable {
  /// Matches nothing, not even the empty text.
  case never
  /// Matches the empty text.
  case epsilon
  /// Matches one byte of the set.
  case bytes(ByteSet)
  /// One after the other. Empty: like `epsilon`.
  case concatenation([Regex])
  /// Any of them, the first being preferred. Empty: like `never`.
  case alternation([Regex])
  /// `min` to `max` times (nil: without end), as often as possible unless lazy.
  case repetition(Regex, min: Int, max: Int?, lazy: Bool)
  /// Matches the empty text where the assertion holds.
  case assertion(Assertion)
  /// Remembers what the inner expression matched; number 1 and above.
  case capture(Int, Regex)
}

extension Regex {
  /// How deep the constructions of this module follow a value. The parser allows 250 groups, each
  /// of which makes at most four levels.
  package static let nestingLimit = 2_000

  /// The bytes of a string, one after the other, ASCII letters folded to lower case.
  package static func literal(_ text: String) -> Regex {
    .concatenation(text.utf8.map { .bytes(ByteSet($0.foldedToLowerCase)) })
  }

  /// Any number of any bytes of the text, none included, as few as possible.
  package static let gap = Regex.repetition(.bytes(.any), min: 0, max: nil, lazy: true)
}

extension UInt8 {
  /// The byte with the letters A…Z turned into a…z.
  package var foldedToLowerCase: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
