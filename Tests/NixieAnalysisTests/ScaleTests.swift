import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// Many rules take time in proportion, not in pairs: what is counted is the work, never the time.
@Suite struct ScaleTests {
  private static let words = [
    "mailbox", "full", "user", "unknown", "account", "disabled", "message", "refused", "policy",
    "spam", "content", "blocked", "listed", "host", "sender", "recipient", "domain", "server",
    "busy", "temporary", "quota", "exceeded", "rate", "limit", "relay", "denied", "timeout",
  ]

  private static func rules(_ count: Int, _ generator: inout Generator) -> String {
    (0..<count).map { index in
      let text = (0..<(2 + generator.below(4))).map { _ in generator.pick(words) }
      let own = generator.once(in: 3) ? text : text + ["k\(index)"]
      let phrase = own.joined(separator: " ")
      let code = generator.pick(["550", "450", "552"])
      return """
        rule r\(index)
          code \(generator.once(in: 2) ? code : "\(code.prefix(1))xx")
          text \(generator.once(in: 4) ? "any of \"\(phrase)\", \"x\(index)\"" : "\"\(phrase)\"")
          is \(generator.pick(["full", "slow", "full, permanent"]))
          example | \(code) \(phrase)

        """
    }.joined()
  }

  /// Nearly every question is answered by a reply at hand: few get to an automaton.
  @Test func automataAreAskedSeldom() throws {
    var generator = Generator(seed: 77)
    let bench = try Bench(Self.rules(600, &generator))
    let proofs = Proofs(bench.compilation, bench.classifier)
    #expect(proofs.undecided == 0)
    #expect(proofs.searches < 600, "\(proofs.searches)")
    #expect(proofs.statesVisited < 60_000, "\(proofs.statesVisited)")
    // Whoever is not said to be dead wins something.
    for rule in bench.compilation.ruleset.rules where !proofs.explained.contains(rule.id) {
      #expect(proofs.witnesses[rule.id] != nil)
    }
  }
}
