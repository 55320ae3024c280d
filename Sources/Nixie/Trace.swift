/// Why a reply got its answer: for each rule that matched or nearly did, which conditions held.
package struct Trace: Sendable {
  /// The answer.
  package let answer: Answer
  /// The text that rules saw.
  package let text: String
  /// Rules that match, the winner first.
  package let matching: [RuleTrace]
  /// Rules that lack one condition only, best rank first.
  package let near: [RuleTrace]

  /// One rule, and how each of its conditions fared.
  package struct RuleTrace: Sendable {
    package let rank: Int
    package let rule: Int
    package let conditions: [(condition: Catalogue.Condition, holds: Bool)]
  }
}

extension Classifier {
  /// Explains the answer to one reply. O(rules × conditions): for people, not for logs.
  ///
  /// A rule is near when all but one of its conditions hold, and among those that hold is one on
  /// the text or on a code; rules that differ by their ESP alone would be noise without that.
  package func trace(
    _ reply: Span<UInt8>, hints: borrowing Hints, using scratch: inout Scratch
  ) -> Trace {
    let situation = read(reply, hints: hints, using: &scratch)
    let answer = classify(reply, hints: hints, using: &scratch)
    let matching = rules.all(situation, &scratch)
    var seen = Set<Int>()
    var near: [Trace.RuleTrace] = []
    for rank in matching { seen.insert(catalogue.rule(ofRank: rank)) }
    for rank in 0..<rules.count {
      let rule = catalogue.rule(ofRank: rank)
      guard !seen.contains(rule) else { continue }
      let trace = trace(rank: rank, situation, &scratch)
      let failed = trace.conditions.count { !$0.holds }
      let textHolds = trace.conditions.contains {
        $0.holds && $0.condition.kind == .text && !$0.condition.text.hasPrefix("except")
      }
      if failed == 1, textHolds {
        near.append(trace)
        seen.insert(rule)
      }
    }
    return Trace(
      answer: answer,
      text: scratch.string(1..<max(1, scratch.textCount - 1)) ?? "",
      matching: matching.map { trace(rank: $0, situation, &scratch) }, near: near)
  }

  /// How each condition of the rule that is called `name` fares; empty if there is none.
  /// O(rules): for people, not for logs.
  package func conditions(
    ofRule name: String, _ reply: Span<UInt8>, hints: borrowing Hints,
    using scratch: inout Scratch
  ) -> [(condition: Catalogue.Condition, holds: Bool)] {
    let situation = read(reply, hints: hints, using: &scratch)
    let traces = (0..<rules.count).filter {
      catalogue.ruleName(catalogue.rule(ofRank: $0)) == name
    }.map { trace(rank: $0, situation, &scratch).conditions }
    // Of the ranks for several ESPs the one that fits best.
    return traces.min { $0.count { !$0.holds } < $1.count { !$0.holds } } ?? []
  }

  private func trace(
    rank: Int, _ situation: Situation, _ scratch: inout Scratch
  ) -> Trace.RuleTrace {
    let rule = catalogue.rule(ofRank: rank)
    let first = rules.clauses(ofRank: rank).lowerBound
    let conditions = catalogue.conditions(ofRule: rule).map { condition in
      let holds =
        condition.kind == .text
        ? condition.clauses.allSatisfy { rules.clauseHolds(first + $0, &scratch) }
        : rules.holds(condition.kind, rank: rank, situation)
      return (condition, holds)
    }
    return Trace.RuleTrace(rank: rank, rule: rule, conditions: conditions)
  }
}
