/// How many columns of a terminal a character takes.
///
/// The ranges are those of East Asian Width "W" and "F" and of marks that combine
/// ([UAX 11](https://www.unicode.org/reports/tr11/)), in blocks: a caret that is off by one under
/// a rare script costs less than a table of all of Unicode.
enum DisplayWidth {
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFEFF: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
