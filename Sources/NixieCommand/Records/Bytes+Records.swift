internal import Nixie

extension [UInt8] {
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// The digits of `number`.
  mutating func append(decimal number: Int) {
    if number < 0 { append(0x2d) }
    var power = 1
    let magnitude = number.magnitude
    while magnitude / UInt(power) >= 10 { power *= 10 }
    while power > 0 {
      append(UInt8(truncatingIfNeeded: 0x30 + magnitude / UInt(power) % 10))
      power /= 10
    }
  }

  mutating func append(_ code: EnhancedCode) {
    append(decimal: code.statusClass)
    append(0x2e)
    append(decimal: code.subject)
    append(0x2e)
    append(decimal: code.detail)
  }

  /// A JSON string, or `null`. A Swift string is UTF-8, so the result is valid JSON.
  mutating func appendJSON(_ text: String?) {
    guard let text else {
      append("null")
      return
    }
    append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5c:
        append(0x5c)
        append(byte)
      case 0x00..<0x20, 0x7f:
        append("\\u00")
        append(Self.hex[Int(byte >> 4)])
        append(Self.hex[Int(byte & 15)])
      default: append(byte)
      }
    }
    append(0x22)
  }

  private static let hex = Array("0123456789abcdef".utf8)

  /// A field of TSV: tabs and line breaks are blanks.
  mutating func appendTSV(_ text: String) {
    for byte in text.utf8 { append(byte < 0x20 || byte == 0x7f ? 0x20 : byte) }
  }
}
