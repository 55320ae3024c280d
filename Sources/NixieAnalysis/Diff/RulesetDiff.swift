package import Nixie
package import NixieCompiler

/// What a change to rulesets changes: every verdict that some reply gets differently, with a reply
/// that shows it.
///
/// ```swift
/// let diff = RulesetDiff(old, new)
/// diff.isEmpty        // no reply whatever gets another verdict
/// ```
///
/// Every witness was run through both compiled classifiers. A verdict is category and permanence;
/// that another rule gives the same verdict, or gives other advice, is no difference.
///
/// Entries of the two orders that are the same and in the same order cannot disagree. So only pairs
/// are asked about of which one was added, taken away or moved: is there a reply that the one wins
/// before and the other after? (``DiffSearch``)
package struct RulesetDiff: Sendable {
  /// Replies that change from one verdict to another.
  package struct Change: Sendable {
    package var old: Verdict
    package var new: Verdict
    /// The rules that decide the witness; nil where none does.
    package var oldRule: String?
    package var newRule: String?
    package var witness: WrittenReply
    package var origin: Origin
    /// Examples and documented lines that change like this.
    package var documented = 0
    /// Lines of the corpus that do.
    package var corpus = 0
  }

  /// How a witness was found, the best first.
  package enum Origin: Int, Sendable, Comparable {
    /// An example or a documented line.
    case documented
    /// A line of the corpus.
    case corpus
    /// Made from a rule that changed.
    case sample
    /// Made of the words of two rules: somebody may say both, but nobody has.
    case constructed

    package static func < (left: Origin, right: Origin) -> Bool { left.rawValue < right.rawValue }
  }

  /// Most telling first.
  package private(set) var changes: [Change] = []
  /// What categories say otherwise: `mailbox-full: its action is retry, was review`.
  package private(set) var definitions: [String] = []
  /// Questions that were not decided.
  package private(set) var undecided = 0
  /// What was not asked, in words.
  package private(set) var leftOut: [String] = []
  /// How many replies were compared.
  package private(set) var documentedCount = 0
  package private(set) var corpusCount = 0
  package private(set) var timings: [(phase: String, duration: Duration)] = []

  /// Nothing can differ; or nothing is known to, where `undecided` is not 0 or something was left
  /// out.
  package var isEmpty: Bool { changes.isEmpty && definitions.isEmpty }

  /// Compares two compilations without errors.
  ///
  /// - Parameters:
  ///   - corpus: real replies to be compared as well.
  ///   - isExhaustive: whether to find every pair of verdicts that some reply changes between, also
  ///     where it is the words of two rules put together. Else one witness for each alternative of
  ///     a rule that changed is enough, which is what a reviewer wants to know.
  ///   - budget: states that one search may visit.
  ///   - progress: told now and then: what is done, how far it is, and how far it goes.
  package init(
    _ old: (compilation: Compilation, classifier: Classifier),
    _ new: (compilation: Compilation, classifier: Classifier),
    corpus: [WrittenReply] = [], isExhaustive: Bool = false,
    budget: Int = AnalysisLimits.diffStates,
    progress: (_ phase: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
  ) {
    let clock = ContinuousClock()
    func timed<Result>(_ phase: String, _ body: () -> Result) -> Result {
      let start = clock.now
      defer { timings.append((phase, start.duration(to: clock.now))) }
      return body()
    }
    var found = DiffChanges(old: old.classifier, new: new.classifier)
    timed("replies") {
      let documented = Self.documented(old.compilation.ruleset, new.compilation.ruleset)
      for reply in documented { found.compare(reply, .documented) }
      for reply in corpus { found.compare(reply, .corpus) }
      documentedCount = documented.count
      corpusCount = corpus.count
    }
    definitions = Self.definitions(old.compilation.ruleset, new.compilation.ruleset)
    let joint = timed("joining") { JointRules(old, new, budget: budget) }
    timed("changed rules") {
      var search = DiffSearch(joint, found, isExhaustive: isExhaustive)
      search.run(
        DiffContexts(joint, old.compilation.ruleset, new.compilation.ruleset), progress)
      undecided += search.undecided
      leftOut = search.leftOut
      found = search.found
    }
    changes = found.sorted
  }

  private static func documented(_ old: Ruleset, _ new: Ruleset) -> [WrittenReply] {
    var seen: Set<[String]> = []
    return [old, new].flatMap { ruleset in
      ruleset.realReplies.map { ruleset.written($0) }
    }.filter { reply in
      seen.insert([
        String(decoding: reply.text, as: UTF8.self), reply.hints.esp ?? "",
        reply.hints.stage?.name ?? "",
      ]).inserted
    }
  }

  private static func definitions(_ old: Ruleset, _ new: Ruleset) -> [String] {
    var found: [String] = []
    for category in new.categories {
      guard let before = old.categories.first(where: { $0.id == category.id }) else { continue }
      if category.action != before.action {
        found.append(
          "\(category.id): its action is \(category.action.name), was \(before.action.name)")
      }
      if category.party != before.party {
        found.append(
          "\(category.id): its party is \(category.party.name), was \(before.party.name)")
      }
    }
    return found
  }
}

/// Changes by verdicts, the best witness of each kept.
struct DiffChanges {
  private struct Pair: Hashable {
    var old: Verdict
    var new: Verdict
  }

  let old: Classifier
  let new: Classifier
  private var byVerdicts: [Pair: RulesetDiff.Change] = [:]

  init(old: Classifier, new: Classifier) {
    self.old = old
    self.new = new
  }

  /// Runs `reply` through both; true if the verdicts differ.
  @discardableResult
  mutating func compare(_ reply: WrittenReply, _ origin: RulesetDiff.Origin) -> Bool {
    let before = old.verdict(on: reply)
    let after = new.verdict(on: reply)
    guard before.verdict != after.verdict else { return false }
    let pair = Pair(old: before.verdict, new: after.verdict)
    let change = RulesetDiff.Change(
      old: before.verdict, new: after.verdict, oldRule: before.rule, newRule: after.rule,
      witness: reply, origin: origin)
    var known = byVerdicts[pair] ?? change
    if origin < known.origin {
      known.witness = reply
      known.origin = origin
      known.oldRule = before.rule
      known.newRule = after.rule
    }
    if origin == .documented { known.documented += 1 }
    if origin == .corpus { known.corpus += 1 }
    byVerdicts[pair] = known
    return true
  }

  func isKnown(_ old: Verdict, _ new: Verdict) -> Bool {
    byVerdicts[Pair(old: old, new: new)] != nil
  }

  var sorted: [RulesetDiff.Change] {
    byVerdicts.values.sorted {
      ($0.origin.rawValue, -$0.documented, -$0.corpus, $0.old, $0.new)
        < ($1.origin.rawValue, -$1.documented, -$1.corpus, $1.old, $1.new)
    }
  }
}
