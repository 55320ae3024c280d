package import NixieSyntax

/// What `nixie check` found, for whoever reads it.
package struct Report: Sendable {
  /// Sorted by file and place.
  package let diagnostics: [Diagnostic]
  /// The files, by the indices that spans carry.
  package let sources: [SourceFile]

  package init(_ diagnostics: [Diagnostic], _ sources: [SourceFile]) {
    self.diagnostics = diagnostics
    self.sources = sources
  }

  /// Whoever reads it.
  package enum Format: String, CaseIterable {
    case text
    case json
    case sarif
    case github
    case junit
    case checkstyle
    case gitlab
  }

  /// The report for programs; nil for people, whose text has colours.
  package func written(as format: Format) -> String? {
    switch format {
    case .text: nil
    case .json: JSONRenderer(sources: sources).array(diagnostics)
    case .sarif: SARIF(report: self).text
    case .github: GitHubAnnotations(report: self).text
    case .junit: JUnit.document(self)
    case .checkstyle: Checkstyle(report: self).text
    case .gitlab: GitLabQuality(report: self).text
    }
  }

  /// A place as people and most formats count: from 1, columns in characters.
  struct Place {
    var path: String
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
  }

  /// Where `span` is; nil for a span of no file.
  func place(_ span: SourceSpan) -> Place? {
    guard sources.indices.contains(span.file) else { return nil }
    let source = sources[span.file]
    return Place(
      path: source.path, line: source.line(of: span.start), column: source.column(of: span.start),
      endLine: source.line(of: span.end), endColumn: source.column(of: span.end))
  }

  /// What a finding says besides its message, in lines of text.
  static func details(_ diagnostic: Diagnostic) -> [String] {
    let own = diagnostic.labels.filter { $0.span == diagnostic.span }.map(\.text)
    return own + diagnostic.notes + diagnostic.fixes.map { "help: \($0.title)" }
  }

  /// The page of each code that was found, in the order of the codes.
  var pages: [Explanation] {
    let codes = Set(diagnostics.map(\.code))
    return Explain.pages.filter { codes.contains($0.code) }
  }
}
