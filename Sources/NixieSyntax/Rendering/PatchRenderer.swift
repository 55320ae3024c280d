/// A fix as a patch: the lines as they are and as they would be.
struct PatchRenderer {
  let renderer: TextRenderer
  let style: Style
  /// The digits of a line number.
  let width: Int

  /// Lines of one run of changes that are shown.
  static let maximumLines = 12

  func render(_ fix: Fix) -> String {
    var text = "\(style.bold("help")): \(fix.title)\n"
    let margin = String(repeating: " ", count: width)
    text += "\(margin) \(style.blue("|"))\n"
    for file in Set(fix.edits.map(\.span.file)).sorted() {
      guard let source = renderer.source(file) else { continue }
      let edits = fix.edits.filter { $0.span.file == file }
        .sorted { $0.span.start < $1.span.start }
      for group in groups(edits, source) { text += render(group, source) }
    }
    return text
  }

  /// The edits that touch the same lines, together.
  private func groups(_ edits: [TextEdit], _ source: SourceFile) -> [[TextEdit]] {
    var groups: [[TextEdit]] = []
    for edit in edits {
      if let last = groups.last?.last,
        source.line(of: last.span.end) >= source.line(of: edit.span.start)
      {
        groups[groups.count - 1].append(edit)
      } else {
        groups.append([edit])
      }
    }
    return groups
  }

  private func render(_ edits: [TextEdit], _ source: SourceFile) -> String {
    guard let first = edits.first, let last = edits.last else { return "" }
    let firstLine = source.line(of: first.span.start)
    // A span that ends at a line's start takes nothing of that line.
    let lastByte = max(first.span.start, last.span.isEmpty ? last.span.end : last.span.end - 1)
    let lastLine = source.line(of: lastByte)
    let start = source.lineRange(firstLine).lowerBound
    let end = source.lineRange(lastLine).upperBound
    let moved = edits.map { edit in
      TextEdit(
        span: SourceSpan(
          file: 0, start: edit.span.start - start, end: min(edit.span.end, end) - start),
        replacement: edit.replacement)
    }
    let before = Array(source.bytes[start..<end])
    let after = TextEdit.apply(moved, to: before, file: 0)
    let changed = zip(before, after).prefix { $0 == $1 }.count
    return lines(before, "-", firstLine, changed) + lines(after, "+", firstLine, changed)
  }

  /// - Parameter changed: the offset of the first change, which a line too long to show whole
  ///   must show.
  private func lines(_ bytes: [UInt8], _ sign: String, _ firstLine: Int, _ changed: Int) -> String {
    guard !bytes.isEmpty else { return "" }
    let file = SourceFile(path: "", bytes: bytes)
    var text = ""
    for line in 1...file.lineCount {
      if line > PatchRenderer.maximumLines {
        text += String(repeating: " ", count: width) + " …\n"
        break
      }
      let number = String(firstLine + line - 1)
      let padding = String(repeating: " ", count: max(0, width - number.utf8.count))
      let range = file.lineContent(line)
      let offset = changed - range.lowerBound
      let display = DisplayLine(bytes[range], around: offset).cut(around: offset)
      let content = "\(number) \(sign)" + (display.isEmpty ? "" : " " + display)
      text += padding + (sign == "-" ? style.red(content) : style.green(content)) + "\n"
    }
    return text
  }
}
