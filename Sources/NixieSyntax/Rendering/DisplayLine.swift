/// A source line as a terminal shows it, and the column at which each of its bytes stands.
///
/// Tabs become blanks up to the next fourth column, control characters and bytes that are not
/// UTF-8 become U+FFFD, so a source cannot send commands to a terminal.
struct DisplayLine {
  /// What is printed.
  private(set) var text = ""
  /// The column, from 0, of every byte of the line, and behind the last the line's width.
  private(set) var columns: [Int] = []

  static let tabWidth = 4

  init(_ bytes: some Collection<UInt8>) {
    var width = 0
    var position = 0
    let all = Array(bytes)
    while position < all.count {
      let length = DisplayLine.scalarLength(all, position)
      let scalar = DisplayLine.scalar(all, position, length)
      columns += Array(repeating: width, count: length)
      if scalar == "\t" {
        let next = (width / DisplayLine.tabWidth + 1) * DisplayLine.tabWidth
        text += String(repeating: " ", count: next - width)
        width = next
      } else {
        text.unicodeScalars.append(scalar)
        width += DisplayWidth.of(scalar)
      }
      position += length
    }
    columns.append(width)
  }

  private static func scalarLength(_ bytes: [UInt8], _ position: Int) -> Int {
    let wanted =
      switch bytes[position] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let end = min(position + wanted, bytes.count)
    return String(validating: bytes[position..<end], as: UTF8.self) == nil ? 1 : end - position
  }

  private static func scalar(_ bytes: [UInt8], _ position: Int, _ length: Int) -> Unicode.Scalar {
    let decoded = String(decoding: bytes[position..<position + length], as: UTF8.self)
    guard let scalar = decoded.unicodeScalars.first else { return "\u{FFFD}" }
    if scalar == "\t" { return scalar }
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    return isControl ? "\u{FFFD}" : scalar
  }
}
