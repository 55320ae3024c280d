internal import Nixie
package import NixieCompiler
package import NixieSyntax

/// Real replies that two rules claim with different verdicts, where nothing but the fixed weight
/// decides.
///
/// Whoever wrote the two rules did not say which is right, so the answer is a matter of chance:
/// one of them should be made more specific, or say `overrides`.
package enum Conflicts {
  /// The conflicts that `evidence` shows, one for each pair of rules. O(replies × rules).
  package static func diagnostics(
    _ compilation: Compilation, _ evidence: Evidence
  ) -> [Diagnostic] {
    var seen: Set<Pair> = []
    var found: [Diagnostic] = []
    for item in evidence.items {
      guard let first = item.ranks.first, first < compilation.order.count else { continue }
      let winner = compilation.order[first]
      for rank in item.ranks.dropFirst() where rank < compilation.order.count {
        let loser = compilation.order[rank]
        let pair = Pair(winner.rule, loser.rule)
        guard !seen.contains(pair), isChance(winner, loser, compilation) else { continue }
        seen.insert(pair)
        found.append(diagnostic(compilation.ruleset, winner.rule, loser.rule, item))
      }
    }
    return found
  }

  private struct Pair: Hashable {
    let low: Int
    let high: Int
    init(_ left: Int, _ right: Int) {
      low = min(left, right)
      high = max(left, right)
    }
  }

  /// Whether only the weight decides between two rules of different verdicts.
  private static func isChance(
    _ winner: Precedence.Ranked, _ loser: Precedence.Ranked, _ compilation: Compilation
  ) -> Bool {
    let left = compilation.ruleset.rules[winner.rule]
    let right = compilation.ruleset.rules[loser.rule]
    guard left.category != right.category || left.permanence != right.permanence else {
      return false
    }
    return !left.isFallback && !right.isFallback && left.priority == right.priority
      && winner.esp == loser.esp
      && !compilation.isOrdered(winner.rule, before: loser.rule)
  }

  private static func diagnostic(
    _ ruleset: Ruleset, _ winner: Int, _ loser: Int, _ item: Evidence.Item
  ) -> Diagnostic {
    let left = ruleset.rules[winner]
    let right = ruleset.rules[loser]
    return Diagnostic(
      code: "E405",
      message: "\(left.id) and \(right.id) both claim a reply, and only their weight decides",
      span: left.nameSpan,
      labels: [
        Diagnostic.Label(span: right.nameSpan, text: "says \(ruleset.verdict(of: right))")
      ]
        + (item.span.map { [Diagnostic.Label(span: $0, text: "the reply that both match")] } ?? []),
      notes: (item.span == nil ? [corpusNote(item.reply)] : []) + [
        "\(left.id) says \(ruleset.verdict(of: left)) and wins, by chance",
        "say which is right: `overrides \(right.id)` in the one that should win, "
          + "or an `except` in the other",
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
