import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// `nixie diff` tells what replies get another verdict, and nothing else.
@Suite struct DiffTests {
  private func diff(_ old: Bench, _ new: Bench, corpus: [WrittenReply] = []) -> RulesetDiff {
    RulesetDiff(
      (old.compilation, old.classifier), (new.compilation, new.classifier), corpus: corpus)
  }

  private func diff(_ old: String, _ new: String) throws -> RulesetDiff {
    diff(try Bench(old), try Bench(new))
  }

  static let full = """
    rule full
      text any of "mailbox is full", "over quota"
      is full
      example | 552 mailbox is full

    """

  @Test func nothingChanges() throws {
    let diff = try diff(Self.full, Self.full)
    #expect(diff.isEmpty && diff.undecided == 0)
  }

  /// Other words, another order, another name, advice: no reply gets another verdict.
  @Test func rewriting() throws {
    let diff = try diff(
      Self.full,
      """
      rule too-full
        regex | \\b(mailbox is full|over quota)\\b
        is full
        advice "Wait."
        example | 552 mailbox is full
      """)
    #expect(diff.isEmpty && diff.undecided == 0)
  }

  @Test func anotherVerdict() throws {
    let diff = try diff(Self.full, Self.full.replacing("is full\n", with: "is slow\n"))
    let change = try #require(diff.changes.first)
    #expect(change.old.description == "full, permanent")
    #expect(change.new.description == "slow, temporary")
    #expect(change.documented == 1)
    #expect(change.origin == .documented)
    #expect(change.witness.shown == "552 mailbox is full")
  }

  @Test func aLostAlternative() throws {
    let diff = try diff(Self.full, Self.full.replacing(", \"over quota\"", with: ""))
    #expect(diff.changes.allSatisfy { $0.documented == 0 && $0.new.category == "unclassified" })
    #expect(diff.changes.first?.witness.shown == "550 over quota")
    #expect(diff.changes.first?.origin == .sample)
  }

  @Test func theOrderOfTwo() throws {
    let rules = """
      rule one
        text "too much"
        is slow
        example | 450 too much
      rule two
        text "mailbox"
        is full
        example | 552 mailbox

      """
    let diff = try diff(rules, rules.replacing("is full\n", with: "is full\n  priority 1\n"))
    #expect(!diff.isEmpty)
    #expect(diff.changes.allSatisfy { $0.origin == .constructed })
  }

  @Test func aHostChangesHands() throws {
    func rules(_ domain: String) -> String {
      """
      esp one
        title "One"
        domains \(domain)
      rule own
        for one
        text "later"
        is slow
        example | 450 later
      rule other
        text "later"
        is full
        example for any | 450 later

      """
    }
    let diff = try diff(rules("one.example"), rules("two.example"))
    #expect(!diff.isEmpty)
    #expect(diff.changes.allSatisfy { $0.witness.hints.domain != nil })
  }

  @Test func definitions() throws {
    let files = [
      "names.nixie": Sample.categories, "t.nixie": "ruleset t\n title \"T\"\n" + Self.full,
    ]
    var changed = files
    changed["names.nixie"] = Sample.categories.replacing("action retry", with: "action review")
    let diff = diff(try Bench(Sample.set(files)), try Bench(Sample.set(changed)))
    #expect(diff.definitions == ["full: its action is review, was retry"])
    #expect(diff.changes.isEmpty && !diff.isEmpty)
  }

  @Test func corpusIsCounted() throws {
    let corpus = ["552 mailbox is full", "552 over quota", "550 gone"].map {
      WrittenReply(text: Array($0.utf8))
    }
    let changed = Self.full.replacing(", \"over quota\"", with: "")
    let diff = diff(try Bench(Self.full), try Bench(changed), corpus: corpus)
    #expect(diff.corpusCount == 3)
    #expect(diff.changes.reduce(0) { $0 + $1.corpus } == 1)
  }

  /// Every witness flips, and what trying all replies shows is found.
  @Test(arguments: 0..<60) func randomChanges(_ seed: UInt64) throws {
    var generator = Generator(seed: seed &+ 1_000)
    let before = RandomRuleset(&generator)
    var after = before
    switch generator.below(4) {
    case 0: after.rules.remove(at: generator.below(after.rules.count))
    case 1: after.rules.append(RandomRuleset.rule("extra", &generator))
    case 2:
      after.rules[generator.below(after.rules.count)].priority = generator.below(3)
    default:
      let index = generator.below(after.rules.count)
      after.rules[index] = RandomRuleset.rule(after.rules[index].name, &generator)
    }
    let old = try Bench(before.set())
    let new = try Bench(after.set())
    let diff = RulesetDiff(
      (old.compilation, old.classifier), (new.compilation, new.classifier), isExhaustive: true)
    #expect(diff.undecided == 0)
    #expect(diff.isEmpty == self.diff(old, new).isEmpty)
    for change in diff.changes {
      let first = old.classifier.told(change.witness.text, change.witness.hints)
      let second = new.classifier.told(change.witness.text, change.witness.hints)
      #expect(first.verdict == change.old.description && second.verdict == change.new.description)
      #expect(first.verdict != second.verdict)
    }
    let known = Set(diff.changes.map { "\($0.old) → \($0.new)" })
    for (text, hints) in RandomRuleset.replies {
      let first = old.classifier.told(text, hints).verdict
      let second = new.classifier.told(text, hints).verdict
      guard first != second else { continue }
      #expect(known.contains("\(first) → \(second)"), "\(String(decoding: text, as: UTF8.self))")
    }
  }
}
