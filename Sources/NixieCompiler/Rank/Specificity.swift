internal import Nixie
package import NixieAutomata

/// Which rules are more specific than which: A is, where every reply that A matches is matched by
/// B too, and not the other way round.
///
/// Only pairs that could be so are asked about. If A's replies are all B's, a sample of A is B's as
/// well; so one scan of a sample of each rule for fragments names all candidates.
package struct Specificity {
  /// Pairs (more specific, less specific) of rules, by index.
  package private(set) var edges: [(inner: Int, outer: Int)] = []
  /// Pairs of rules that match exactly the same replies, the lower index first.
  package private(set) var duplicates: [(Int, Int)] = []
  /// Questions that ended at the budget.
  package private(set) var undecided = 0

  /// Compares all rules of `ruleset` that can meet: of one kind and priority, for a common ESP.
  package init(
    _ ruleset: Ruleset, universe: CodeUniverse, plan: MatchPlan, finder: FragmentFinder,
    languages: inout TextLanguages
  ) {
    let candidates = Candidates(ruleset, plan: plan, finder: finder)
    let company = Dictionary(grouping: ruleset.rules.indices) { Company(ruleset.rules[$0]) }
    for inner in ruleset.rules.indices {
      // Where priorities alone decide, nobody has to be asked.
      if company[Company(ruleset.rules[inner])]?.count == 1 { continue }
      let sample = languages.sample(ruleset.rules[inner].clauses)
      // A sample of each alternative refutes most questions before an automaton is made.
      var refuters: [[UInt8]]?
      for outer in candidates.covering(inner, sample) where inner != outer {
        guard Self.canMeet(ruleset.rules[inner], ruleset.rules[outer]),
          universe.isSubset(inner, outer),
          sample.map({ languages.holds(ruleset.rules[outer].clauses, $0) }) ?? true
        else { continue }
        let isMutual =
          universe.isSubset(outer, inner)
          && ruleset.rules[outer].stages & ~ruleset.rules[inner].stages == 0
        let texts = refuters ?? languages.samples(ruleset.rules[inner].clauses)
        refuters = texts
        guard texts.allSatisfy({ languages.holds(ruleset.rules[outer].clauses, $0) }),
          languages.isIncluded(ruleset.rules[inner].clauses, in: ruleset.rules[outer].clauses)
            == true
        else { continue }
        let isReverse =
          isMutual
          && languages.isIncluded(ruleset.rules[outer].clauses, in: ruleset.rules[inner].clauses)
            == true
        let scopes = (ruleset.rules[inner].scope, ruleset.rules[outer].scope)
        if !isReverse || Self.isNarrower(scopes.0, scopes.1) {
          edges.append((inner, outer))
        } else if inner < outer, scopes.0 == scopes.1 {
          duplicates.append((inner, outer))
        }
      }
    }
    undecided = languages.undecided
  }

  /// Rules are compared with those of their kind and priority only.
  private struct Company: Hashable {
    let isFallback: Bool
    let priority: Int

    init(_ rule: Ruleset.Rule) {
      isFallback = rule.isFallback
      priority = rule.priority
    }
  }

  private static func isNarrower(_ left: [Int]?, _ right: [Int]?) -> Bool {
    guard let left, let right else { return false }
    return Set(left).isStrictSubset(of: right)
  }

  private static func canMeet(_ left: Ruleset.Rule, _ right: Ruleset.Rule) -> Bool {
    guard Company(left) == Company(right) else { return false }
    switch (left.scope, right.scope) {
    case (nil, nil): return true
    case (let left?, let right?): return !Set(left).isDisjoint(with: right)
    default: return false
    }
  }
}

extension CodeUniverse {
  /// Whether the codes of rule `inner` are all among those of rule `outer`.
  func isSubset(_ inner: Int, _ outer: Int) -> Bool {
    replySets[replySet[inner]].isSubset(of: replySets[replySet[outer]])
      && enhancedSets[enhancedSet[inner]].isSubset(of: enhancedSets[enhancedSet[outer]])
  }
}

/// Which rules could cover a rule, by the fragments of a sample of its replies.
struct Candidates {
  private let ruleset: Ruleset
  private let finder: FragmentFinder
  /// Rules announced by each fragment, and those that none announces.
  private var announced: [[Int]]
  private var unannounced: [Int] = []

