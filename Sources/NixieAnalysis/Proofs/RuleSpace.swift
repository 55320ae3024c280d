internal import Nixie
internal import NixieAutomata
package import NixieCompiler

/// All replies, as far as some rules tell them apart: reply code × enhanced status code × stage ×
/// text. Rules are sets of its points; questions about rules are questions about these sets.
///
/// Who answers is no dimension of it: for each ESP some of the rules take part, and the others do
/// not (``Side``).
package struct RuleSpace: Sendable {
  package let ruleset: Ruleset
  package let plan: MatchPlan
  package let universe: CodeUniverse
  let finder: FragmentFinder
  var languages: TextLanguages
  /// States that one search may visit before its question counts as undecided.
  var budget: Int
  /// States that all searches have visited.
  package internal(set) var statesVisited = 0
  /// Searches on automata.
  package internal(set) var searches = 0

  package init(_ ruleset: Ruleset, _ workings: Compilation.Workings, budget: Int) {
    self.ruleset = ruleset
    plan = workings.plan
    universe = workings.universe
    finder = workings.finder
    languages = TextLanguages(ruleset, plan: workings.plan)
    self.budget = budget
  }

  func replySet(_ rule: Int) -> Bits { universe.replySets[universe.replySet[rule]] }
  func enhancedSet(_ rule: Int) -> Bits { universe.enhancedSets[universe.enhancedSet[rule]] }

  /// Whether some code, enhanced code and stage fit both rules. O(atoms / 64).
  func canMeet(_ left: Int, _ right: Int) -> Bool {
    ruleset.rules[left].stages & ruleset.rules[right].stages != 0
      && !replySet(left).intersection(replySet(right)).isEmpty
      && !enhancedSet(left).intersection(enhancedSet(right)).isEmpty
  }

  // MARK: Points

  /// A text and the fragments found in it, so that most patterns are refused by a look.
  struct Reading {
    let text: [UInt8]
    let found: Set<Int>
  }

  func reading(_ text: [UInt8]) -> Reading {
    Reading(text: text, found: Set(finder.fragments(in: text)))
  }

  func holds(_ pattern: PatternID, _ reading: Reading) -> Bool {
    switch plan.patterns[pattern.index] {
    case .chain(let fragments):
      guard fragments.allSatisfy(reading.found.contains) else { return false }
    case .automaton(_, let alternatives, let needs):
      guard alternatives.isEmpty || alternatives.contains(where: reading.found.contains),
        needs.allSatisfy(reading.found.contains)
      else { return false }
    case .tooComplex: return false
    }
    return plan.holds(pattern, reading.text)
  }

  func holds(_ clause: Ruleset.Clause, _ reading: Reading) -> Bool {
    switch clause.kind {
    case .anyOf: clause.patterns.contains { holds($0, reading) }
    case .noneOf: !clause.patterns.contains { holds($0, reading) }
    case .notAllOf: !clause.patterns.allSatisfy { holds($0, reading) }
    }
  }

  /// Whether `rule` matches `specimen`, its ESP aside.
  func matches(_ rule: Int, _ specimen: Specimen, _ reading: Reading) -> Bool {
    ruleset.rules[rule].stages & (1 << UInt32(specimen.stage)) != 0
      && replySet(rule).contains(specimen.reply) && enhancedSet(rule).contains(specimen.enhanced)
      && ruleset.rules[rule].clauses.allSatisfy { holds($0, reading) }
  }
}
