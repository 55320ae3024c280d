package import Nixie
package import NixieCompiler

/// What a documented line should be and is, where the two differ.
package struct Outcome: Sendable, Equatable {
  package var expected: String
  package var got: String
}

extension Ruleset {
  /// How `answer` differs from what `line` must be; nil where it does not.
  ///
  /// Where nothing is expected, no rule may decide: a fallback knows the code alone.
  package func difference(_ line: Expected, from answer: Classification) -> Outcome? {
    guard let category = line.category else {
      return answer.decision == .rule
        ? Outcome(expected: "nothing", got: answer.rule ?? answer.category) : nil
    }
    let wanted = categories[category].id
    if answer.category != wanted { return Outcome(expected: wanted, got: answer.category) }
    guard let rule = line.permanence else { return nil }
    let permanence = rule.resolved(code: answer.code, enhanced: answer.enhanced)
    return permanence == answer.permanence
      ? nil : Outcome(expected: permanence.name, got: answer.permanence.name)
  }
}
