internal import Nixie
internal import NixieAutomata
internal import NixieCompiler
internal import NixieSyntax

// E407: rules that match nothing, and which of their conditions contradict each other.

extension DeadRules {
  func empty(_ rule: Int) -> Finding {
    let own = prover.space.ruleset.rules[rule]
    let conditions = contradiction(rule)
    let lines = conditions.map { "`\($0.text)`" }
    return Finding(
      diagnostic: Diagnostic(
        code: "E407",
        message: "\(own.id) can match nothing: "
          + (lines.count > 1
            ? "\(listed(lines)) contradict each other"
            : "no reply satisfies \(lines.first ?? "its conditions")"),
        span: own.nameSpan,
        labels: conditions.map {
          Diagnostic.Label(
            span: $0.span,
            text: lines.count > 1
              ? "cannot hold with the other\(lines.count > 2 ? "s" : "")" : "never holds")
        },
        notes: [
          "all conditions of a rule must hold at once: change one, or remove the rule"
        ] + orderNotes(rule)),
      explained: own.id)
  }

  /// What removing the rule would do to others.
  private func orderNotes(_ rule: Int) -> [String] {
    var removal = Removal(compilation, prover)
    switch removal.effect(of: rule) {
    case .none: return []
    case .undecided: return ["the order of other rules may hang on it"]
    case .order(let reply, let now, let then):
      return [
        "the order of others hangs on it: \(reply.shown) is decided by "
          + "\(ruleset.rules[now].id) now, and by \(ruleset.rules[then].id) without it"
      ]
    }
  }

  /// The fewest conditions that no reply satisfies.
  private func contradiction(_ rule: Int) -> [Ruleset.Condition] {
    let space = prover.space
    let own = space.ruleset.rules[rule]
    if space.replySet(rule).isEmpty { return own.conditions.filter { $0.kind == .replyCode } }
    if space.enhancedSet(rule).isEmpty { return own.conditions.filter { $0.kind == .enhancedCode } }
    if own.stages == 0 { return own.conditions.filter { $0.kind == .stage } }
    var kept = own.conditions.filter { $0.kind == .text }
    for condition in kept where kept.count > 1 {
      let fewer = kept.filter { $0.span != condition.span }
      let clauses = fewer.flatMap { own.clauses[$0.clauses] }
      if hasNoText(clauses) { kept = fewer }
    }
    return kept
  }

  private func hasNoText(_ clauses: [Ruleset.Clause]) -> Bool {
    var space = prover.space
    if case .empty = space.searchText(clauses, []) { return true }
    return false
  }
}
