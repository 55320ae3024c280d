internal import Nixie
package import NixieAutomata

/// Exact questions about the texts of rules: does this clause hold wherever those do?
///
/// Automata are made when a question first needs them. Most questions are between two chains of
/// literal strings and are answered by one search in one text (``PatternInclusion``).
package struct TextLanguages {
  private let plan: MatchPlan
  private let patterns: [Pattern]
  private var automata: [DFA?]
  private var inclusions: [Pair: Bool] = [:]
  /// Samples of single patterns, once asked for.
  private var samples: [PatternID: [UInt8]?] = [:]
  /// Questions that ended at the budget.
  package private(set) var undecided = 0

  private struct Pair: Hashable {
    let inner: PatternID
    let outer: PatternID
  }

  package init(_ ruleset: Ruleset, plan: MatchPlan) {
    self.plan = plan
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

  /// The texts that satisfy `clause`; nil if an automaton is too large.
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

  /// The texts that satisfy all of `clauses`; nil if an automaton is too large.
  package mutating func language(_ clauses: [Ruleset.Clause]) -> Language? {
    var parts: [Language] = []
    for clause in clauses {
      guard let language = language(clause) else { return nil }
      parts.append(language)
    }
    return .intersection(parts)
  }

  /// Whether `text` satisfies all of `clauses`. O(text × patterns).
  package func holds(_ clauses: [Ruleset.Clause], _ text: [UInt8]) -> Bool {
    clauses.allSatisfy { clause in
      switch clause.kind {
      case .anyOf: clause.patterns.contains { plan.holds($0, text) }
      case .noneOf: !clause.patterns.contains { plan.holds($0, text) }
      case .notAllOf: !clause.patterns.allSatisfy { plan.holds($0, text) }
      }
    }
  }

  /// A framed text that satisfies all of `clauses`; nil if there is none or it was not found
  /// within the budget.
  package mutating func sample(_ clauses: [Ruleset.Clause]) -> [UInt8]? {
    let positive = clauses.filter { $0.kind == .anyOf }
    let parts = positive.compactMap { $0.patterns.first }
      .compactMap { patterns[$0.index].regex.sample?.dropFirst().dropLast() }
    let joined = [Frame.start] + parts.joined(separator: [0x20]) + [Frame.end]
    if parts.count == positive.count, holds(clauses, joined) { return joined }
    guard let language = language(clauses) else { return nil }
    if case .witness(let text) = language.search(budget: CompilerLimits.proofStates) {
      return text
    }
    return nil
  }

  /// Framed texts that satisfy all of `clauses`, one for each alternative of each positive clause
  /// where that is easily told.
  mutating func samples(_ clauses: [Ruleset.Clause]) -> [[UInt8]] {
    let positive = clauses.filter { $0.kind == .anyOf }
    let firsts = positive.map { $0.patterns.first.flatMap { words($0) } }
    var found: [[UInt8]] = []
    for (place, clause) in positive.enumerated() {
      for pattern in clause.patterns {
        var parts = firsts
        parts[place] = words(pattern)
        guard !parts.contains(nil) else { continue }
        let text = [Frame.start] + parts.compactMap { $0 }.joined(separator: [0x20]) + [Frame.end]
        if holds(clauses, text) { found.append(text) }
      }
    }
    return found
  }

  /// The sample of one pattern without its frame.
  private mutating func words(_ pattern: PatternID) -> ArraySlice<UInt8>? {
    sample(pattern)?.dropFirst().dropLast()
  }

  /// A framed text in which `pattern` is found, if that is easily told.
  private mutating func sample(_ pattern: PatternID) -> [UInt8]? {
    if let known = samples[pattern] { return known }
    let sample = patterns[pattern.index].regex.sample
    samples[pattern] = .some(sample)
    return sample
  }

  /// Whether every text of `inner` is one of `outer`; nil where the budget ends first.
  ///
  /// Clause by clause of `outer`: first by names, then one alternative at a time (many small
  /// products instead of a large one), at last by a search of the whole product.
  package mutating func isIncluded(
    _ inner: [Ruleset.Clause], in outer: [Ruleset.Clause]
  ) -> Bool? {
    let isPlain = inner.count == 1 && inner[0].kind == .anyOf
    for clause in outer where !inner.contains(where: { Self.implies($0, clause) }) {
      if inner.isEmpty, clause.kind == .anyOf { return false }
      let own = inner.filter { $0.kind == .anyOf && clause.kind == .anyOf }
      if own.contains(where: { allAlternatives($0, in: clause) }) { continue }
      // One pattern in one pattern: the answer was exact.
      if isPlain, clause.kind == .anyOf, clause.patterns.count == 1 { return false }
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
    case .anyOf, .notAllOf: return inner.patterns.allSatisfy(outer.patterns.contains)
    case .noneOf: return outer.patterns.allSatisfy(inner.patterns.contains)
    }
  }

  /// Whether each alternative of `inner` is a case of some alternative of `outer`.
  private mutating func allAlternatives(_ inner: Ruleset.Clause, in outer: Ruleset.Clause) -> Bool {
    for pattern in inner.patterns where !outer.patterns.contains(pattern) {
      var found = false
      for other in outer.patterns where isIncluded(pattern, in: other) {
        found = true
        break
      }
      if !found { return false }
    }
    return true
  }

  /// Whether every text of pattern `inner` is one of pattern `outer`; false where that is not
  /// known within the budget.
  package mutating func isIncluded(_ inner: PatternID, in outer: PatternID) -> Bool {
    if inner == outer { return true }
    if let answer = plan.isIncludedLiterally(inner, in: outer) { return answer }
    let pair = Pair(inner: inner, outer: outer)
    if let known = inclusions[pair] { return known }
    let answer = searchInclusion(inner, in: outer)
    inclusions[pair] = answer
    return answer
  }

  private mutating func searchInclusion(_ inner: PatternID, in outer: PatternID) -> Bool {
    if let sample = sample(inner), !plan.holds(outer, sample) { return false }
    guard let left = automaton(inner), let right = automaton(outer) else { return false }
    if left.isSubset(of: right) { return true }
    return Language.isSubset(.dfa(left), of: .dfa(right), budget: CompilerLimits.proofStates)
      == true
  }
}
