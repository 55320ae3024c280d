import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// What could be taken away is found, and nothing else.
@Suite struct UselessProofTests {
  private func codes(_ rules: String) throws -> [String] {
    let bench = try Bench(rules)
    return Proofs(bench.compilation, bench.classifier, isThorough: true).diagnostics.map(\.message)
  }

  private func rule(_ lines: String) -> String {
    "rule full\n  \(lines)\n  is full\n  example | 552 mailbox full\n"
  }

  @Test func alternativeOfItsSibling() throws {
    let found = try codes(rule("text any of \"mailbox full\", \"your mailbox full of\""))
    #expect(
      found == [
        "`\"your mailbox full of\"` adds nothing: `\"mailbox full\"` matches whatever it matches"
      ])
  }

  @Test func alternativeTwice() throws {
    #expect(
      try codes(rule("text any of \"mailbox full\", \"Mailbox  full\"")) == [
        "`\"Mailbox  full\"` stands here twice"
      ])
  }

  @Test func alternativeThatIsExcepted() throws {
    let found = try codes(
      rule("text any of \"mailbox full\", \"gone away\"\n  except text \"gone\""))
    #expect(
      found == [
        "`\"gone away\"` adds nothing: the other conditions of t/full never let it match"
      ])
  }

  /// What fills the advice is there for that.
  @Test func capturesCount() throws {
    #expect(
      try codes(rule("text any of \"mailbox full\", \"mailbox full {size:number}\"")).isEmpty)
  }

  @Test func exceptionOfNothing() throws {
    let found = try codes(rule("text is \"mailbox full\"\n  except text \"viruses\""))
    #expect(
      found == [
        "this `except` takes nothing away: t/full matches no such reply without it"
      ])
    #expect(try codes(rule("text \"mailbox full\"\n  except text \"viruses\"")).isEmpty)
  }

  /// A phrase that one rule could do without is there for the other.
  @Test func phrasesAreJudgedByAllRules() throws {
    let rules = """
      phrases full
        - "mailbox full"
        - "no room"
      rule one
        text any of phrases full
        except text "no"
        is full
        example | 552 mailbox full

      """
    #expect(try codes(rules).count == 1)
    let both =
      rules
      + "rule two\n text any of phrases full\n code 450\n is full, permanent\n example | 450 no room\n"
    #expect(try codes(both).isEmpty)
  }

  @Test func overridesOfNothing() throws {
    let rules = """
      rule one
        code 550
        text "mailbox full"
        overrides two
        is full
        example | 550 mailbox full
      rule two
        code 450
        text "mailbox full"
        is slow
        example | 450 mailbox full
      """
    #expect(
      try codes(rules) == [
        "this `overrides` changes nothing: no reply has codes and a stage for both"
      ])
    #expect(try codes(rules.replacing("code 450", with: "code 450, 550")).isEmpty)
  }

  @Test func unusedNames() throws {
    let rules = "phrases idle\n - \"x\"\nplaceholder odd\n text \"x{number}\"\n"
    #expect(
      try codes(rules + rule("text \"mailbox full\"")).sorted() == [
        "no pattern uses the placeholder {odd}", "no rule uses the phrases \"idle\"",
      ])
    // A file of phrases alone is there for others.
    let files = [
      "names.nixie": Sample.categories,
      "p.nixie": "ruleset p\n title \"P\"\n" + rules,
      "t.nixie": "ruleset t\n title \"T\"\n" + rule("text \"mailbox full\""),
    ]
    let bench = try Bench(Sample.set(files))
    #expect(Proofs(bench.compilation, bench.classifier).diagnostics.isEmpty)
  }

  // MARK: Vocabulary

  private func category(_ name: String) -> String {
    """
    category \(name)
      title "\(name)"
      group test
      permanence none
      party local
      action none

    """
  }

  private func vocabulary(
    _ declared: [String], used: [String], isWhole: Bool = true
  ) throws -> [String] {
    let rules = used.map { "rule r-\($0)\n text \"\($0)\"\n is \($0)\n example | 550 \($0)\n" }
    let text = declared.map(category).joined() + rules.joined()
    let set = SourceSet(
      [SourceFile(path: "t.nixie", text: "ruleset t\n title \"T\"\n" + text)]
    ) { _ in .unreadable("") }
    var options = Check.Options()
    options.isWhole = { _ in isWhole }
    return Check(set, options).diagnostics.filter { $0.code == "W407" }.map(\.message)
  }

  @Test func aForgottenCategory() throws {
    let found = try vocabulary(["aa", "bb", "cc", "dd"], used: ["aa", "bb", "dd"])
    #expect(found == ["no rule and no document names the category \"cc\""])
  }

  /// A file of words alone, a list that was copied whole, and a file by itself are for others.
  @Test func vocabulariesForOthers() throws {
    #expect(try vocabulary(["aa", "bb", "cc", "dd"], used: []).isEmpty)
    #expect(try vocabulary(["aa", "bb", "cc", "dd"], used: ["aa"]).isEmpty)
    #expect(
      try vocabulary(["aa", "bb", "cc", "dd"], used: ["aa", "bb", "dd"], isWhole: false).isEmpty)
    #expect(try vocabulary(["aa", "bb"], used: ["aa", "bb"]).isEmpty)
  }

  @Test func espsThatNothingRecognises() throws {
    let idle = "esp idle\n title \"Idle\"\n"
    #expect(
      try codes(idle + rule("text \"mailbox full\"")) == [
        "nothing names or recognises the ESP \"idle\""
      ])
    for more in [" mx *.example.com\n", " domains example.com\n", " signature \"idle says\"\n"] {
      #expect(try codes(idle + more + rule("text \"mailbox full\"")).isEmpty)
    }
    #expect(try codes(idle + rule("for idle\n  text \"mailbox full\"")).isEmpty)
    #expect(
      try codes(
        idle + rule("text \"mailbox full\"") + "  example for idle | 552 mailbox full\n"
      ).isEmpty)
  }
}
