internal import Nixie

/// How a part's bytes are wrapped for transport (RFC 2045, 6).
enum TransferEncoding {
  /// The bytes that `range` stands for under the encoding that a header names.
  static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>, _ name: [UInt8]) -> [UInt8] {
    let span = name.span
    let name = span.trimmed(0..<name.count)
    if span.startsFolded("quoted-printable", name) { return quotedPrintable(bytes, range) }
    if span.startsFolded("base64", name) { return base64(bytes, range) }
    return bytes.copied(range)
  }

  /// `=3D` is a byte, `=` at a line's end none. What is no such thing stays as it is.
  static func quotedPrintable(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      guard bytes[at] == 0x3d else {
        out.append(bytes[at])
        at += 1
        continue
      }
      let line = bytes.line(at: at, before: range.upperBound)
      if bytes.trimmed(at + 1..<max(at + 1, line.text.upperBound)).isEmpty {
        at = line.next
      } else if at + 2 < range.upperBound, let high = bytes[at + 1].hexDigit,
        let low = bytes[at + 2].hexDigit
      {
        out.append(high << 4 | low)
        at += 3
      } else {
        out.append(0x3d)
        at += 1
      }
    }
    return out
  }

  /// What is no digit of base64 is skipped, up to the padding.
  static func base64(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(range.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for at in range {
      if bytes[at] == 0x3d { break }
      guard let digit = digit(bytes[at]) else { continue }
      bits = bits << 6 | UInt32(digit)
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5a: byte - 0x41
    case 0x61...0x7a: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2b: 62
    case 0x2f: 63
    default: nil
    }
  }
}
