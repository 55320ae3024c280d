/// Diagnostics for programs: one JSON object each.
///
/// `line` and `column` count from 1, columns in characters; `start` and `end` count bytes from 0.
/// Bytes that are not UTF-8 appear as U+FFFD in paths and messages; offsets stay exact.
package struct JSONRenderer: Sendable {
  /// The files, by the indices that spans carry.
  package var sources: [SourceFile]

  package init(sources: [SourceFile]) {
    self.sources = sources
  }

  /// One object on one line, without a line feed.
  package func line(_ diagnostic: Diagnostic) -> String {
    JSONText.object([
      ("code", JSONText.string(diagnostic.code.rawValue)),
      ("severity", JSONText.string(diagnostic.severity.rawValue)),
      ("message", JSONText.string(diagnostic.message)),
      ("place", place(diagnostic.span)),
      (
        "labels",
        JSONText.array(
          diagnostic.labels.map {
            JSONText.object([("place", place($0.span)), ("text", JSONText.string($0.text))])
          })
      ),
      ("notes", JSONText.array(diagnostic.notes.map { JSONText.string($0) })),
      ("fixes", JSONText.array(diagnostic.fixes.map { fix($0) })),
    ])
  }

  /// Objects one a line (JSON lines); ends with a line feed unless empty.
  package func lines(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { line($0) + "\n" }.joined()
  }

  /// One array of all; ends with a line feed.
  package func array(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "[]\n" }
    return "[\n" + diagnostics.map { "  " + line($0) }.joined(separator: ",\n") + "\n]\n"
  }

  private func fix(_ fix: Fix) -> String {
    let edits = fix.edits.map { edit in
      JSONText.object([
        ("place", place(edit.span)), ("replacement", JSONText.string(edit.replacement)),
      ])
    }
    return JSONText.object([
      ("title", JSONText.string(fix.title)), ("edits", JSONText.array(edits)),
    ])
  }

  private func place(_ span: SourceSpan) -> String {
    var members: [(String, String)] = []
    if sources.indices.contains(span.file) {
      let source = sources[span.file]
      members = [
        ("file", JSONText.string(source.path)),
        ("line", "\(source.line(of: span.start))"),
        ("column", "\(source.column(of: span.start))"),
        ("endLine", "\(source.line(of: span.end))"),
        ("endColumn", "\(source.column(of: span.end))"),
      ]
    }
    return JSONText.object(members + [("start", "\(span.start)"), ("end", "\(span.end)")])
  }
}
