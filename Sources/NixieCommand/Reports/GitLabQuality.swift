internal import NixieSyntax

/// GitLab's code quality report: a subset of Code Climate's format.
struct GitLabQuality {
  let report: Report

  var text: String {
    let items = zip(report.diagnostics, report.fingerprints).map { diagnostic, fingerprint in
      item(diagnostic, fingerprint)
    }
    return JSON.array(items).pretty
  }

  private func item(_ diagnostic: Diagnostic, _ fingerprint: String) -> JSON {
    let place = report.place(diagnostic.span)
    return .object([
      ("description", .string("\(diagnostic.code): \(diagnostic.message)")),
      ("check_name", .string(diagnostic.code.rawValue)),
      ("fingerprint", .string(fingerprint)),
      ("severity", .string(severity(diagnostic.severity))),
      (
        "location",
        .object([
          ("path", .string(place?.path ?? "")),
          (
            "lines",
            .object([
              ("begin", .number(place?.line ?? 1)), ("end", .number(place?.endLine ?? 1)),
            ])
          ),
        ])
      ),
    ])
  }

  private func severity(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
