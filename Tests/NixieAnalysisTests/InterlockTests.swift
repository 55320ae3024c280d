import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// Rules that interlock are found, with a reply that both match; those that only glueing brings
/// together are not.
@Suite struct InterlockTests {
  private func proofs(_ rules: String) throws -> (Proofs, Bench) {
    let bench = try Bench(rules)
    return (Proofs(bench.compilation, bench.classifier, listsInterlocks: true), bench)
  }

  private func rules(_ first: String, _ second: String, more: String = "") -> String {
    """
    rule one
      text \(first)
      is full
      \(more)
      example | 550 none of this
    rule two
      text \(second)
      is slow
      example | 450 none of that

    """
  }

  /// Rules that match `reply`, the winner first.
  private func claimants(_ reply: String, _ bench: Bench) -> [String] {
    var scratch = Scratch()
    return bench.classifier.matches(Array(reply.utf8).span, hints: Hints(), using: &scratch).map {
      bench.compilation.ruleset.rules[bench.compilation.order[$0].rule].id
    }
  }

  /// The texts, and the shortest reply that both match.
  @Test(arguments: [
    ("\"mailbox is full\"", "\"full of spam\"", "550 mailbox is full of spam"),
    ("\"user*unknown\"", "\"unknown*mailbox\"", "550 user unknown mailbox"),
    ("\"user*unknown\"", "\"user*disabled\"", "550 user unknown disabled"),
    (
      "\"client {ip} blocked\"", "\"blocked by {host}\"",
      "550 client 192.0.2.25 blocked by mail.example.com"
    ),
    (
      "all of \"mailbox is full\", \"later\"", "\"full of spam\"",
      "550 mailbox is full of spam later"
    ),
  ])
  func interlocks(_ first: String, _ second: String, _ reply: String) throws {
    let (proofs, bench) = try proofs(rules(first, second))
    let found = proofs.diagnostics.filter { $0.code == "W406" }
    #expect(found.count == 1, "\(proofs.diagnostics)")
    #expect(found.first?.notes.first == "both match: \(reply)")
    #expect(claimants(reply, bench).count == 2)
  }

  /// Nothing that both say, nothing in common but a little word, or agreed upon.
  @Test(arguments: [
    ("\"mailbox is full\"", "\"too fast\"", ""),
    ("\"this is the end\"", "\"the end is nigh\"", ""),
    ("\"mailbox is full\"", "\"full of spam\"", "overrides two"),
    ("\"mailbox is full\"", "\"full of spam\"", "priority 1"),
    ("\"mailbox is full\"", "\"full of spam\"", "code 250"),
    ("\"mailbox is full\"", "\"full of spam\"", "except text \"spam\""),
    ("\"mailbox full\"", "\"mailbox gone\"", ""),
    ("\"your mailbox is full\"", "any of \"gone\", \"mailbox is\"", ""),
    ("\"your mailbox is full\"", "\"mailbox is full\"", ""),
  ])
  func doNotInterlock(_ first: String, _ second: String, _ more: String) throws {
    var text = rules(first, second, more: more)
    if more == "code 250" { text = text.replacing("is slow", with: "code 550\n  is slow") }
    let (proofs, _) = try proofs(text)
    #expect(!proofs.diagnostics.contains { $0.code == "W406" }, "\(proofs.diagnostics)")
  }

  /// Without being asked, only what loses its very words is told of.
  @Test func onlyLosersAreToldOfByThemselves() throws {
    let crossing = try Bench(rules("\"mailbox is full\"", "\"full of spam\""))
    #expect(Proofs(crossing.compilation, crossing.classifier).diagnostics.isEmpty)
    let losing = try Bench(
      """
      rule one
        text any of "gone", "too many messages on the server"
        is full
        example | 550 gone
      rule two
        text "too many messages"
        is slow
        example | 450 too many messages
      """)
    let found = Proofs(losing.compilation, losing.classifier).diagnostics
    #expect(found.map(\.code) == ["W406"])
    #expect(
      found.first?.message == "t/two takes what t/one says here, and only their weight decides")
    #expect(
      losing.classifier.told(Array("550 too many messages on the server".utf8), Hints()).rule
        == "t/two")
  }

  /// Of random rules whatever is told to interlock does: both match the reply, the one that is said
  /// to win wins, and no reason but the weight orders them.
  @Test(arguments: 0..<60) func everyWitnessIsClaimedByBoth(_ seed: UInt64) throws {
    var generator = Generator(seed: seed &+ 5_000)
    let words = ["mailbox", "full", "spam", "user", "unknown"]
    func text() -> String {
      (0..<(1 + generator.below(3))).map { _ in generator.pick(words) }
        .joined(separator: generator.once(in: 3) ? "*" : " ")
    }
    let rules = (0..<4).map { index in
      """
      rule r\(index)
        text any of "\(text())", "\(text())"
        is \(generator.pick(["full", "slow"]))
        example | 550 x

      """
    }
    let bench = try Bench(rules.joined())
    let proofs = Proofs(bench.compilation, bench.classifier, listsInterlocks: true)
    for finding in proofs.diagnostics where finding.code == "W406" {
      let reply = try #require(finding.notes.first?.split(separator: ": ", maxSplits: 1).last)
      let names = finding.message.matches(of: /t\/r\d/).map { String($0.0) }
      let claimants = claimants(String(reply), bench)
      #expect(claimants.first == names.first)
      #expect(claimants.contains(names.last ?? ""))
    }
  }
}
