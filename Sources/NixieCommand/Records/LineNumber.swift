/// The number of a line as decimal digits, counted on as a car's odometer is: without a division.
///
/// The digits stand in two words, so that they are two stores to write and no loop.
package struct LineNumber {
  /// The last 8 digits, the lowest in the highest byte: as they stand in memory.
  private var low: UInt64 = Self.zeros
  /// The 8 before them.
  private var high: UInt64 = Self.zeros
  /// How many of the 16 are there.
  private(set) var length = 1
  private var value = 0

  package init() {}

  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  /// Lines beyond this are none that anybody reads.
  private static let most = 9_999_999_999_999_999

  /// Goes on to `line`, 0 to sixteen nines. O(1) for the next one.
  @inline(__always)
  package mutating func advance(to line: Int) {
    guard line == value &+ 1 else { return set(line) }
    value = line
    // The highest byte is the last digit.
    if low >> 56 < 0x39 { low &+= 1 << 56 } else { carry() }
  }

  /// Nines become noughts, and the digit before them goes on.
  private mutating func carry() {
    var place = 0
    while place < 8, (low << UInt64(place * 8)) >> 56 == 0x39 {
      low &-= 9 << UInt64(56 - place * 8)
      place += 1
    }
    guard place < 8 else { return set(value) }
    low &+= 1 << UInt64(56 - place * 8)
    length = max(length, place + 1)
  }

  @inline(never)
  private mutating func set(_ line: Int) {
    value = min(max(0, line), Self.most)
    low = Self.digits(value % 100_000_000)
    high = Self.digits(value / 100_000_000)
    length = 1
    var rest = value / 10
    while rest > 0 {
      length += 1
      rest /= 10
    }
  }

  /// Eight digits of `number`, the first in the lowest byte.
  private static func digits(_ number: Int) -> UInt64 {
    var digits: UInt64 = 0
    var rest = UInt64(number)
    for _ in 0..<8 {
      digits = digits << 8 | (0x30 + rest % 10)
      rest /= 10
    }
    return digits
  }

  /// Appends the digits.
  @inline(__always)
  package func append(to out: inout RecordBuffer) {
    out.reserve(16)
    let end = unsafe UnsafeMutableRawPointer(out.end)
    if length <= 8 {
      let first = low >> UInt64(64 &- length &* 8)
      unsafe end.storeBytes(of: first.littleEndian, as: UInt64.self)
    } else {
      let first = high >> UInt64(128 &- length &* 8)
      unsafe end.storeBytes(of: first.littleEndian, as: UInt64.self)
      unsafe (end + (length &- 8)).storeBytes(of: low.littleEndian, as: UInt64.self)
    }
    out.advance(length)
  }
}
