internal import Nixie
internal import NixieSyntax

extension Ruleset.Rule {
  /// A rule for any reply in which `signature` is found.
  package init(signature: PatternID) {
    let nowhere = SourceSpan(file: 0, start: 0, end: 0)
    self.init(
      ruleset: "", name: "", isFallback: false, scope: nil, replyCodes: .init(),
      enhancedCodes: .init(), stages: Stage.anyMask,
      clauses: [
        Ruleset.Clause(kind: .anyOf, patterns: [signature], places: [nowhere], span: nowhere)
      ], conditions: [], category: 0, permanence: .byCode, advice: "", note: "", sources: [],
      seen: nil, status: .stable, expires: nil, owner: nil, overrides: [], priority: 0,
      retryAfter: 0, captures: [], examples: [], counterexamples: [], allows: [],
      nameSpan: nowhere, span: nowhere)
  }
}
