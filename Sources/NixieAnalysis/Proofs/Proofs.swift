package import Nixie
package import NixieCompiler
package import NixieSyntax

/// Everything that can be proven about compiled rulesets, each finding with a reply that shows it.
///
/// ```swift
/// let proofs = Proofs(compilation, classifier)
/// proofs.diagnostics          // E403, E405, E406, …
/// proofs.undecided            // questions that ended at the budget
/// ```
///
/// Rules are regular languages over codes and text, so "can this rule ever win" has an answer, and
/// this finds it: by a reply wherever one is at hand, by automata where none is. Nothing is guessed:
/// a witness that the compiled classifier does not confirm is not shown, and a question that ends
/// at its budget is counted.
package struct Proofs: Sendable {
  /// In no particular order.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Questions that were not decided within ``AnalysisLimits/proofStates`` states each.
  package private(set) var undecided = 0
  /// Where the time went, in order.
  package private(set) var timings: [(phase: String, duration: Duration)] = []
  /// Rules, as `ruleset/name`, about which there is a finding that says why their examples fail.
  package private(set) var explained: Set<String> = []
  /// A reply that each rule wins, by `ruleset/rule`: of every rule that can.
  package private(set) var witnesses: [String: WrittenReply] = [:]
  /// Alternatives that no example reaches.
  private(set) var unreached: [Alternatives.Unreached] = []
  /// Borders of rules that no reply shows.
  private(set) var bareBorders: [Borders.Bare] = []
  /// Searches on automata, and the states they visited.
  package private(set) var searches = 0
  package private(set) var statesVisited = 0

  /// Proves what there is to prove.
  ///
  /// - Parameters:
  ///   - compilation: rules without errors.
  ///   - classifier: made of its image.
  ///   - budget: states that one search may visit.
  ///   - corpus: real replies besides the examples and documents.
  ///   - isThorough: whether to tell of what is superfluous, but does no harm, as well.
  ///   - listsInterlocks: whether to tell of all pairs of rules that interlock.
  ///   - isWhole: whether all files of the folder that a file lies in take part.
  ///   - progress: told now and then: what is done, how far it is, and how far it goes.
  /// - Complexity: O(replies) where every rule wins one of them; a search for each that does not.
  package init(
    _ compilation: Compilation, _ classifier: Classifier,
    budget: Int = AnalysisLimits.proofStates, corpus: [WrittenReply] = [],
    isThorough: Bool = false, listsInterlocks: Bool = false,
    isWhole: @escaping (String) -> Bool = { _ in true },
    progress: (_ phase: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
  ) {
    guard let workings = compilation.workings else { return }
    let clock = ContinuousClock()
    func timed<Result>(_ phase: String, _ body: () -> Result) -> Result {
      let start = clock.now
      defer { timings.append((phase, start.duration(to: clock.now))) }
      return body()
    }
    let evidence = timed("replies") { Evidence(compilation, classifier, corpus: corpus) }
    var conflicting: Set<Chance.Pair> = []
    timed("conflicts") {
      let conflicts = Conflicts.findings(compilation, evidence)
      add(conflicts.diagnostics)
      conflicting = conflicts.pairs
      add(Duplicates.findings(compilation))
    }
    var prover = Prover(
      space: RuleSpace(compilation.ruleset, workings, budget: budget),
      side: Side(compilation, classifier))
    timed("dead rules") {
      var search = DeadRules(compilation, evidence, prover)
      search.run(progress)
      add(search.findings)
      undecided += search.undecided
      witnesses = search.witnesses
      prover = search.prover
    }
    timed("useless parts") {
      var parts = UselessParts(
        compilation.ruleset, prover.space, isThorough: isThorough)
      parts.run(explained, progress)
      prover.space = parts.space
      var overrides = UselessOverrides(compilation, prover)
      overrides.run()
      prover = overrides.prover
      let trees = compilation.ruleset.sources.enumerated().map {
        SyntaxTree.parse($0.element, file: $0.offset)
      }
      var names = UnusedNames(compilation.ruleset, trees)
      names.run()
      var words = UnusedVocabulary(compilation.ruleset, trees, isWhole: isWhole)
      words.run()
      add(parts.findings + overrides.findings + names.findings + words.findings)
      undecided += parts.undecided + overrides.undecided
    }
    timed("alternatives") {
      var alternatives = Alternatives(
        compilation, evidence, prover, conflicts: conflicting)
      alternatives.run(explained)
      add(alternatives.findings)
      unreached = alternatives.unreached
      conflicting = alternatives.pairs
      var borders = Borders(compilation, evidence, prover)
      borders.run()
      bareBorders = borders.bare
    }
    if listsInterlocks {
      timed("interlocks") {
        var interlocks = Interlocks(compilation, prover, known: conflicting)
        interlocks.run(progress)
        add(interlocks.findings)
      }
    }
    searches = prover.space.searches
    statesVisited = prover.space.statesVisited
  }

  private mutating func add(_ findings: [Finding]) {
    diagnostics += findings.map(\.diagnostic)
    explained.formUnion(findings.compactMap(\.explained))
  }

  private mutating func add(_ found: [Diagnostic]) { diagnostics += found }
}

/// A diagnostic, and the rule whose failing examples it explains.
struct Finding: Sendable {
  var diagnostic: Diagnostic
  var explained: String?
}

/// The bounds of the analysis.
package enum AnalysisLimits {
  /// States that one search for a text may visit. Questions about shipped rules need under 5,000;
  /// what needs more is a product of many gaps, and would need far more.
  package static let proofStates = 50_000
  /// The same where two rulesets are compared, which asks many questions that a glance answers and
  /// some about many automata at once. Those of one changed rule need under 500.
  package static let diffStates = 4_000
  /// Questions that one comparison may ask. A changed rule takes some dozens; what needs more is
  /// two rulesets that have little to do with each other.
  package static let diffQuestions = 10_000
  /// States that all its searches may visit together: some seconds.
  package static let diffStatesInAll = 300_000
}
