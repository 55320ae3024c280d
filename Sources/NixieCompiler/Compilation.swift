internal import Nixie
internal import NixieAutomata
package import NixieSyntax

/// The whole way from sources to an image.
///
/// ```
/// SourceSet ──resolve──▶ Ruleset ──plan──▶ MatchPlan ──rank──▶ Precedence ──write──▶ image
/// ```
/// A pure function: the same files give the same bytes.
package struct Compilation: Sendable {
  package let ruleset: Ruleset
  /// The image, or nil if there are errors.
  package let image: [UInt8]?
  /// Sorted by file and place.
  package let diagnostics: [Diagnostic]
  /// Who wins, best first; empty if there are errors.
  package let order: [Precedence.Ranked]
  /// Pairs of rules that match exactly the same replies.
  package let duplicates: [(Int, Int)]
  /// Questions between two rules that ended at the budget.
  package let undecided: Int
  /// What ranks were found with, for whoever has more questions; nil if there are errors.
  package let workings: Workings?
  /// By rule: those that it overrides or is more specific than.
  private let losers: [[Int]]
  /// Which rules are more specific than which; nil if there are errors.
  private let specificity: Specificity?

  /// Compiles `set`.
  package init(_ set: SourceSet) {
    var (ruleset, diagnostics) = Resolver.resolve(set)
    var image: [UInt8]?
    var order: [Precedence.Ranked] = []
    var duplicates: [(Int, Int)] = []
    var undecided = 0
    var found: Specificity?
    var losers = ruleset.rules.map { $0.overrides.map(\.rule) }
    var workings: Workings?
    if !diagnostics.contains(where: { $0.severity == .error }) {
      let plan = MatchPlan(
        ruleset.patterns, samples: ruleset.rules.flatMap { $0.examples.map(\.text) })
      diagnostics += Self.tooComplex(ruleset, plan)
      let universe = CodeUniverse(ruleset)
      if !diagnostics.contains(where: { $0.severity == .error }) {
        let finder = FragmentFinder(plan)
        var languages = TextLanguages(ruleset, plan: plan)
        let specificity = Specificity(
          ruleset, universe: universe, plan: plan, finder: finder, languages: &languages)
        order =
          Precedence(ruleset, universe: universe, specificity: specificity).order
        duplicates = specificity.duplicates
        undecided = specificity.undecided
        found = specificity
        for edge in specificity.edges { losers[edge.inner].append(edge.outer) }
        workings = Workings(plan: plan, universe: universe, finder: finder)
        var writer = ImageWriter(
          ruleset: ruleset, plan: plan, universe: universe, order: order,
          signatures: SignatureTable(
            ruleset, plan: plan, finder: finder, languages: &languages))
        image = writer.image()
      }
      if image == nil, diagnostics.allSatisfy({ $0.severity != .error }) {
        diagnostics.append(
          Diagnostic(
            code: "E310", message: "these rulesets are too large for one image",
            span: SourceSpan(file: 0, start: 0, end: 0),
            notes: ["compile fewer of them together"]))
      }
    }
    self.ruleset = ruleset
    self.image = image
    self.diagnostics = diagnostics.sorted {
      ($0.span.file, $0.span.start, $0.code) < ($1.span.file, $1.span.start, $1.code)
    }
    self.order = order
    self.duplicates = duplicates
    self.undecided = undecided
    self.workings = workings
    self.losers = losers
    specificity = found
  }

  /// How patterns are matched, which sets of codes there are, and what finds fragments in a text.
  package struct Workings: Sendable {
    package let plan: MatchPlan
    package let universe: CodeUniverse
    package let finder: FragmentFinder

    package init(plan: MatchPlan, universe: CodeUniverse, finder: FragmentFinder) {
      self.plan = plan
      self.universe = universe
      self.finder = finder
    }
  }

  /// Whether rule `winner` comes before `loser` for a reason: it overrides it, or is more specific.
  package func isOrdered(_ winner: Int, before loser: Int) -> Bool {
    losers[winner].contains(loser)
  }

  /// The same by way of others as well: of a rule that is known to come before `loser`, whether it
  /// does so for any reason but its weight.
  package func isLed(_ winner: Int, before loser: Int) -> Bool {
    var seen: Set<Int> = [winner]
    var queue = [winner]
    while let next = queue.popLast() {
      for other in losers[next] where seen.insert(other).inserted {
        if other == loser { return true }
        queue.append(other)
      }
    }
    return false
  }

  /// Who would win, best first, if `rule` were not there. O((rules + edges) log rules).
  package func order(without rule: Int) -> [Precedence.Ranked] {
    guard let workings, let specificity else { return [] }
    return Precedence(
      ruleset, universe: workings.universe, specificity: specificity, without: rule
    ).order
  }

  private static func tooComplex(_ ruleset: Ruleset, _ plan: MatchPlan) -> [Diagnostic] {
    zip(ruleset.patterns, plan.patterns).compactMap { pattern, kind in
      guard case .tooComplex = kind else { return nil }
      return Diagnostic(
        code: "E307",
        message: "this pattern needs more than \(CompilerLimits.patternStates) states",
        span: pattern.span,
        notes: [
          "a bounded repeat of a wide class, such as `.{1,200}`, multiplies states: "
            + "write a gap (`*`, `.*`) or a smaller bound"
        ])
    }
  }
}
