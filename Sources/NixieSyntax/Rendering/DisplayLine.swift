/// A source line as a terminal shows it, and the column at which each of its bytes stands.
///
/// Tabs become blanks up to the next fourth column, control characters and bytes that are not
/// UTF-8 become U+FFFD, so a source cannot send commands to a terminal.
struct DisplayLine {
  /// What is printed.
  private(set) var text = ""
  /// The column, from 0, of every byte that was read, and behind the last the width.
  private var columns: [Int] = []
  /// How many bytes of the line stand before the first that was read.
  private let skipped: Int
  /// Whether bytes of the line stand behind the last that was read.
  private let hasMore: Bool

  static let tabWidth = 4
  /// Longer lines are cut around what matters: a pasted reply may have thousands of characters.
  static let maximumWidth = 160
  /// How much of a cut line is shown in front of what matters.
  private static let lead = 40

  /// - Parameters:
  ///   - bytes: the line without its end.
  ///   - offset: the byte, from the line's first, that matters. Of a line of megabytes only what
  ///     is near it is read, since each of a thousand errors on it is rendered by itself.
  init(_ bytes: ArraySlice<UInt8>, around offset: Int) {
    let near = max(0, min(offset, bytes.count))
    var first = max(0, near - 1_000)
    // Not into the middle of a character.
    while first > 0, first < bytes.count, bytes[bytes.startIndex + first] & 0xC0 == 0x80,
      near - first < 1_003
    { first -= 1 }
    let last = min(bytes.count, near + 1_000)
    skipped = first
    hasMore = last < bytes.count
    let all = Array(bytes[(bytes.startIndex + first)..<(bytes.startIndex + last)])
    var width = 0
    var position = 0
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

  /// The column, from 0, of the byte at `offset` from the line's first.
  func column(of offset: Int) -> Int {
    columns[max(0, min(offset - skipped, columns.count - 1))]
  }

  /// Whether the line is too long to be shown whole.
  ///
  /// Only lines of one-column characters are cut, so that columns stay what they are.
  var isCut: Bool {
    let width = columns.last ?? 0
    return skipped > 0 || hasMore
      || width > DisplayLine.maximumWidth && text.unicodeScalars.count == width
  }

  /// The columns by which a cut line moves to the left, its `…` counted.
  func cutColumns(around offset: Int) -> Int {
    let from = firstColumn(around: offset)
    return from > 0 ? from - 1 : 0
  }

  /// The line, or the part of a long one around the byte at `offset`.
  func cut(around offset: Int) -> String {
    guard isCut else { return text }
    let from = firstColumn(around: offset)
    let scalars = text.unicodeScalars
    let window = scalars.dropFirst(from).prefix(DisplayLine.maximumWidth)
    let isWhole = !hasMore && from + window.count >= scalars.count
    return (from > 0 ? "…" : "") + String(String.UnicodeScalarView(window)) + (isWhole ? "" : "…")
  }

  private func firstColumn(around offset: Int) -> Int {
    max(0, column(of: offset) - DisplayLine.lead)
  }
}
