internal import Nixie
package import NixieCompiler
internal import NixieSyntax

/// Real replies that two rules claim with different verdicts, where nothing but the fixed weight
/// decides.
///
/// Whoever wrote the two rules did not say which is right, so the answer is a matter of chance:
/// one of them should be made more specific, or say `overrides`.
enum Conflicts {
  /// The conflicts that `evidence` shows, one for each pair of rules. O(replies × rules).
  static func findings(
    _ compilation: Compilation, _ evidence: Evidence
  ) -> (diagnostics: [Diagnostic], pairs: Set<Chance.Pair>) {
    let chance = Chance(compilation)
    var seen: Set<Chance.Pair> = []
    var found: [Diagnostic] = []
    for item in evidence.items {
      guard let first = item.ranks.first, first < compilation.order.count else { continue }
      let winner = compilation.order[first]
      for rank in item.ranks.dropFirst() where rank < compilation.order.count {
        let loser = compilation.order[rank]
        let pair = Chance.Pair(winner.rule, loser.rule)
        guard !seen.contains(pair), winner.esp == loser.esp,
          chance.decides(winner.rule, loser.rule)
        else { continue }
        seen.insert(pair)
        found.append(diagnostic(compilation.ruleset, winner.rule, loser.rule, item))
      }
    }
    return (found, seen)
  }

  private static func diagnostic(
    _ ruleset: Ruleset, _ winner: Int, _ loser: Int, _ item: Evidence.Item
  ) -> Diagnostic {
    let left = ruleset.rules[winner]
    let right = ruleset.rules[loser]
    return Diagnostic(
      code: "E405",
      message: "\(left.id) and \(right.id) both claim a reply, "
        + "and only the weight of their patterns decides",
      span: left.nameSpan,
      labels: [
        Diagnostic.Label(span: right.nameSpan, text: "says \(ruleset.verdict(of: right))")
      ]
        + (item.span.map { [Diagnostic.Label(span: $0, text: "the reply that both match")] } ?? []),
      notes: (item.span == nil ? [corpusNote(item.reply)] : []) + [
        "\(left.id) says \(ruleset.verdict(of: left)) and wins: its pattern is the heavier one, "
          + "which is no reason",
        "say which is right: `overrides \(right.id)` in \(left.id), `overrides \(left.id)` in "
          + "\(right.id), or `except text \"…\"` in the one that should not match",
      ])
  }
}

extension Conflicts {
  private static func corpusNote(_ reply: WrittenReply) -> String {
    "both match \(reply.place.map { "line \($0)" } ?? "this reply"): \(reply.shown)"
  }
}

extension Ruleset {
  /// `category, permanence` of a rule, as its author would write it.
  package func verdict(of rule: Rule) -> String {
    let permanence =
      switch rule.permanence {
      case .permanent: "permanent"
      case .temporary: "temporary"
      case .none: "none"
      case .byCode: "by code"
      }
    return "\(categories[rule.category].id), \(permanence)"
  }
}
