/// The bytes of one `.nixie` file and where its lines begin.
///
/// Lines end at a line feed; a carriage return before it belongs to the line's end. The last line
/// may have no end. A file whose last byte is a line feed has no empty line behind it, an empty
/// file has one empty line, so that every offset stands on a line.
///
/// Complexity: making one is linear in its bytes, `line(of:)` logarithmic in its lines.
package struct SourceFile: Sendable, Hashable {
  /// The path as the user wrote it; it is shown, never opened.
  package let path: String
  package let bytes: [UInt8]
  /// The offset at which each line begins; never empty, ascending, the first is 0.
  package let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A && offset + 1 < bytes.count {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  package var lineCount: Int { lineStarts.count }

  /// The line, counted from 1, on which the byte at `offset` stands.
  ///
  /// Offsets outside the file count as its first or last byte.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The column, counted from 1 in characters (Unicode scalars), of the byte at `offset`.
  ///
  /// A byte that is not UTF-8 counts as one character, as it is shown as one.
  package func column(of offset: Int) -> Int {
    let start = lineStarts[line(of: offset) - 1]
    let end = max(start, min(offset, bytes.count))
    return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.count + 1
  }

  /// The bytes of a line, counted from 1, with its end. Empty for a line that is not there.
  package func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    return start..<(line < lineStarts.count ? lineStarts[line] : bytes.count)
  }

  /// The bytes of a line, counted from 1, without the line feed and carriage return that end it.
  package func lineContent(_ line: Int) -> Range<Int> {
    let range = lineRange(line)
    var end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == 0x0A {
      end -= 1
      if end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
    }
    return range.lowerBound..<end
  }

  /// A line, counted from 1, without its end, as text; bytes that are not UTF-8 become U+FFFD.
  package func lineText(_ line: Int) -> String {
    String(decoding: bytes[lineContent(line)], as: UTF8.self)
  }

  /// The bytes under `span` as text; what lies outside the file is left out.
  package func text(_ span: SourceSpan) -> String {
    let start = max(0, min(span.start, bytes.count))
    let end = max(start, min(span.end, bytes.count))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
