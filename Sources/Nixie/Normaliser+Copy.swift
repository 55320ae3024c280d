extension Normaliser {
  /// The text that is being written, twice: as it is, and in lower case.
  ///
  /// Who appends has seen to it that there is room, for blocks of ``Block/length`` bytes too.
  @safe struct Copy {
    private let text: UnsafeMutablePointer<UInt8>
    private let folded: UnsafeMutablePointer<UInt8>
    private(set) var count = 1

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
    }

    /// Takes a blank at the end back, if there is one, since it may turn out to be one of several.
    @inline(__always)
    mutating func removeBlank() -> Bool {
      guard endsWithBlank else { return false }
      count -= 1
      return true
    }

    @inline(__always)
    var endsWithBlank: Bool { unsafe text[count - 1] == Byte.blank }

    /// Appends what stands at `at..<end` up to the first byte that needs a closer look, and gives
    /// its place. The byte at `at - 1` has been appended just before.
    ///
    /// PERF: the last block overlaps the one before, which is written once more, so that no text of
    /// a block's length has a rest.
    @inline(__always)
    mutating func appendRun(
      _ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int, code digit: Block.Bytes
    ) -> Int {
      let input = unsafe UnsafeRawPointer(bytes)
      // What is written lies so far before what is read.
      let shift = count &- at
      var next = at
      while end &- next >= Block.length {
        let plain = unsafe write(Block(input + next), at: next &+ shift, code: digit)
        next &+= plain
        if plain < Block.length {
          count = next &+ shift
          return next
        }
      }
      if next < end {
        if next > at {
          next = end &- Block.length
          next &+= unsafe write(Block(input + next), at: next &+ shift, code: digit)
        } else if end >= 8 {
          next &+= unsafe write(Block(input, next, end), at: next &+ shift, code: digit)
        }
      }
      count = next &+ shift
      return next
    }

    @inline(__always)
    private func write(_ block: Block, at place: Int, code digit: Block.Bytes) -> Int {
      unsafe UnsafeMutableRawPointer(text + place).storeBytes(of: block.bytes, as: Block.Bytes.self)
      unsafe UnsafeMutableRawPointer(folded + place).storeBytes(
        of: block.folded, as: Block.Bytes.self)
      return block.plainCount(code: digit)
    }

    /// `byte` in each of eight.
    @inline(__always)
    static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// Ends with the frame, and zeros behind the folded text.
    @inline(__always)
    mutating func finish() {
      unsafe text[count] = Byte.textEnd
      unsafe folded[count] = Byte.textEnd
      count += 1
      unsafe UnsafeMutableRawPointer(folded + count).storeBytes(
        of: Block.Bytes(), as: Block.Bytes.self)
    }
  }
}
