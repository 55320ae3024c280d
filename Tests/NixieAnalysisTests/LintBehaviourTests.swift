import NixieAnalysis
import NixieCompiler
import NixieSyntax
import Testing

/// What holds for all lint rules together: levels, `allow`, dates, errors in the same stanza.
@Suite struct LintBehaviourTests {
  private static let loneWord = """
    rule full
      text      "full"
      is        mailbox-full
      example     | 552 full
    """

  private func check(_ stanzas: String, _ change: (inout Levels) -> Void) -> [Diagnostic] {
    var levels = Levels()
    change(&levels)
    let chosen = levels
    return Check(Linting.set(stanzas), Check.Options(levels: { _ in chosen })).diagnostics
  }

  @Test func levels() {
    #expect(check(Self.loneWord) { _ in }.map(\.severity) == [.warning])
    #expect(check(Self.loneWord) { $0.set("W507", to: .error) }.map(\.severity) == [.error])
    #expect(check(Self.loneWord) { $0.set("W507", to: .off) }.isEmpty)
    #expect(
      check(Self.loneWord) { $0.set("W509", to: .warning) }.map(\.code) == ["W509", "W507"])
  }

  /// A level holds for one file and not for another.
  @Test func levelsAreThoseOfTheFile() {
    let set = SourceSet([
      SourceFile(path: "a/a.nixie", text: "ruleset a\n  title \"A\"\n" + Self.any("full")),
      SourceFile(path: "b/b.nixie", text: "ruleset b\n  title \"B\"\n" + Self.any("spam")),
    ]) { _ in .unreadable("") }
    var off = Levels()
    off.set("W507", to: .off)
    let chosen = off
    let found = Check(
      set, Check.Options(levels: { $0.hasPrefix("a/") ? chosen : Levels() })
    ).diagnostics
    #expect(found.map(\.code) == ["W507"] && found.first?.span.file == 1)
  }

  private static func any(_ word: String) -> String {
    "rule \(word)-box\n  text  \"\(word)\"\n  is  unclassified\n  example | 550 \(word)\n"
  }

  @Test func anAllowForWhatIsOffIsNotIdle() {
    let rule = Self.loneWord + "\n  allow     W507 \"Nobody else says this.\""
    #expect(check(rule) { _ in }.isEmpty)
    #expect(check(rule) { $0.set("W507", to: .off) }.isEmpty)
  }

  /// Every finding that an author may answer for can be allowed where it is made.
  @Test(arguments: Lints.all.map { $0.page.code.rawValue }.filter { $0 != "W517" })
  func allows(_ code: String) throws {
    let page = try #require(Lints.all.first { $0.page.code.rawValue == code }?.page)
    for example in page.triggers {
      let allowed = example + "\n  allow     \(code) \"It is fine here.\""
      let found = Linting.findings(allowed, asking: code).map(\.code.rawValue)
      #expect(!found.contains(code) && !found.contains("W517"), "\(found) in\n\(allowed)")
    }
  }

  @Test(arguments: ["E403", "E405"]) func allowsConflicts(_ code: String) throws {
    let page = try #require(RuleExplanations.analysis.first { $0.code.rawValue == code })
    var stanzas = page.bad.split(separator: "\n").map(String.init)
    stanzas.append("  allow     \(code) \"They agree.\"")
    let found = Linting.findings(stanzas.joined(separator: "\n"))
    #expect(!found.contains { $0.code.rawValue == code || $0.code == "W517" }, "\(found)")
  }

  @Test(arguments: [("E401", "cannot be allowed"), ("W999", "don't know"), ("w507", "don't know")])
  func refuses(_ code: String, _ message: String) {
    let found = Linting.findings(
      """
      rule full
        text      "mailbox full"
        is        mailbox-full
        example     | 552 mailbox full
        allow     \(code) "It is fine."
      """)
    #expect(found.map(\.code) == ["E219"] && found[0].message.contains(message))
  }

  /// Nothing depends on the day unless one is given.
  @Test func withoutADayNothingIsTooOld() {
    let found = Check(
      Linting.set(
        """
        rule full
          text      "mailbox full"
          is        mailbox-full
          seen      1990-01-01
          expires   1991-01-01
          example     | 552 mailbox full
        """)
    ).diagnostics
    #expect(found.isEmpty)
  }

  @Test func documentsAndESPsAreLookedAtAgain() {
    let found = Linting.findings(
      """
      esp example-mail
        title  "Example Mail"
        seen   2001-01-01
      document replies
        title   "Replies"
        seen    2021-10-31
        expect  nothing | 250 fine
      """)
    #expect(found.map(\.code) == ["W511", "W511"])
  }

  /// Not only rules may answer for a finding.
  @Test func allowsInOtherStanzas() {
    let stanzas = """
      esp example-mail
        title  "Example Mail"
        seen   2001-01-01
        allow  W511 "The provider is gone; its hosts still answer."
      document replies
        title   "Replies"
        allow   W511 "Kept as it was printed."
        expect  nothing | 250 fine
      """
    let found = Linting.findings(stanzas)
    #expect(found.map(\.code) == ["W517"], "\(found)")
  }

  /// A stanza with an error is not linted: its author looks at it anyway.
  @Test func aStanzaInErrorIsLeftAlone() {
    let found = Linting.findings(
      """
      rule full
        text      "full"
        is        mailbox-ful
        example     | 552 full
      rule box
        text      "mailbox"
        is        mailbox-full
        example     | 552 mailbox
      """)
    #expect(found.map(\.code) == ["E201", "W507"])
  }
}
