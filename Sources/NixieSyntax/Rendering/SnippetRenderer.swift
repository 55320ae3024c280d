/// The source lines of a diagnostic with what is marked on them.
struct SnippetRenderer {
  let renderer: TextRenderer
  let style: Style
  /// The digits of a line number.
  let width: Int

  /// A place to underline.
  private struct Mark {
    var span: SourceSpan
    var text: String
    var isPrimary: Bool
  }

  func render(_ diagnostic: Diagnostic) -> String {
    let own = diagnostic.labels.filter { $0.span == diagnostic.span }.map(\.text)
    let primary = Mark(
      span: diagnostic.span, text: own.joined(separator: "; "), isPrimary: true)
    let others = diagnostic.labels.filter { $0.span != diagnostic.span }
      .map { Mark(span: $0.span, text: $0.text, isPrimary: false) }
    var text = ""
    let marks = ([primary] + others).filter { renderer.source($0.span.file) != nil }
    let here = marks.filter { $0.span.file == diagnostic.span.file }
    text += render(here.sorted { $0.span.start < $1.span.start }, file: diagnostic.span.file)
    for mark in marks where mark.span.file != diagnostic.span.file {
      text += renderElsewhere(mark)
    }
    return text
  }

  private var margin: String { String(repeating: " ", count: width) }

  private func renderElsewhere(_ mark: Mark) -> String {
    guard let source = renderer.source(mark.span.file) else { return "" }
    let line = source.line(of: mark.span.start)
    let column = source.column(of: mark.span.start)
    return "\(margin) \(style.blue("::: "))\(source.path):\(line):\(column)\n"
      + "\(margin) \(style.blue("|"))\n" + render([mark], file: mark.span.file)
  }

  /// The lines of one file, each once, with their marks below; a gap is `...`.
  private func render(_ marks: [Mark], file: Int) -> String {
    guard let source = renderer.source(file) else { return "" }
    var text = ""
    var lastLine: Int?
    for mark in marks {
      let line = source.line(of: mark.span.start)
      // A cut line shows other parts for other marks.
      if line != lastLine || source.lineContent(line).count > DisplayLine.maximumWidth {
        if let lastLine, line > lastLine + 1 { text += style.blue("...") + "\n" }
        text += numbered(line, source, mark)
        lastLine = line
      }
      text += underline(mark, line, source)
    }
    return text
  }

  private func numbered(_ line: Int, _ source: SourceFile, _ mark: Mark) -> String {
    let number = String(line)
    let padding = String(repeating: " ", count: max(0, width - number.utf8.count))
    let (shown, _, _) = columns(mark, line, source)
    let content = shown.isEmpty ? "" : " " + shown
    return "\(padding)\(style.blue("\(number) |"))\(content)\n"
  }

  private func underline(_ mark: Mark, _ line: Int, _ source: SourceFile) -> String {
    let (_, start, end) = columns(mark, line, source)
    let signs = String(repeating: mark.isPrimary ? "^" : "-", count: max(1, end - start))
    let label = mark.text.isEmpty ? signs : signs + " " + mark.text
    let painted = mark.isPrimary ? style.severity(.error, label) : style.blue(label)
    return "\(margin) \(style.blue("|")) \(String(repeating: " ", count: start))\(painted)\n"
  }

  /// The shown line and the columns of the mark in it, cut where the line is too long.
  private func columns(_ mark: Mark, _ line: Int, _ source: SourceFile) -> (String, Int, Int) {
    let range = source.lineContent(line)
    let offset = mark.span.start - range.lowerBound
    let display = DisplayLine(source.bytes[range], around: offset)
    let start = display.column(of: offset)
    let end = display.column(of: mark.span.end - range.lowerBound)
    guard display.isCut else { return (trimmed(display.text), start, end) }
    let shift = display.cutColumns(around: offset)
    let shown = display.cut(around: offset)
    return (shown, start - shift, min(end - shift, shown.unicodeScalars.count))
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
