internal import NixieSyntax

/// The Static Analysis Results Interchange Format, version 2.1.0, an OASIS standard
/// ([SARIF](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html)).
///
/// Columns count characters from 1, which `columnKind` says. Patches are `fixes`, and the pages of
/// `nixie explain` are the help of the rules.
struct SARIF {
  let report: Report

  static let schema = "https://json.schemastore.org/sarif-2.1.0.json"

  var text: String {
    JSON.object([
      ("$schema", .string(Self.schema)), ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).pretty
  }

  private var run: JSON {
    let pages = report.pages
    let numbers = Dictionary(uniqueKeysWithValues: zip(pages.map(\.code), pages.indices))
    let results = zip(report.diagnostics, report.fingerprints).map { diagnostic, fingerprint in
      result(diagnostic, fingerprint, numbers[diagnostic.code])
    }
    return .object([
      (
        "tool",
        .object([
          (
            "driver",
            .object([
              ("name", .string("nixie")), ("version", .string(NixieCommand.version)),
              ("rules", .array(pages.map(rule))),
            ])
          )
        ])
      ),
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(results)),
    ])
  }

  private func rule(_ page: Explanation) -> JSON {
    let isError = page.code.rawValue.hasPrefix("E")
    var members: [(String, JSON)] = [("id", .string(page.code.rawValue))]
    if let name = page.lint?.name { members.append(("name", .string(name))) }
    return .object(
      members + [
        ("shortDescription", .object([("text", .string(page.title))])),
        ("fullDescription", .object([("text", .string(page.body))])),
        ("help", help(page)),
        (
          "defaultConfiguration",
          .object([("level", .string(isError ? "error" : "warning"))])
        ),
      ])
  }

  private func help(_ page: Explanation) -> JSON {
    var text = page.body
    var markdown = page.body
    if let why = page.lint?.why {
      text += "\n\n" + why
      markdown += "\n\n" + why
    }
    for (title, example) in [("Wrong", page.bad), ("Right", page.good)] where !example.isEmpty {
      text += "\n\n\(title):\n\n\(example)"
      markdown += "\n\n\(title):\n\n```\n\(example)\n```"
    }
    return .object([("text", .string(text)), ("markdown", .string(markdown))])
  }

  private func result(
    _ diagnostic: Diagnostic, _ fingerprint: String, _ rule: Int?
  ) -> JSON {
    let details = Report.details(diagnostic)
    var members: [(String, JSON)] = [("ruleId", .string(diagnostic.code.rawValue))]
    if let rule { members.append(("ruleIndex", .number(rule))) }
    members += [
      ("level", .string(diagnostic.severity.rawValue)),
      (
        "message",
        .object([("text", .string(([diagnostic.message] + details).joined(separator: "\n")))])
      ),
      ("locations", .array(location(diagnostic.span).map { [.object($0)] } ?? [])),
    ]
    // The schema wants each of them once.
    var seen: Set<String> = []
    let related = diagnostic.labels.filter { label in
      label.span != diagnostic.span
        && seen.insert("\(label.span.file) \(label.span.start) \(label.span.end) \(label.text)")
          .inserted
    }.compactMap { label in
      location(label.span).map {
        JSON.object($0 + [("message", .object([("text", .string(label.text))]))])
      }
    }
    if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
    members.append(("partialFingerprints", .object([("nixie/v1", .string(fingerprint))])))
    if !diagnostic.fixes.isEmpty {
      members.append(("fixes", .array(diagnostic.fixes.map(fix))))
    }
    return .object(members)
  }

  private func location(_ span: SourceSpan) -> [(String, JSON)]? {
    guard let place = report.place(span) else { return nil }
    return [
      (
        "physicalLocation",
        .object([
          ("artifactLocation", artifact(place.path)),
          ("region", region(place)),
        ])
      )
    ]
  }

  private func artifact(_ path: String) -> JSON {
    .object([("uri", .string(ReportedPath.uri(path)))])
  }

  private func region(_ place: Report.Place) -> JSON {
    .object([
      ("startLine", .number(place.line)), ("startColumn", .number(place.column)),
      ("endLine", .number(place.endLine)), ("endColumn", .number(place.endColumn)),
    ])
  }

  private func fix(_ fix: Fix) -> JSON {
    let files = Set(fix.edits.map(\.span.file)).sorted()
    let changes = files.compactMap { file -> JSON? in
      guard report.sources.indices.contains(file) else { return nil }
      let edits = fix.edits.filter { $0.span.file == file }.compactMap(replacement)
      return .object([
        ("artifactLocation", artifact(report.sources[file].path)), ("replacements", .array(edits)),
      ])
    }
    return .object([
      ("description", .object([("text", .string(fix.title))])),
      ("artifactChanges", .array(changes)),
    ])
  }

  private func replacement(_ edit: TextEdit) -> JSON? {
    report.place(edit.span).map { place in
      .object([
        ("deletedRegion", region(place)),
        ("insertedContent", .object([("text", .string(edit.replacement))])),
      ])
    }
  }
}
