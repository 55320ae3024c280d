import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// What is proven about rulesets is so.
@Suite struct ProofTests {
  private func proofs(_ rules: String) throws -> Proofs {
    let bench = try Bench(rules)
    return Proofs(bench.compilation, bench.classifier)
  }

  @Test func coveredTogether() throws {
    let proofs = try proofs(
      """
      rule hard
        code 5xx
        text "mailbox"
        priority 1
        is full
        example | 552 mailbox
      rule soft
        code 4xx
        text "mailbox"
        priority 1
        is full
        example | 452 mailbox
      rule never
        code 45x, 55x
        text "mailbox full"
        is slow
        example | 552 mailbox full
      """)
    let dead = try #require(proofs.diagnostics.first { $0.code == "E406" })
    #expect(
      dead.message
        == "t/never can never win: t/hard and t/soft together win every reply that it matches")
    #expect(dead.labels.map(\.text) == ["has priority 1, not 0", "has priority 1, not 0"])
    #expect(dead.notes.first == "for example: 552 mailbox full, which t/hard decides")
    #expect(proofs.explained == ["t/never"])
    #expect(proofs.undecided == 0)
  }

  /// One code is left to it, so it is alive.
  @Test func nearlyCovered() throws {
    let proofs = try proofs(
      """
      rule hard
        code 5xx
        except code 551
        text "mailbox"
        priority 1
        is full
        example | 552 mailbox
      fallback rest
        code 551, 552
        is slow
      rule seldom
        code 55x
        text "mailbox full"
        is slow
        example | 552 mailbox full
      """)
    #expect(proofs.diagnostics.isEmpty)
    #expect(
      proofs.witnesses["t/seldom"].map { String(decoding: $0.text, as: UTF8.self) }
        == "551 mailbox full")
  }

  @Test(arguments: [
    ("code 550\n except code 55x\n text \"gone\"", "`code 550` and `except code 55x`"),
    (
      "text is \"gone\"\n except text \"gone\"\n except text \"x\"",
      "`text is \"gone\"` and `except text \"gone\"`"
    ),
    ("enhanced 5.1.1\n except enhanced 5.1.x", "`enhanced 5.1.1` and `except enhanced 5.1.x`"),
  ])
  func contradictions(_ conditions: String, _ named: String) throws {
    let proofs = try proofs("rule none\n \(conditions)\n is full\n example | 550 gone\n")
    #expect(proofs.diagnostics.map(\.code) == ["E407"])
    #expect(
      proofs.diagnostics.first?.message
        == "t/none can match nothing: \(named) contradict each other")
  }

  /// Every rule of random rulesets is found out about, and rightly so: who is alive wins its
  /// witness; who is dead wins none of all replies, and nobody misses it.
  @Test(arguments: 0..<300) func everyFateIsTrue(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let random = RandomRuleset(&generator)
    let bench = try Bench(random.set())
    let proofs = Proofs(bench.compilation, bench.classifier)
    #expect(proofs.undecided == 0, "\(random.rules.map(\.text).joined())")
    let winners = Set(RandomRuleset.replies.compactMap { bench.classifier.told($0.0, $0.1).rule })
    for rule in random.rules {
      let id = "t/\(rule.name)"
      if proofs.explained.contains(id) {
        #expect(!winners.contains(id), "\(id) is alive in\n\(random.rules.map(\.text).joined())")
        let without = try Bench(random.set(without: rule.name))
        let diff = RulesetDiff(
          (bench.compilation, bench.classifier), (without.compilation, without.classifier))
        let finding = proofs.diagnostics.first { $0.message.hasPrefix("\(id) can") }
        if finding?.notes.contains(where: { $0.contains("without it") }) == true {
          // The order of others hangs on it, and the finding says so: its code is not E406.
          #expect(
            finding?.code != "E406" && order(bench, without: id) != order(without, without: id))
        } else {
          #expect(
            diff.isEmpty && diff.undecided == 0,
            "\(proofs.diagnostics.map(\.message)) in\n\(random.rules.map(\.text).joined())")
        }
      } else {
        let witness = try #require(proofs.witnesses[id])
        #expect(bench.classifier.told(witness.text, witness.hints).rule == id)
      }
    }
  }

  private func order(_ bench: Bench, without id: String) -> [String] {
    bench.compilation.order.map { bench.compilation.ruleset.rules[$0.rule].id }.filter { $0 != id }
  }

  /// Conflicts are shown by replies that both rules match.
  @Test func conflictsAreClaimedTwice() throws {
    let bench = try Bench(
      """
      rule full
        text "mailbox is completely full"
        is full
        example | 452 mailbox is completely full, too fast
      rule fast
        text "too fast"
        is slow
        example | 450 too fast
      """)
    let reply = WrittenReply(
      text: Array("450 too fast: mailbox is completely full".utf8), place: "bounces.txt:7")
    let proofs = Proofs(bench.compilation, bench.classifier)
    #expect(proofs.diagnostics.map(\.code) == ["E405"])
    let evidence = Evidence(bench.compilation, bench.classifier, corpus: [reply])
    #expect(evidence.items.filter { $0.ranks.count == 2 }.count == 2)
  }

  /// A conflict that only a corpus shows names its line.
  @Test func corpusConflict() throws {
    let bench = try Bench(
      """
      rule full
        text "mailbox is full"
        is full
        example | 452 mailbox is full
      rule fast
        text "too fast"
        is slow
        example | 450 too fast
      """)
    let reply = WrittenReply(
      text: Array("450 too fast: mailbox is full".utf8), place: "bounces.txt:7")
    #expect(Proofs(bench.compilation, bench.classifier).diagnostics.isEmpty)
    let found = Proofs(bench.compilation, bench.classifier, corpus: [reply]).diagnostics
    #expect(found.map(\.code) == ["E405"])
    #expect(
      found.first?.notes.first
        == "both match line bounces.txt:7: 450 too fast: mailbox is full")
  }

  /// A proof that the budget ends is not guessed.
  @Test func budgetIsCounted() throws {
    let bench = try Bench(
      """
      rule hard
        text any of "mailbox", "box*of"
        priority 1
        is full
        example | 552 mailbox
      rule never
        regex | mailbox (full|of) [a-z]+
        is slow
        example | 552 mailbox full now
      """)
    #expect(Proofs(bench.compilation, bench.classifier, budget: 1).undecided == 1)
    #expect(Proofs(bench.compilation, bench.classifier).undecided == 0)
  }
}
