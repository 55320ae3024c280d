internal import Nixie
internal import NixieAutomata
internal import NixieCompiler
internal import NixieSyntax

/// W402 and W403: alternatives and exceptions that change nothing.
///
/// An alternative is useless where the rule matches the same replies without it, an `except` where
/// it takes nothing away. Most are cleared by one look at a natural text. An alternative that a
/// broader sibling covers is told of on request only: authors keep the wording of a document beside
/// the words that tell (351 in the shipped rulesets). What captures a part of the reply is never
/// called useless: its sibling may match the same, but fills nothing into the advice.
struct UselessParts {
  private let ruleset: Ruleset
  private(set) var space: RuleSpace
  private(set) var findings: [Diagnostic] = []
  private(set) var undecided = 0
  /// Patterns of phrase lists, by place: in how many rules they stand, and in how many for nothing.
  private var shared: [SourceSpan: (uses: Int, idle: Int, finding: Diagnostic)] = [:]

  private let isThorough: Bool

  init(_ ruleset: Ruleset, _ space: RuleSpace, isThorough: Bool) {
    self.isThorough = isThorough
    self.ruleset = ruleset
    self.space = space
    // What is superfluous does not hang on how far others looked.
    self.space.budget = AnalysisLimits.proofStates
  }

  /// Looks at all rules but those in `explained`, about which more has been said.
  mutating func run(_ explained: Set<String>, _ progress: (String, Int, Int) -> Void) {
    for (index, rule) in ruleset.rules.enumerated() where !explained.contains(rule.id) {
      if index % 64 == 0 { progress("useless parts", index, ruleset.rules.count) }
      for clause in rule.clauses.indices {
        switch rule.clauses[clause].kind {
        case .anyOf where rule.clauses[clause].patterns.count > 1: alternatives(rule, clause)
        case .anyOf: break
        case .noneOf, .notAllOf: exception(rule, clause)
        }
      }
    }
    // A phrase that one rule needs is not useless because another does not.
    findings += shared.values.filter { $0.uses == $0.idle }.map(\.finding)
  }

  /// Without `--thorough`, questions about many patterns at once are left out: a rule of thirty
  /// alternatives takes longer than all other rules together, and nothing was ever found there.
  private func isWorthAsking(_ clauses: [Ruleset.Clause]) -> Bool {
    isThorough || clauses.reduce(0) { $0 + $1.patterns.count } <= 8
  }

  // MARK: Alternatives

  private mutating func alternatives(_ rule: Ruleset.Rule, _ clause: Int) {
    let own = rule.clauses[clause]
    for place in own.patterns.indices {
      let isListed = !own.span.contains(own.places[place])
      guard let finding = idle(rule, clause, place) else {
        if isListed { note(own.places[place], nil) }
        continue
      }
      if isListed { note(own.places[place], finding) } else { findings.append(finding) }
    }
  }

  private mutating func note(_ place: SourceSpan, _ finding: Diagnostic?) {
    let nothing = Diagnostic(code: "W402", message: "", span: place)
    var known = shared[place] ?? (0, 0, finding ?? nothing)
    known.uses += 1
    if let finding {
      known.idle += 1
      known.finding = finding
    }
    shared[place] = known
  }

  /// What is to be said of an alternative without which the rule matches the same.
  private mutating func idle(
    _ rule: Ruleset.Rule, _ clause: Int, _ place: Int
  ) -> Diagnostic? {
    let own = rule.clauses[clause]
    let pattern = own.patterns[place]
    // The same pattern twice: the first may stay.
    if let first = own.patterns.firstIndex(of: pattern), first < place {
      return covered(own, place, by: first)
    }
    guard ruleset.patterns[pattern.index].captures.isEmpty else { return nil }
    var one = rule.clauses
    one[clause].patterns = [pattern]
    guard let text = space.naturalText(one) else {
      guard isWorthAsking(one) else { return nil }
      switch space.searchText(one, []) {
      case .empty: return excepted(rule, own, place)
      case .undecided: undecided += 1
      case .witness: break
      }
      return nil
    }
    guard isThorough else { return nil }
    let reading = space.reading(text)
    let sibling = own.patterns.indices.first { other in
      own.patterns[other] != pattern && space.holds(own.patterns[other], reading)
        && space.languages.isIncluded(pattern, in: own.patterns[other])
    }
    return sibling.map { covered(own, place, by: $0) }
  }

  private func covered(_ clause: Ruleset.Clause, _ place: Int, by sibling: Int) -> Diagnostic {
    let text = spelling(clause, place)
    let other = spelling(clause, sibling)
    let isTwice = clause.patterns[place] == clause.patterns[sibling]
    return Diagnostic(
      code: "W402", severity: .warning,
      message: isTwice
        ? "\(text) stands here twice"
        : "\(text) adds nothing: \(other) matches whatever it matches",
      span: clause.places[place],
      labels: [
        Diagnostic.Label(
          span: clause.places[sibling], text: isTwice ? "the other one" : "matches it all")
      ], notes: [isTwice ? "take it away" : "take it away, or write the other one more closely"])
  }

  private func excepted(
    _ rule: Ruleset.Rule, _ clause: Ruleset.Clause, _ place: Int
  ) -> Diagnostic {
    Diagnostic(
      code: "W402", severity: .warning,
      message: "\(spelling(clause, place)) adds nothing: the other conditions of \(rule.id) "
        + "never let it match",
      span: clause.places[place],
      labels: rule.clauses.filter { $0.kind != .anyOf }.map {
        Diagnostic.Label(span: $0.span, text: "takes it away")
      }, notes: ["take it away, or change the `except`"])
  }

  private func spelling(_ clause: Ruleset.Clause, _ place: Int) -> String {
    let source = ruleset.sources[clause.places[place].file]
    return "`\(source.text(clause.places[place]))`"
  }

  // MARK: Exceptions

  private mutating func exception(_ rule: Ruleset.Rule, _ clause: Int) {
    var others = rule.clauses
    let own = others.remove(at: clause)
    var excepted = own
    excepted.kind = .anyOf
    var wanted = others
    if own.kind == .noneOf {
      wanted.append(excepted)
    } else {
      wanted += own.patterns.map { pattern in
        var one = excepted
        one.patterns = [pattern]
        return one
      }
    }
    if own.kind == .noneOf, wanted.count > 0 {
      for pattern in own.patterns.prefix(16) {
        wanted[wanted.count - 1].patterns = [pattern]
        if space.naturalText(wanted) != nil { return }
      }
      wanted[wanted.count - 1].patterns = own.patterns
    }
    if space.naturalText(wanted) != nil || !isWorthAsking(wanted) { return }
    switch space.searchText(wanted, []) {
    case .witness: return
    case .undecided: undecided += 1
    case .empty:
      findings.append(
        Diagnostic(
          code: "W403", severity: .warning,
          message: "this `except` takes nothing away: \(rule.id) matches no such reply without it",
          span: own.span, notes: ["remove it; `nixie why` shows what the rule matches"]))
    }
  }
}

extension SourceSpan {
  fileprivate func contains(_ other: SourceSpan) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }
}