  init(_ ruleset: Ruleset, plan: MatchPlan, finder: FragmentFinder) {
    self.ruleset = ruleset
    self.finder = finder
    announced = [[Int]](repeating: [], count: plan.fragments.count)
    let usage = plan.usage
    for (index, rule) in ruleset.rules.enumerated() {
      let pins = rule.pins(plan, usage: usage)
      if pins.isEmpty { unannounced.append(index) }
      for pin in Set(pins.map(\.fragment)) { announced[pin].append(index) }
    }
  }

  /// Rules that could match `sample`, a text of `rule`, in order; all if there is none.
  func covering(_ rule: Int, _ sample: [UInt8]?) -> [Int] {
    let own = ruleset.rules[rule]
    var found = Set(unannounced)
    if let sample {
      for fragment in finder.fragments(in: sample) { found.formUnion(announced[fragment]) }
    } else {
      found.formUnion(ruleset.rules.indices)
    }
    return found.filter { ruleset.rules[$0].stages & own.stages == own.stages }.sorted()
  }
}

extension Ruleset.Rule {
  /// The fragments on which the rule hangs and the pattern each announces; empty if none is sure
  /// to occur.
  func pins(_ plan: MatchPlan, usage: [Int]) -> [(fragment: Int, pattern: PatternID)] {
    var best: [(fragment: Int, pattern: PatternID)] = []
    var bestCost = Int.max
    for clause in clauses where clause.kind == .anyOf {
      var pins: [(fragment: Int, pattern: PatternID)] = []
      var isWhole = true
      for pattern in clause.patterns {
        let fragments = plan.announcing(pattern, usage: usage)
        if fragments.isEmpty { isWhole = false }
        pins += fragments.map { ($0, pattern) }
      }
      let cost = pins.reduce(0) { $0 + usage[$1.fragment] }
      if isWhole, !pins.isEmpty, cost < bestCost {
        best = pins
        bestCost = cost
      }
    }
    return best
  }
}

extension Regex {
  /// A framed text in which the expression is found, as short as alternatives go; nil where that
  /// is not easily told. O(size).
  package var sample: [UInt8]? {
    guard var bytes = shortest else { return nil }
    let holdsFrame = bytes.contains(Frame.start) || bytes.contains(Frame.end)
    if bytes.first != Frame.start { bytes.insert(Frame.start, at: 0) }
    if bytes.last != Frame.end { bytes.append(Frame.end) }
    if !holdsFrame, assertsAtEndsOnly { return bytes }
    guard let found = try? NFA(searching: self), found.accepts(bytes) else { return nil }
    return bytes
  }

  /// Whether it asserts nothing but what the frame around a text makes true: an edge or the text's
  /// beginning in front, an edge or the text's end behind.
  private var assertsAtEndsOnly: Bool {
    guard case .concatenation(var parts) = self else { return !hasAssertion }
    if let first = parts.first, first == .assertion(.edge) || first == .assertion(.textStart) {
      parts.removeFirst()
    }
    if let last = parts.last, last == .assertion(.edge) || last == .assertion(.textEnd) {
      parts.removeLast()
    }
    return !parts.contains(where: \.hasAssertion)
  }

  private var hasAssertion: Bool {
    switch self {
    case .assertion: true
    case .never, .epsilon, .bytes: false
    case .concatenation(let parts), .alternation(let parts): parts.contains(where: \.hasAssertion)
    case .repetition(let inner, _, _, _), .capture(_, let inner): inner.hasAssertion
    }
  }

  private var shortest: [UInt8]? {
    switch self {
    case .never: return nil
    case .epsilon, .assertion: return []
    case .bytes(let set):
      return (set.intersection(.letters).first ?? set.intersection(.normalised).first ?? set.first)
        .map { [$0] }
    case .concatenation(let parts):
      var whole: [UInt8] = []
      for part in parts {
        guard let bytes = part.shortest else { return nil }
        whole += bytes
      }
      return whole
    case .alternation(let parts):
      return parts.compactMap(\.shortest).min { $0.count < $1.count }
    case .repetition(let inner, let min, _, _):
      if min == 0 { return [] }
      guard min <= 64, let bytes = inner.shortest else { return nil }
      return (0..<min).flatMap { _ in bytes }
    case .capture(_, let inner): return inner.shortest
    }
  }
}
