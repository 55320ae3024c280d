internal import Nixie
package import NixieAutomata

/// The languages of rules' texts, for exact questions about two rules.
///
/// Automata are made when a question first needs them: most patterns never meet one.
package struct TextLanguages {
  private let patterns: [Pattern]
  private var automata: [DFA?]
  /// Questions that ended at the budget.
  package private(set) var undecided = 0

  package init(_ ruleset: Ruleset, plan: MatchPlan) {
    patterns = ruleset.patterns
    automata = plan.patterns.map { kind in
      if case .automaton(let dfa, _, _) = kind { return dfa }
      return nil
    }
  }

  /// The texts in which `pattern` is found; nil if its automaton is too large.
  package mutating func automaton(_ pattern: PatternID) -> DFA? {
    if let known = automata[pattern.index] { return known }
    let dfa = try? DFA(
      searching: patterns[pattern.index].regex, budget: CompilerLimits.patternStates
    ).minimised()
    automata[pattern.index] = dfa
    return dfa
  }

  /// The texts that satisfy `clause`.
  package mutating func language(_ clause: Ruleset.Clause) -> Language? {
    var parts: [Language] = []
    for pattern in clause.patterns {
      guard let dfa = automaton(pattern) else { return nil }
      parts.append(.dfa(dfa))
    }
    switch clause.kind {
    case .anyOf: return parts.count == 1 ? parts[0] : .union(parts)
    case .noneOf: return .complement(.union(parts))
    case .notAllOf: return .complement(.intersection(parts))
    }
  }

  /// The texts that satisfy all of `clauses`.
  package mutating func language(_ clauses: [Ruleset.Clause]) -> Language? {
    var parts: [Language] = []
    for clause in clauses {
      guard let language = language(clause) else { return nil }
      parts.append(language)
    }
    return .intersection(parts)
  }

  /// Whether every text of `inner` is one of `outer`; nil where the budget ends first.
  ///
  /// Clause by clause of `outer`, and first by what needs no search: a clause that the other has as
  /// well, or an alternative that does.
  package mutating func isIncluded(
    _ inner: [Ruleset.Clause], in outer: [Ruleset.Clause]
  ) -> Bool? {
    for clause in outer where !inner.contains(where: { Self.implies($0, clause) }) {
      if inner.isEmpty, clause.kind == .anyOf { return false }
      var proven = false
      for own in inner where own.kind == .anyOf && clause.kind == .anyOf {
        if allAlternatives(own, in: clause) {
          proven = true
          break
        }
      }
      if proven { continue }
      guard let left = language(inner), let right = language(clause) else { return nil }
      switch Language.isSubset(left, of: right, budget: CompilerLimits.proofStates) {
      case true?: continue
      case false?: return false
      case nil:
        undecided += 1
        return nil
      }
    }
    return true
  }

  /// Told by the names of the patterns alone.
  private static func implies(_ inner: Ruleset.Clause, _ outer: Ruleset.Clause) -> Bool {
    guard inner.kind == outer.kind else { return false }
    switch inner.kind {
    case .anyOf: return inner.patterns.allSatisfy(outer.patterns.contains)
    case .noneOf: return outer.patterns.allSatisfy(inner.patterns.contains)
    case .notAllOf: return inner.patterns.allSatisfy(outer.patterns.contains)
    }
  }

  /// Whether each alternative of `inner` is a case of `outer`, told one alternative at a time:
  /// many small products instead of a large one.
  private mutating func allAlternatives(_ inner: Ruleset.Clause, in outer: Ruleset.Clause) -> Bool {
    for pattern in inner.patterns where !outer.patterns.contains(pattern) {
      guard let dfa = automaton(pattern) else { return false }
      var found = false
      for other in outer.patterns {
        guard let candidate = automaton(other) else { return false }
        if Language.isSubset(
          .dfa(dfa), of: .dfa(candidate), budget: CompilerLimits.proofStates) == true
        {
          found = true
          break
        }
      }
      if !found { return false }
    }
    return true
  }
}
