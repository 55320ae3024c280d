internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// Borders of rules that no reply shows: an `except`, or a rule of the same ruleset that overrides
/// this one, of which no example, not-example or documented line tells what it keeps out.
struct Borders {
  struct Bare: Sendable {
    var rule: Int
    /// The `except` line, or the word in an `overrides` line.
    var span: SourceSpan
    /// The rule that overrides; nil for an `except`.
    var winner: Int?
    /// A reply beyond the border, which the classifier does not give to the rule.
    var reply: WrittenReply
  }

  private let compilation: Compilation
  private let prover: Prover
  /// Everything written down, how it reads, and which rules match it.
  private var replies: [(reading: RuleSpace.Reading, rules: Set<Int>)] = []
  /// One a rule, at most.
  private(set) var bare: [Bare] = []

  private var ruleset: Ruleset { compilation.ruleset }

  init(_ compilation: Compilation, _ evidence: Evidence, _ prover: Prover) {
    self.compilation = compilation
    self.prover = prover
    for item in evidence.items where item.span != nil {
      add(item.reply, item.ranks.compactMap(rule))
    }
    for example in compilation.ruleset.rules.flatMap(\.counterexamples) {
      let reply = compilation.ruleset.written(example)
      add(reply, prover.claimants(reply))
    }
  }

  private func rule(ofRank rank: Int) -> Int? {
    compilation.order.indices.contains(rank) ? compilation.order[rank].rule : nil
  }

  private mutating func add(_ reply: WrittenReply, _ rules: [Int]) {
    replies.append((prover.space.reading(ReplyText.framed(reply.text)), Set(rules)))
  }

  /// Looks at all rules without a not-example. O(borders × replies).
  mutating func run() {
    var overriders = [[(rule: Int, span: SourceSpan)]](repeating: [], count: ruleset.rules.count)
    for (winner, rule) in ruleset.rules.enumerated() {
      for (loser, span) in rule.overrides { overriders[loser].append((winner, span)) }
    }
    for (index, rule) in ruleset.rules.enumerated()
    where !rule.isFallback && rule.counterexamples.isEmpty {
      if let found = exception(index) ?? overridden(index, overriders[index]) { bare.append(found) }
    }
  }

  private func exception(_ index: Int) -> Bare? {
    let rule = ruleset.rules[index]
    for clause in rule.clauses where clause.kind != .anyOf {
      let others = rule.clauses.filter { $0.span != clause.span }
      let isShown = replies.contains { reply in
        !prover.space.holds(clause, reply.reading)
          && others.allSatisfy { prover.space.holds($0, reply.reading) }
      }
      if isShown { continue }
      for wanted in wanted(clause) {
        guard let text = prover.space.spelledText(others + wanted),
          let reply = prover.plainest([index], text, esp: rule.scope?.first),
          !prover.claimants(reply).contains(index)
        else { continue }
        return Bare(rule: index, span: clause.span, reply: reply)
      }
    }
    return nil
  }

  /// What an exception keeps out, as clauses that ask for it: one of its texts, or all of them.
  private func wanted(_ clause: Ruleset.Clause) -> [[Ruleset.Clause]] {
    var wanted = clause
    wanted.kind = .anyOf
    let each = clause.patterns.map { pattern in
      var one = wanted
      one.patterns = [pattern]
      return one
    }
    return clause.kind == .noneOf ? each.map { [$0] } : [each]
  }

  private func overridden(_ index: Int, _ winners: [(rule: Int, span: SourceSpan)]) -> Bare? {
    let rule = ruleset.rules[index]
    for (winner, span) in winners {
      let other = ruleset.rules[winner]
      guard other.ruleset == rule.ruleset, !other.isFallback,
        other.category != rule.category || other.permanence != rule.permanence,
        !replies.contains(where: { $0.rules.contains(index) && $0.rules.contains(winner) }),
        let text = prover.space.spelledText(other.clauses + rule.clauses),
        let reply = prover.plainest(
          [index, winner], text, esp: rule.scope?.first ?? other.scope?.first)
      else { continue }
      let claimants = prover.claimants(reply)
      guard claimants.first == winner, claimants.contains(index) else { continue }
      return Bare(rule: index, span: span, winner: winner, reply: reply)
    }
    return nil
  }
}
