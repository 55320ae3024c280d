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
    /// its place. The byte at `at - 1` may be read.
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
      let last = end &- Block.length
      var next = at
      while next < last, unsafe write(Block(input + next), to: next &+ shift, code: digit) {
        next &+= Block.length
      }
      if next >= last, last >= at,
        unsafe write(Block(input + last), to: last &+ shift, code: digit)
      {
        next = end
      }
      if next < end { next = unsafe appendBlocks(input, at, next, end, shift, code: digit) }
      count = next &+ shift
      return next
    }

    /// The same from `next` on, with a closer look.
    @inline(never)
    private func appendBlocks(
      _ input: UnsafeRawPointer, _ at: Int, _ next: Int, _ end: Int, _ shift: Int,
      code digit: Block.Bytes
    ) -> Int {
      var next = next
      while end &- next >= Block.length {
        let block = unsafe Block(input + next)
        _ = write(block, to: next &+ shift, code: digit)
        let plain = block.plainCount(code: digit)
        next &+= plain
        if plain < Block.length { return next }
      }
      if next == end || end < 8 && end &- at < Block.length { return next }
      // Behind other blocks the last one overlaps them.
      let isWhole = end &- at >= Block.length
      if isWhole { next = end &- Block.length }
      let block = unsafe isWhole ? Block(input + next) : Block(input, next, end)
      _ = write(block, to: next &+ shift, code: digit)
      return next &+ block.plainCount(code: digit)
    }

    /// Writes a block; whether it is plain at first sight.
    @inline(__always)
    private func write(_ block: Block, to place: Int, code digit: Block.Bytes) -> Bool {
      unsafe UnsafeMutableRawPointer(text + place).storeBytes(of: block.bytes, as: Block.Bytes.self)
      unsafe UnsafeMutableRawPointer(folded + place).storeBytes(
        of: block.folded, as: Block.Bytes.self)
      return block.isPlain(code: digit)
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
