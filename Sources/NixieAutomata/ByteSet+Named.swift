/// The frame around every text that automata read: start byte, text, end byte.
package enum Frame {
  /// Stands before the first byte of a text. `^` means "the previous byte is this one".
  package static let start: UInt8 = 0x02
  /// Stands after the last byte of a text. `$` means "the next byte is this one".
  package static let end: UInt8 = 0x03
}

extension ByteSet {
  /// The two frame bytes, which no pattern can match.
  package static let frame = ByteSet([Frame.start, Frame.end])

  /// What `.` and a gap match: every byte but the two frame bytes.
  package static let any = ByteSet(0...255).subtracting(.frame)

  /// The bytes that occur in a normalised text: no control bytes, no upper-case letters.
  package static let normalised = ByteSet(0x20...0x7E)
    .subtracting(ByteSet(0x41...0x5A)).union(ByteSet(0x80...0xFF))

  /// 0x20: the only blank of a normalised text.
  package static let blank = ByteSet(0x20)

  /// What `\d` matches.
  package static let digits = ByteSet(0x30...0x39)

  /// a to z.
  package static let letters = ByteSet(0x61...0x7A)

  /// What `\w` matches: a-z, 0-9 and the underscore, as in every regex dialect.
  package static let wordClass = letters.union(digits).union(ByteSet(0x5F))

  /// What counts as inside a word for `edge`, `\b` and `\B`: a-z, 0-9 and every byte above 0x7F.
  ///
  /// The underscore is not one, so that `mailbox_full` has three edges inside: a mail system's
  /// identifiers are words joined by underscores.
  package static let wordBytes = letters.union(digits).union(ByteSet(0x80...0xFF))
}
