internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// Texts of `text any of` that no example shows, and what becomes of them.
///
/// The plainest reply that has such a text is made and classified. Where another rule decides it
/// otherwise, the author has to know: by weight alone it is an interlock (W406), and within one
/// ruleset, where the same author wrote both, it is an alternative that was meant otherwise (W516).
/// Across rulesets a higher priority or a more specific rule is how they are meant to get on.
struct Alternatives {
  /// An alternative that no reply at hand has.
  package struct Unreached: Sendable {
    /// Where it is written.
    var place: SourceSpan
    /// Its plainest reply, and who decides that otherwise, where somebody does.
    var lost: (reply: WrittenReply, winner: Int, reason: String)?
  }

  private let compilation: Compilation
  private let prover: Prover
  private let chance: Chance
  /// By rule: the real replies that it matches.
  private var replies: [[RuleSpace.Reading]]
  /// Patterns of phrase lists that several rules share are nobody's alternatives.
  private var uses: [SourceSpan: Int] = [:]
  /// By place: those that no example reaches, in the order of the files.
  private(set) var unreached: [Unreached] = []
  private(set) var findings: [Diagnostic] = []
  /// Pairs of which a real reply shows the conflict: more has been said of them.
  private let conflicts: Set<Chance.Pair>
  /// Those, and pairs that interlock so.
  private(set) var pairs: Set<Chance.Pair>

  private var ruleset: Ruleset { compilation.ruleset }

  init(
    _ compilation: Compilation, _ evidence: Evidence, _ prover: Prover,
    conflicts: Set<Chance.Pair>
  ) {
    self.compilation = compilation
    self.prover = prover
    self.conflicts = conflicts
    pairs = conflicts
    chance = Chance(compilation)
    replies = [[RuleSpace.Reading]](repeating: [], count: compilation.ruleset.rules.count)
    for item in evidence.items where item.span != nil {
      let reading = prover.space.reading(ReplyText.framed(item.reply.text))
      for rank in item.ranks where rank < compilation.order.count {
        replies[compilation.order[rank].rule].append(reading)
      }
    }
    for clause in compilation.ruleset.rules.flatMap(\.clauses) {
      for place in clause.places { uses[place, default: 0] += 1 }
    }
  }

  /// Looks at all rules but those in `explained`. O(alternatives × examples).
  mutating func run(_ explained: Set<String>) {
    for (index, rule) in ruleset.rules.enumerated()
    where !rule.isFallback && !explained.contains(rule.id) {
      for clause in rule.clauses.indices where rule.clauses[clause].kind == .anyOf {
        for place in rule.clauses[clause].patterns.indices { look(index, clause, place) }
      }
    }
  }

  private mutating func look(_ index: Int, _ clause: Int, _ place: Int) {
    let rule = ruleset.rules[index]
    let own = rule.clauses[clause]
    let pattern = own.patterns[place]
    guard own.patterns.count > 1, uses[own.places[place]] == 1,
      !replies[index].contains(where: { prover.space.holds(pattern, $0) })
    else { return }
    var one = rule.clauses
    one[clause].patterns = [pattern]
    let found = Unreached(place: own.places[place], lost: loss(index, one))
    guard let lost = found.lost, chance.decides(lost.winner, index) else {
      unreached.append(found)
      return
    }
    let pair = Chance.Pair(lost.winner, index)
    if conflicts.contains(pair) { return }
    pairs.insert(pair)
    findings.append(interlock(found.place, index, lost.reply, lost.winner))
  }

  /// The plainest reply with the texts of `clauses`, if another rule decides it otherwise.
  private func loss(
    _ index: Int, _ clauses: [Ruleset.Clause]
  ) -> (reply: WrittenReply, winner: Int, reason: String)? {
    let rule = ruleset.rules[index]
    guard let text = prover.space.spelledText(clauses),
      let reply = prover.plainest([index], text, esp: rule.scope?.first)
    else { return nil }
    let claimants = prover.claimants(reply)
    guard let winner = claimants.first, winner != index, claimants.contains(index) else {
      return nil
    }
    let answer = prover.side.classifier.classify(reply.text, hints: reply.hints)
    guard
      answer.category != ruleset.categories[rule.category].id
        || answer.permanence
          != rule.permanence.resolved(code: answer.code, enhanced: answer.enhanced)
    else { return nil }
    return (reply, winner, compilation.reason(winner, before: index))
  }

  private func interlock(
    _ place: SourceSpan, _ loser: Int, _ reply: WrittenReply, _ winner: Int
  ) -> Diagnostic {
    let (first, second) = (ruleset.rules[winner], ruleset.rules[loser])
    return Diagnostic(
      code: "W406", severity: .warning,
      message: "\(first.id) takes what \(second.id) says here, and only their weight decides",
      span: place,
      labels: [
        Diagnostic.Label(span: place, text: "the plainest reply with this goes to the other"),
        Diagnostic.Label(
          span: first.nameSpan, text: "says \(ruleset.verdict(of: first)), and wins"),
      ],
      notes: [
        "both match: \(reply.shown)",
        "\(second.id) says \(ruleset.verdict(of: second))",
        "say which is right: `overrides \(first.id)` here, or take this away; an example shows it",
      ])
  }
}

extension Compilation {
  /// Why one rule comes before another, behind the name of the first.
  func reason(_ winner: Int, before loser: Int) -> String {
    let (first, second) = (ruleset.rules[winner], ruleset.rules[loser])
    if first.overrides.contains(where: { $0.rule == loser }) { return "overrides it" }
    if first.isFallback != second.isFallback { return "a rule comes before a fallback" }
    if first.priority != second.priority {
      return "has priority \(first.priority), not \(second.priority)"
    }
    if first.scope != nil, second.scope == nil { return "is for this ESP" }
    if first.scope != second.scope { return "is for the closer ESP" }
    if isOrdered(winner, before: loser) { return "is more specific" }
    if isLed(winner, before: loser) { return "comes before it by way of others" }
    return "has the greater weight"
  }
}
