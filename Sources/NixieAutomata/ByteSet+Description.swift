extension ByteSet: CustomStringConvertible {
  /// In class notation: `[a-z0-9]`, `.` for `any`, `[^…]` for what is nearly everything, bytes that
  /// are not printable as `\x80`.
  package var description: String {
    if self == .any { return "." }
    let inverse = ByteSet.any.subtracting(self)
    let isNegated = count > 128 && isDisjoint(with: .frame)
    let ranges = (isNegated ? inverse : self).ranges.map(ByteSet.spelling)
    return "[" + (isNegated ? "^" : "") + ranges.joined() + "]"
  }

  /// The members as maximal ranges, in ascending order.
  package var ranges: [ClosedRange<UInt8>] {
    var result: [ClosedRange<UInt8>] = []
    for byte in UInt8.min...UInt8.max where contains(byte) {
      if let last = result.last, last.upperBound &+ 1 == byte {
        result[result.count - 1] = last.lowerBound...byte
      } else {
        result.append(byte...byte)
      }
    }
    return result
  }

  private static func spelling(_ range: ClosedRange<UInt8>) -> String {
    let first = spelling(range.lowerBound)
    switch range.count {
    case 1: return first
    case 2: return first + spelling(range.upperBound)
    default: return first + "-" + spelling(range.upperBound)
    }
  }

  static func spelling(_ byte: UInt8) -> String {
    let digits = Array("0123456789abcdef")
    guard (0x20...0x7E).contains(byte) else {
      return "\\x\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
    let isSyntax = "[]^-\\".utf8.contains(byte)
    return (isSyntax ? "\\" : "") + String(Unicode.Scalar(byte))
  }
}
