/// Sixteen bytes of a text, looked at all at once, and the bytes before each.
///
/// PERF: a vector register of any processor, as long as all operators are those that the library
/// has for these very types; with a generic one the compiler goes through the elements.
@safe struct Block {
  typealias Bytes = SIMD16<UInt8>
  typealias Mask = SIMDMask<SIMD16<Int8>>

  static let length = 16

  let bytes: Bytes
  private let before: Bytes

  /// The bytes from `place` on; the one before `place` may be read.
  @inline(__always)
  init(_ place: UnsafeRawPointer) {
    bytes = unsafe place.loadUnaligned(as: Bytes.self)
    before = unsafe (place - 1).loadUnaligned(as: Bytes.self)
  }

  /// The bytes of `input` at `at..<end`, fewer than sixteen, and zeros behind them, which are not
  /// plain. The one before `at` and eight before `end` may be read.
  @inline(__always)
  init(_ input: UnsafeRawPointer, _ at: Int, _ end: Int) {
    let last = unsafe UInt64(
      littleEndian: input.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self))
    let length = end &- at
    let low: UInt64
    let high: UInt64
    if length >= 8 {
      low = unsafe UInt64(
        littleEndian: input.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      high = last >> UInt64((16 &- length) &* 8)
    } else {
      low = last &>> UInt64((8 &- length) &* 8)
      high = 0
    }
    let first = unsafe UInt64(input.load(fromByteOffset: at &- 1, as: UInt8.self))
    bytes = Self.bytes(low, high)
    before = Self.bytes(low &<< 8 | first, high &<< 8 | low &>> 56)
  }

  /// The index of the first `byte` from `place` on; sixteen if there is none.
  @inline(__always)
  static func firstIndex(of byte: UInt8, _ place: UnsafeRawPointer) -> Int {
    unsafe firstIndex(place.loadUnaligned(as: Bytes.self) .== Bytes(repeating: byte))
  }

  /// In lower case.
  @inline(__always)
  var folded: Bytes {
    // Between `A` and `Z`, as the processor compares: with a sign.
    let capitals = signed(above: 0x41) .< SIMD16<Int8>(repeating: -128 + 26)
    return bytes | Self.bytes(capitals) & Bytes(repeating: 0x20)
  }

  /// The distance of each byte from `lowest`, 0 as -128.
  @inline(__always)
  private func signed(above lowest: UInt8) -> SIMD16<Int8> {
    unsafe unsafeBitCast(bytes &- Bytes(repeating: lowest &+ 0x80), to: SIMD16<Int8>.self)
  }

  /// Whether there is nothing that the normaliser looks at closely, and nothing beyond ASCII.
  @inline(__always)
  func isPlain(code digit: Bytes) -> Bool {
    let others = signed(above: 0x20) .> SIMD16<Int8>(repeating: -128 + 0x5e)
    return Self.isNone(
      others .| bytes .== Bytes(repeating: 0x5c) .| isRepeated(code: digit))
  }

  /// How many stand before the first that the normaliser looks at closely: a control byte, a
  /// backslash, the first half of a no-break space, and behind a blank another or the digit with
  /// which a repeated code would begin (`digit` in all bytes).
  @inline(__always)
  func plainCount(code digit: Bytes) -> Int {
    Self.firstIndex(
      bytes .< Bytes(repeating: Byte.blank) .| bytes .== Bytes(repeating: 0x7f)
        .| bytes .== Bytes(repeating: 0x5c) .| bytes .== Bytes(repeating: 0xc2)
        .| isRepeated(code: digit))
  }

  @inline(__always)
  private func isRepeated(code digit: Bytes) -> Mask {
    before .== Bytes(repeating: Byte.blank)
      .& (bytes .== Bytes(repeating: Byte.blank) .| bytes .== digit)
  }

  /// The index of the first `#` or `(`; sixteen if there is none.
  @inline(__always)
  var firstMark: Int {
    Self.firstIndex(bytes .== Bytes(repeating: 0x23) .| bytes .== Bytes(repeating: 0x28))
  }

  /// Whether a lower-case `letter`, case aside, stands behind `first`.
  @inline(__always)
  func hasPair(_ first: UInt8, _ letter: UInt8) -> Bool {
    let small = bytes | Bytes(repeating: 0x20)
    return Self.firstIndex(
      before .== Bytes(repeating: first) .& small .== Bytes(repeating: letter)) < Self.length
  }

  /// Whether no element holds.
  @inline(__always)
  private static func isNone(_ mask: Mask) -> Bool {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves.x | halves.y == 0
  }

  /// The index of the first element that holds; sixteen if none does.
  @inline(__always)
  private static func firstIndex(_ mask: Mask) -> Int {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if halves.x | halves.y == 0 { return length }
    return halves.x != 0
      ? UInt64(littleEndian: halves.x).trailingZeroBitCount &>> 3
      : 8 &+ UInt64(littleEndian: halves.y).trailingZeroBitCount &>> 3
  }

  @inline(__always)
  private static func bytes(_ mask: Mask) -> Bytes {
    unsafe unsafeBitCast(mask, to: Bytes.self)
  }

  @inline(__always)
  private static func bytes(_ low: UInt64, _ high: UInt64) -> Bytes {
    unsafe unsafeBitCast(SIMD2(low.littleEndian, high.littleEndian), to: Bytes.self)
  }
}
