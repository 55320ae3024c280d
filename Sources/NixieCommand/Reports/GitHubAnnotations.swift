internal import NixieSyntax

/// Workflow commands that a GitHub action turns into notes on the lines of a pull request.
///
/// `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`; in values `%`, line ends,
/// `:` and `,` are escaped.
struct GitHubAnnotations {
  let report: Report

  var text: String { report.diagnostics.map(line).joined() }

  private func line(_ diagnostic: Diagnostic) -> String {
    var command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    var properties: [(String, String)] = []
    if let place = report.place(diagnostic.span) {
      properties = [
        ("file", place.path), ("line", "\(place.line)"), ("endLine", "\(place.endLine)"),
      ]
      // Columns on several lines would be those of the last one.
      if place.line == place.endLine {
        properties += [("col", "\(place.column)"), ("endColumn", "\(place.endColumn)")]
      }
    }
    properties.append(("title", "\(diagnostic.code) \(Self.title(diagnostic.code))"))
    command += " " + properties.map { "\($0.0)=\(Self.property($0.1))" }.joined(separator: ",")
    let message = [diagnostic.message] + Report.details(diagnostic) + labels(diagnostic)
    return "::\(command)::\(Self.data(message.joined(separator: "\n")))\n"
  }

  private func labels(_ diagnostic: Diagnostic) -> [String] {
    diagnostic.labels.filter { $0.span != diagnostic.span }.compactMap { label in
      report.place(label.span).map { "\($0.path):\($0.line): \(label.text)" }
    }
  }

  private static func title(_ code: DiagnosticCode) -> String {
    Explain.pages.first { $0.code == code }?.title ?? ""
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
