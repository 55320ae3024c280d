internal import Nixie
internal import NixieCompiler

/// Why a rule that matches ranks below the winner: the first of the steps that tells them apart.
///
/// An image holds ranks, not how they came about. So without sources the last two steps, which
/// only proofs on automata can tell apart, are named together.
struct LossReason {
  let names: Catalogue
  let compilation: Compilation?

  func reason(winner: Trace.RuleTrace, loser: Trace.RuleTrace) -> String {
    if let known = sourced(winner, loser) { return known }
    if names.isFallback(loser.rule), !names.isFallback(winner.rule) {
      return "it is a fallback: every rule comes before it"
    }
    if let nearer = nearer(winner, loser) { return nearer }
    return compilation == nil
      ? "it ranks below the winner: less specific, or lighter where neither is more specific"
      : "neither is more specific, and it spells out fewer letters or wider codes"
  }

  /// The steps that stand in sources only: `overrides` and `priority` before all others, and
  /// whether a proof decided.
  private func sourced(_ winner: Trace.RuleTrace, _ loser: Trace.RuleTrace) -> String? {
    guard let ruleset = compilation?.ruleset,
      ruleset.rules.indices.contains(winner.rule), ruleset.rules.indices.contains(loser.rule)
    else { return nil }
    let best = ruleset.rules[winner.rule]
    let other = ruleset.rules[loser.rule]
    if best.overrides.contains(where: { $0.rule == loser.rule }) {
      return "\(best.id) overrides it"
    }
    if other.isFallback, !best.isFallback { return nil }
    if best.priority != other.priority {
      return "its priority is \(other.priority), the winner's \(best.priority)"
    }
    if best.isFallback == other.isFallback, nearer(winner, loser) == nil,
      compilation?.isOrdered(winner.rule, before: loser.rule) == true
    {
      return "it is less specific: all that \(best.id) matches, it matches, and more"
    }
    return nil
  }

  /// Whether the winner is for a nearer ESP.
  private func nearer(_ winner: Trace.RuleTrace, _ loser: Trace.RuleTrace) -> String? {
    let best = names.esp(ofRank: winner.rank)
    let other = names.esp(ofRank: loser.rank)
    guard best != other, let best else { return nil }
    let name = names.espName(best)
    guard let other else { return "it is for any ESP, the winner for \(name)" }
    return "it is for \(names.espName(other)), which \(name) is like: a farther ESP"
  }
}
