/// Questions about single bytes, as the language means them.
package enum Byte {
  /// The frame of a text, which automata read as its first and last byte.
  package static let textStart: UInt8 = 0x02
  package static let textEnd: UInt8 = 0x03
  package static let blank: UInt8 = 0x20

  /// Blanks and control bytes: a run of them is one blank.
  @inline(__always)
  package static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7f }

  @inline(__always)
  package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// A lower-case letter for an upper-case one (ASCII); others as they are.
  @inline(__always)
  package static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// A letter, a digit, or a byte of a non-ASCII character.
  @inline(__always)
  package static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || (byte | 0x20) &- 0x61 < 26
  }
}
