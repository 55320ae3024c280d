internal import NixieSyntax

/// The XML of Checkstyle, which most CI systems and editors read.
struct Checkstyle {
  let report: Report

  var text: String {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    for (index, source) in report.sources.enumerated() {
      let own = report.diagnostics.filter { $0.span.file == index }
      guard !own.isEmpty else { continue }
      xml += "  <file name=\"\(XML.escaped(source.path))\">\n"
      for diagnostic in own {
        let message = ([diagnostic.message] + Report.details(diagnostic)).joined(separator: "; ")
        xml += "    <error line=\"\(source.line(of: diagnostic.span.start))\""
        xml += " column=\"\(source.column(of: diagnostic.span.start))\""
        xml += " severity=\"\(severity(diagnostic.severity))\""
        xml += " message=\"\(XML.escaped(message))\""
        xml += " source=\"nixie.\(diagnostic.code)\"/>\n"
      }
      xml += "  </file>\n"
    }
    return xml + "</checkstyle>\n"
  }

  private func severity(_ severity: Diagnostic.Severity) -> String {
    severity == .note ? "info" : severity.rawValue
  }
}
