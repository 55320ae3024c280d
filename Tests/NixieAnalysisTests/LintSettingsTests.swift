import NixieAnalysis
import NixieSyntax
import Testing

/// `.nixie-lint` files.
@Suite struct LintSettingsTests {
  private func read(_ text: String) -> LintSettings {
    LintSettings(SourceFile(path: ".nixie-lint", text: text), file: 0)
  }

  @Test func levels() {
    let settings = read("# ours\n\nW509 warning # all have one\n  lone-word\terror\r\nE405 off")
    #expect(settings.diagnostics.isEmpty)
    #expect(settings.levels.chosen == ["W509": .warning, "W507": .error, "E405": .off])
  }

  @Test func anEmptyFileSetsNothing() { #expect(read("").levels == Levels()) }

  /// The pages of `nixie explain` say what they show.
  @Test(arguments: RuleExplanations.analysis.map(\.code.rawValue).filter { $0.hasPrefix("E6") })
  func pages(_ code: String) throws {
    let page = try #require(RuleExplanations.analysis.first { $0.code.rawValue == code })
    #expect(read(page.bad).diagnostics.map(\.code.rawValue) == [code])
    #expect(read(page.good).diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("W5O9 off", "W509"), ("missing-sorce off", "missing-source"), ("W509 of", "off"),
    ("W509 eror", "error"),
  ])
  func suggests(_ text: String, _ meant: String) {
    let edits = read(text).diagnostics.flatMap(\.fixes).flatMap(\.edits)
    #expect(edits.map(\.replacement) == [meant])
  }

  @Test func aMistakeCostsItsLineOnly() {
    let settings = read("nonsense\nW509 warning\nW507")
    #expect(settings.diagnostics.map(\.code) == ["E602", "E601"])
    #expect(settings.levels.chosen == ["W509": .warning])
  }

  @Test func onTheCommandLine() {
    #expect(LintSettings.assignment("W509=error")?.level == .error)
    #expect(LintSettings.assignment("missing-source=off")?.code == "W509")
    for wrong in ["W509", "W509=on", "E401=off", "=off", "W5=off", "W509=off=off"] {
      #expect(LintSettings.assignment(wrong) == nil, "\(wrong)")
    }
  }
}
