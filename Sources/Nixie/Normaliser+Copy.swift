extension Normaliser {
  /// The text that is being written, twice: as it is, and in lower case.
  ///
  /// Who appends has seen to it that there is room, for blocks of eight bytes too.
  @safe struct Copy {
    private let text: UnsafeMutablePointer<UInt8>
    private let folded: UnsafeMutablePointer<UInt8>
    private(set) var count = 1
    /// The upper bit of a byte, if the last block ended with a blank.
    private var behindBlank: UInt64 = 0

    /// Begins with the frame.
    init(text: UnsafeMutablePointer<UInt8>, folded: UnsafeMutablePointer<UInt8>) {
      unsafe self.text = text
      unsafe self.folded = folded
      unsafe text[0] = Byte.textStart
      unsafe folded[0] = Byte.textStart
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      unsafe text[count] = byte
      unsafe folded[count] = Byte.folded(byte)
      count &+= 1
      behindBlank = 0
    }

    /// Takes a blank at the end back, if there is one, since it may turn out to be one of several.
    mutating func removeBlank() -> Bool {
      guard count > 1, unsafe text[count - 1] == Byte.blank else { return false }
      count -= 1
      return true
    }

    /// Appends of the eight bytes at `place` those before the first that needs a closer look, and
    /// gives their number: a control byte, one beyond ASCII, a backslash, and behind a blank another
    /// or the `digit` with which a repeated code would begin (in all eight bytes).
    ///
    /// All eight at once in one register (Warren, Hacker's Delight, 6-1): the upper bit of a byte of
    /// `special` says that it is one, exactly so up to the first.
    ///
    /// PERF: 4 instructions a byte where byte by byte takes 14.
    @inline(__always)
    mutating func appendBlock(_ place: UnsafeRawPointer, digit: UInt64) -> Int {
      let block = unsafe UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
      let blanks = (block ^ Self.each(0x20)) &- Self.each(1)
      let isBehindBlank = (blanks & Self.upper) << 8 | behindBlank
      let special =
        (block | (block &- Self.each(0x20)) | (block &+ Self.each(1))
          | ((block ^ Self.each(0x5c)) &- Self.each(1))
          | isBehindBlank & (blanks | ((block ^ digit) &- Self.each(1)))) & Self.upper
      // Between `A` and `Z`: at least the one, not above the other.
      let capitals = (block &+ Self.each(0x3f)) & ~(block &+ Self.each(0x25)) & Self.upper
      unsafe UnsafeMutableRawPointer(text + count).storeBytes(
        of: block.littleEndian, as: UInt64.self)
      unsafe UnsafeMutableRawPointer(folded + count).storeBytes(
        of: (block | capitals >> 2).littleEndian, as: UInt64.self)
      let plain = special == 0 ? 8 : special.trailingZeroBitCount / 8
      behindBlank = blanks >> 56 & 0x80
      count &+= plain
      return plain
    }

    /// `byte` in each of eight.
    @inline(__always)
    static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    private static let upper: UInt64 = 0x8080_8080_8080_8080

    /// Ends with the frame, and zeros behind the folded text.
    mutating func finish() {
      unsafe text[count] = Byte.textEnd
      unsafe folded[count] = Byte.textEnd
      count += 1
      for at in count..<count + 16 { unsafe folded[at] = 0 }
    }
  }
}
