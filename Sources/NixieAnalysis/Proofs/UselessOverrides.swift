internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// W404: an `overrides` that changes nothing, since no reply matches both rules, or the one is a
/// fallback. One that only says what specificity says as well is well said.
struct UselessOverrides {
  private let compilation: Compilation
  private(set) var prover: Prover
  private(set) var findings: [Diagnostic] = []
  private(set) var undecided = 0

  private var ruleset: Ruleset { compilation.ruleset }

  init(_ compilation: Compilation, _ prover: Prover) {
    self.compilation = compilation
    self.prover = prover
    self.prover.space.budget = AnalysisLimits.proofStates
  }

  mutating func run() {
    for (index, rule) in ruleset.rules.enumerated() {
      for (other, span) in rule.overrides {
        guard let reason = idleReason(index, other) else { continue }
        findings.append(
          Diagnostic(
            code: "W404", severity: .warning,
            message: "this `overrides` changes nothing: \(reason)", span: span,
            labels: [
              Diagnostic.Label(
                span: ruleset.rules[other].nameSpan, text: "loses, if they meet at all")
            ], notes: ["remove it"]))
      }
    }
  }

  /// Why `winner` needs not override `loser`; nil where it has to, or where that is not known.
  private mutating func idleReason(_ winner: Int, _ loser: Int) -> String? {
    let (first, second) = (ruleset.rules[winner], ruleset.rules[loser])
    if !first.isFallback, second.isFallback { return "a rule comes before every fallback" }
    if let left = first.scope, let right = second.scope, !areRelated(left, right) {
      return "no reply is from an ESP of both"
    }
    if !prover.space.canMeet(winner, loser) { return "no reply has codes and a stage for both" }
    if prover.space.naturalText(first.clauses + second.clauses) != nil { return nil }
    // A question about many patterns at once takes longer than it is worth.
    let patterns = (first.clauses + second.clauses).reduce(0) { $0 + $1.patterns.count }
    if patterns > 8 { return nil }
    switch prover.space.search(prover.space.question([winner, loser])) {
    case .specimen: return nil
    case .nothing: return "no reply matches both rules"
    case .undecided:
      undecided += 1
      return nil
    }
  }

  /// Whether a reply may be taken for the ESPs of both: one is the other's, by however many links.
  private func areRelated(_ left: [Int], _ right: [Int]) -> Bool {
    let side = prover.side
    return side.esps.indices.contains { esp in
      let chain = side.chain(esp)
      return chain.contains(where: left.contains) && chain.contains(where: right.contains)
    }
  }
}
