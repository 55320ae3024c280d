import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// Every kind of finding as people see it: what `nixie check` prints for the wrong examples of its
/// page.
@Suite struct FindingGoldenTests {
  static let pages = (Explanation.syntax + RuleExplanations.analysis)
    .filter { !$0.bad.isEmpty }.map(\.code.rawValue)

  @Test(arguments: pages) func rendered(_ code: String) throws {
    let all = Explanation.syntax + RuleExplanations.analysis
    let page = try #require(all.first { $0.code.rawValue == code })
    var printed = ""
    for example in [page.bad] + (page.lint?.otherBad ?? []) {
      let (diagnostics, sources) = findings(example, code)
      #expect(diagnostics.contains { $0.code == page.code })
      printed += TextRenderer(sources: sources).render(diagnostics) + "\n"
    }
    #expect(Golden("findings/\(code)").differs(from: printed) == nil)
  }

  private func findings(_ example: String, _ code: String) -> ([Diagnostic], [SourceFile]) {
    if code.hasPrefix("E6") {
      let source = SourceFile(path: ".nixie-lint", text: example)
      return (LintSettings(source, file: 0).diagnostics, [source])
    }
    // Pages about the beginning of a file, and about files that include others, show it whole.
    let isWhole = example.contains("ruleset ") || code == "E113"
    let set =
      isWhole
      ? SourceSet([SourceFile(path: "test.nixie", text: example + "\n")]) { _ in .unreadable("") }
      : Linting.set(example)
    return (Check(set, Linting.options(code)).diagnostics, set.sources)
  }
}
