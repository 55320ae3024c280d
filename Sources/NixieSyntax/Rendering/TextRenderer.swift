/// Diagnostics for people: the source line, carets under the exact place, what to type instead.
///
/// ```
/// error[E102]: I don't know the line "enhansed"
///   --> yahoo.nixie:18:3
///    |
/// 18 |   enhansed  none
///    |   ^^^^^^^^ did you mean `enhanced`?
///    |
/// help: write `enhanced`
///    |
/// 18 -   enhansed  none
/// 18 +   enhanced  none
/// ```
package struct TextRenderer: Sendable {
  /// The files, by the indices that spans carry.
  package var sources: [SourceFile]
  /// Whether to colour the text with ANSI escapes.
  package var isColored: Bool

  package init(sources: [SourceFile], isColored: Bool = false) {
    self.sources = sources
    self.isColored = isColored
  }

  /// All diagnostics with a blank line between them; ends with a line feed unless empty.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { render($0) }.joined(separator: "\n")
  }

  /// One diagnostic; ends with a line feed.
  package func render(_ diagnostic: Diagnostic) -> String {
    let style = Style(isColored: isColored)
    var text = style.severity(
      diagnostic.severity, "\(diagnostic.severity.rawValue)[\(diagnostic.code)]")
    text += style.bold(": \(diagnostic.message)") + "\n"
    guard let source = source(diagnostic.span.file) else {
      return text + diagnostic.notes.map { "note: \($0)\n" }.joined()
    }
    let width = gutterWidth(diagnostic)
    let line = source.line(of: diagnostic.span.start)
    let column = source.column(of: diagnostic.span.start)
    let margin = String(repeating: " ", count: width)
    text += "\(margin)\(style.blue("-->")) \(source.path):\(line):\(column)\n"
    text += "\(margin) \(style.blue("|"))\n"
    text += SnippetRenderer(renderer: self, style: style, width: width).render(diagnostic)
    if !diagnostic.notes.isEmpty { text += "\(margin) \(style.blue("|"))\n" }
    for note in diagnostic.notes {
      text += "\(margin) \(style.blue("=")) \(style.bold("note")): \(note)\n"
    }
    for fix in diagnostic.fixes {
      text += PatchRenderer(renderer: self, style: style, width: width).render(fix)
    }
    return text
  }

  func source(_ file: Int) -> SourceFile? {
    sources.indices.contains(file) ? sources[file] : nil
  }

  /// The digits of the largest line number that is shown.
  private func gutterWidth(_ diagnostic: Diagnostic) -> Int {
    var spans = [diagnostic.span] + diagnostic.labels.map(\.span)
    spans += diagnostic.fixes.flatMap { $0.edits.map(\.span) }
    let largest = spans.map { source($0.file)?.line(of: $0.end) ?? 1 }.max() ?? 1
    return String(largest).utf8.count
  }
}
