internal import NixieAnalysis
internal import NixieSyntax

/// Results in the XML that CI systems read. (The format is a convention of Ant's JUnit task; only
/// `testsuites`, `testsuite`, `testcase` and `failure` are used.)
enum JUnit {
  /// A trial: a suite a file, a case a reply.
  static func document(_ trial: Trial, _ sources: [SourceFile]) -> String {
    let failures = Dictionary(
      trial.failures.map { ($0.span, $0) }, uniquingKeysWith: { first, _ in first })
    var suites = Suites()
    for run in trial.runs {
      guard sources.indices.contains(run.span.file) else { continue }
      let source = sources[run.span.file]
      let line = source.line(of: run.span.start)
      let failure = failures[run.span].map { failure in
        let text = ["expected \(failure.expected), got \(failure.got)"] + failure.notes
        return (failure.message, text.joined(separator: "\n"))
      }
      suites.add(
        source.path, owner: run.owner,
        name: "\(line): " + source.lineText(line).drop { $0 == " " || $0 == "\t" },
        failure: failure)
    }
    return suites.document(named: "nixie test")
  }

  /// A check: a suite a file, a case a finding, and one that passes for a file without findings.
  static func document(_ report: Report) -> String {
    var suites = Suites()
    for (index, source) in report.sources.enumerated() {
      let own = report.diagnostics.filter { $0.span.file == index }
      if own.isEmpty {
        suites.add(source.path, owner: "nixie.check", name: source.path, failure: nil)
      }
      for diagnostic in own {
        let line = source.line(of: diagnostic.span.start)
        let text = ["\(source.path):\(line): \(source.lineText(line))"]
        suites.add(
          source.path, owner: "nixie.check.\(diagnostic.code)",
          name: "\(line): \(diagnostic.message)",
          failure: (
            "\(diagnostic.severity.rawValue)[\(diagnostic.code)]: \(diagnostic.message)",
            (text + Report.details(diagnostic)).joined(separator: "\n")
          ))
      }
    }
    return suites.document(named: "nixie check")
  }

  /// Cases, by the suites they belong to.
  private struct Suites {
    private var order: [String] = []
    private var cases: [String: (xml: String, count: Int, failures: Int)] = [:]

    mutating func add(
      _ suite: String, owner: String, name: String, failure: (message: String, text: String)?
    ) {
      if cases[suite] == nil { order.append(suite) }
      var known = cases[suite] ?? ("", 0, 0)
      known.count += 1
      known.xml += "    <testcase classname=\"\(XML.escaped(owner))\""
      known.xml += " name=\"\(XML.escaped(name))\""
      if let failure {
        known.failures += 1
        known.xml += ">\n      <failure message=\"\(XML.escaped(failure.message))\">"
        known.xml += XML.escaped(failure.text) + "</failure>\n    </testcase>\n"
      } else {
        known.xml += "/>\n"
      }
      cases[suite] = known
    }

    func document(named name: String) -> String {
      let all = order.compactMap { cases[$0] }
      var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(name)\""
      xml += " tests=\"\(all.reduce(0) { $0 + $1.count })\""
      xml += " failures=\"\(all.reduce(0) { $0 + $1.failures })\">\n"
      for (suite, known) in zip(order, all) {
        xml += "  <testsuite name=\"\(XML.escaped(suite))\" tests=\"\(known.count)\""
        xml += " failures=\"\(known.failures)\">\n\(known.xml)  </testsuite>\n"
      }
      return xml + "</testsuites>\n"
    }
  }
}
