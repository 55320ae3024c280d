internal import Nixie

/// Strings of JSON (RFC 8259, 7), to and from bytes.
enum JSONText {
  /// The bytes that the escaped string in `range` stands for; a half surrogate becomes U+FFFD.
  static func unescaped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      guard bytes[at] == 0x5c, at + 1 < range.upperBound else {
        out.append(bytes[at])
        at += 1
        continue
      }
      at += 2
      switch bytes[at - 1] {
      case 0x6e: out.append(0x0a)
      case 0x72: out.append(0x0d)
      case 0x74: out.append(0x09)
      case 0x62: out.append(0x08)
      case 0x66: out.append(0x0c)
      case 0x75: appendScalar(bytes, &at, range.upperBound, &out)
      default: out.append(bytes[at - 1])
      }
    }
    return out
  }

  /// The four digits at `at`, and a second half behind them if they are the first of a pair.
  private static func appendScalar(
    _ bytes: Span<UInt8>, _ at: inout Int, _ end: Int, _ out: inout [UInt8]
  ) {
    var value = hex(bytes, at, end)
    if value != nil { at += 4 }
    if let high = value, (0xd800..<0xdc00).contains(high), at + 1 < end, bytes[at] == 0x5c,
      bytes[at + 1] == 0x75, let low = hex(bytes, at + 2, end), (0xdc00..<0xe000).contains(low)
    {
      value = 0x10000 + (high - 0xd800) << 10 + (low - 0xdc00)
      at += 6
    }
    out.append(contentsOf: String(value.flatMap(Unicode.Scalar.init) ?? "\u{fffd}").utf8)
  }

  private static func hex(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> UInt32? {
    guard at + 4 <= end else { return nil }
    var value: UInt32 = 0
    for index in at..<at + 4 {
      guard let digit = bytes[index].hexDigit else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Appends `text` as a string in quotes.
  static func append(_ text: [UInt8], to out: inout [UInt8]) {
    let digits: StaticString = "0123456789abcdef"
    out.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5c:
        out.append(0x5c)
        out.append(byte)
      case 0..<0x20:
        out.append("\\u00")
        out.append(unsafe digits.utf8Start[Int(byte >> 4)])
        out.append(unsafe digits.utf8Start[Int(byte & 15)])
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  var hexDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
