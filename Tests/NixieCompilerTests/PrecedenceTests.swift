import Nixie
import NixieCompiler
import TestSupport
import Testing

/// Who wins: each of the five steps, and that the order as a whole keeps all of them.
@Suite struct PrecedenceTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var step: String
    var rules: String
    var reply: String
    var winner: String

    init(_ step: String, _ rules: String, _ reply: String, _ winner: String) {
      (self.step, self.rules, self.reply, self.winner) = (step, rules, reply, winner)
    }

    var testDescription: String { step }
  }

  private static let esps = """
    esp yahoo
     title "Yahoo"
     mx *.yahoodns.net
     domains yahoo.com
     signature "[TSS{number}]"
    esp aol
     title "AOL"
     like yahoo
     mx *.aol.com
     domains aol.com
     signature "aol says"

    """

  private static func rule(_ name: String, _ lines: String...) -> String {
    "rule \(name)\n " + lines.joined(separator: "\n ") + "\n is full\n example | x\n"
  }

  private static func fallback(_ name: String, _ lines: String...) -> String {
    "fallback \(name)\n " + lines.joined(separator: "\n ") + "\n is full\n"
  }

  @Test(arguments: [
    Row(
      "1 overrides beats all that follows",
      rule("a", "text \"full\"", "overrides b", "priority -5")
        + rule("b", "text is \"mailbox full\"", "priority 5"), "550 mailbox full", "t/a"),
    Row(
      "1 overrides through another",
      rule("a", "text \"full\"", "overrides b") + rule("b", "code 550", "overrides c")
        + rule("c", "text is \"mailbox full\""), "550 mailbox full", "t/a"),
    Row(
      "1 overrides against a chain of specificity",
      rule("a", "text \"full\"", "overrides c") + rule("b", "text \"mailbox full\"")
        + rule("c", "text \"user mailbox full\""), "550 user mailbox full", "t/b"),
    Row(
      "2 the higher priority, though less specific",
      rule("a", "text \"full\"", "priority 1") + rule("b", "text \"mailbox full\""),
      "550 mailbox full", "t/a"),
    Row(
      "2 a lower priority than none",
      rule("a", "text \"mailbox full\"", "priority -1") + rule("b", "text \"full\""),
      "550 mailbox full", "t/b"),
    Row(
      "2 before 3", rule("a", "text \"full\"", "priority 1") + rule("b", "for yahoo", "code 550"),
      "550 full [TSS1]", "t/a"),
    Row(
      "3 for this ESP before for any",
      rule("a", "for yahoo", "code 550") + rule("b", "text \"mailbox full\""),
      "550 mailbox full [TSS1]", "t/a"),
    Row(
      "3 for this ESP before the one it is like",
      rule("a", "for aol", "code 550") + rule("b", "for yahoo", "text \"mailbox full\""),
      "550 mailbox full, aol says", "t/a"),
    Row(
      "3 the ESP it is like before any",
      rule("a", "for yahoo", "code 550") + rule("b", "text \"mailbox full\""),
      "550 mailbox full, aol says", "t/a"),
    Row(
      "3 not the other way round",
      rule("a", "for aol", "code 550") + rule("b", "text \"mailbox full\""),
      "550 mailbox full [TSS1]", "t/b"),
    Row(
      "3 a fallback after every rule",
      fallback("a", "for yahoo", "code 550") + rule("b", "text \"full\"", "priority -9"),
      "550 full [TSS1]", "t/b"),
    Row(
      "3 fallbacks among themselves: ESP first",
      fallback("a", "for yahoo", "code 5xx") + fallback("b", "code 550"), "550 [TSS1]", "t/a"),
    Row(
      "4 more words", rule("a", "text \"full\"") + rule("b", "text \"mailbox full\""),
      "550 mailbox full", "t/b"),
    Row(
      "4 a narrower code", rule("a", "text \"full\"") + rule("b", "text \"full\"", "code 550"),
      "550 full", "t/b"),
    Row(
      "4 a narrower enhanced code",
      rule("a", "text \"full\"", "enhanced 5.x.x") + rule("b", "text \"full\"", "enhanced 5.2.2"),
      "550 5.2.2 full", "t/b"),
    Row(
      "4 a stage", rule("a", "text \"full\"") + rule("b", "text \"full\"", "stage rcpt"),
      "550 full (in reply to RCPT TO command)", "t/b"),
    Row(
      "4 inclusion beats weight",
      rule("a", "text \"a very long sentence\"")
        + rule("b", "text any of \"a very long sentence\", \"xy\"", "code 550"), "550 xy", "t/b"),
    Row(
      "4 one of two", rule("a", "text any of \"aa\", \"bbbbbbbb\"") + rule("b", "text \"aa\""),
      "550 aa bbbbbbbb", "t/b"),
    Row(
      "4 anchored", rule("a", "text \"full\"") + rule("b", "text is \"full\""), "550 full", "t/b"),
    Row(
      "4 with an exception",
      rule("a", "text \"full\"") + rule("b", "text \"full\"", "except text \"not\""), "550 full",
      "t/b"),
    Row(
      "5 more literal characters", rule("a", "text \"full\"") + rule("b", "text \"mailbox\""),
      "550 full mailbox", "t/b"),
    Row(
      "5 then the narrower code",
      rule("a", "text \"abcd\"", "code 5xx") + rule("b", "text \"efgh\"", "code 55x"),
      "550 abcd efgh", "t/b"),
    Row(
      "5 then the narrower enhanced code",
      rule("a", "text \"abcd\"", "enhanced 5.x.x") + rule("b", "text \"efgh\"", "enhanced 5.2.x"),
      "550 5.2.2 abcd efgh", "t/b"),
    Row(
      "5 then the id", rule("b", "text \"abcd\"") + rule("a", "text \"efgh\""), "550 abcd efgh",
      "t/a"),
  ])
  func steps(_ row: Row) throws {
    let bench = try Bench(Self.esps + row.rules)
    #expect(bench.classifier.classify(row.reply).rule == row.winner)
    #expect(bench.disagreement(Array(row.reply.utf8)) == nil)
  }

  /// Every rule stands in the order, once for each of its ESPs, and every edge leads forward.
  @Test(arguments: 0..<12)
  func linearExtension(_ seed: Int) throws {
    var random = Generator(seed: UInt64(seed))
    var rules = ""
    for number in 0..<14 {
      var lines = [
        "text \"\(["full", "mailbox full", "mailbox", "user mailbox full"][random.below(4)])\""
      ]
      if random.once(in: 2) { lines.append("code " + random.pick(["550", "55x", "5xx"])) }
      if random.once(in: 3) { lines.append("for " + random.pick(["yahoo", "aol", "aol, yahoo"])) }
      if random.once(in: 3), number > 0 { lines.append("overrides r\(random.below(number))") }
      if random.once(in: 4) { lines.append("priority \(random.below(3))") }
      rules += Self.rule("r\(number)", lines.joined(separator: "\n "))
    }
    let compilation = Sample.compile(Self.esps + rules)
    let written = compilation.ruleset.rules
    var places: [Int: [(place: Int, esp: Int?)]] = [:]
    for (place, ranked) in compilation.order.enumerated() {
      places[ranked.rule, default: []].append((place, ranked.esp))
    }
    for (index, rule) in written.enumerated() {
      #expect(places[index]?.map(\.esp).compactMap { $0 }.sorted() == rule.scope ?? [])
      for (loser, _) in rule.overrides {
        let last = try #require(places[index]?.map(\.place).max())
        let first = try #require(places[loser]?.map(\.place).min())
        #expect(last < first, "\(rule.id) overrides \(written[loser].id)")
      }
    }
    for winner in written.indices {
      for loser in written.indices where compilation.isOrdered(winner, before: loser) {
        for (own, esp) in places[winner] ?? [] {
          for (other, otherESP) in places[loser] ?? []
          where esp == otherESP && !leads(loser, to: winner, compilation) {
            #expect(own < other, "\(written[winner].id) is more specific than \(written[loser].id)")
          }
        }
      }
    }
  }

  /// Whether edges lead from one rule to another: then the edge back closes a cycle, and may be
  /// given up for an `overrides`.
  private func leads(_ from: Int, to end: Int, _ compilation: Compilation) -> Bool {
    var seen: Set<Int> = [from]
    var queue = [from]
    while let next = queue.popLast() {
      for other in compilation.ruleset.rules.indices
      where compilation.isOrdered(next, before: other) && seen.insert(other).inserted {
        queue.append(other)
      }
    }
    return seen.contains(end)
  }
}
