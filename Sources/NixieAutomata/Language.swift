/// A boolean expression over automata, asked about without building its automaton.
///
/// ```swift
/// // Is every text that rule b matches taken by the rules before it?
/// Language.isSubset(.dfa(b), of: .union(earlier.map(Language.dfa)), budget: 100_000)
/// ```
///
/// All answers are about normalised framed texts (`DFA.framedText`): the complement of a language
/// is what is left of those, and texts with capitals or two blanks are no witnesses.
///
/// Intersections of many languages grow exponentially in general, which is why nothing is built
/// and every question has a budget. A rule with several texts, exceptions and alternatives is one
/// expression.
package indirect enum Language: Hashable, Sendable {
  case dfa(DFA)
  /// Empty: all texts.
  case intersection([Language])
  /// Empty: no text.
  case union([Language])
  case complement(Language)

  /// What a search found.
  package enum Answer: Hashable, Sendable {
    /// No text is in the language.
    case empty
    /// A shortest text of the language, frame included, natural bytes first.
    case witness([UInt8])
    /// The budget ran out after this many states.
    case undecided(states: Int)
  }

  /// All normalised framed texts.
  package static let everything = Language.intersection([])

  /// No text.
  package static let nothing = Language.union([])

  /// Texts of the first that are not in the second.
  package static func difference(_ first: Language, _ second: Language) -> Language {
    .intersection([first, .complement(second)])
  }

  /// Searches for a shortest text of the language.
  ///
  /// Best-first over at most `budget` states of the product (`LanguageSearch`).
  /// O(budget · classes · automata).
  package func search(budget: Int) -> Answer {
    find(budget: budget).answer
  }

  /// The same, and how many states were visited on the way.
  package func find(budget: Int) -> (answer: Answer, states: Int) {
    var search = LanguageSearch(self, budget: budget)
    let answer = search.run()
    return (answer, search.visited)
  }

  /// Whether the language has no text; nil when the budget ran out.
  package func isEmpty(budget: Int) -> Bool? {
    switch search(budget: budget) {
    case .empty: true
    case .witness: false
    case .undecided: nil
    }
  }

  /// Whether every text of the first is in the second; nil when the budget ran out. For the text
  /// that tells why not, search `difference(first, second)`.
  package static func isSubset(_ first: Language, of second: Language, budget: Int) -> Bool? {
    if case .union(let parts) = second, parts.count > 1 {
      // Mostly one of the parts has it all, and asking for that walks through a far smaller product.
      for part in parts {
        if difference(first, part).isEmpty(budget: Swift.min(budget, 1_000)) == true { return true }
      }
    }
    return difference(first, second).isEmpty(budget: budget)
  }

  /// Whether both have the same texts; nil when the budget ran out.
  package static func isEquivalent(_ first: Language, to second: Language, budget: Int) -> Bool? {
    guard let isInside = isSubset(first, of: second, budget: budget) else { return nil }
    return isInside ? isSubset(second, of: first, budget: budget) : false
  }

  /// Whether no text is in both; nil when the budget ran out.
  package static func isDisjoint(_ first: Language, _ second: Language, budget: Int) -> Bool? {
    intersection([first, second]).isEmpty(budget: budget)
  }
}
