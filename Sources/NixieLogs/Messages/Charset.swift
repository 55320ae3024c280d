internal import Nixie

/// Texts to UTF-8, as well as can be: Latin alphabets are converted, others stay as they are, since
/// the words that rules know are ASCII there too.
enum Charset {
  static func utf8(_ text: [UInt8], _ name: [UInt8]) -> [UInt8] {
    let span = name.span
    let isLatin =
      span.startsFolded("iso-8859-1", 0..<name.count)
      || span.startsFolded("windows-1252", 0..<name.count)
      || span.startsFolded("cp1252", 0..<name.count)
      || span.startsFolded("latin1", 0..<name.count)
    guard isLatin, text.contains(where: { $0 >= 0x80 }) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.count + text.count / 8)
    for byte in text {
      if byte < 0x80 {
        out.append(byte)
      } else {
        let scalar = (0x80..<0xa0).contains(byte) ? windows[Int(byte) - 0x80] : UInt32(byte)
        out.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{fffd}").utf8)
      }
    }
    return out
  }

  /// What Windows-1252 has at 0x80 to 0x9F, where ISO 8859-1 has control characters only.
  private static let windows: [UInt32] = [
    0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
  ]
}
