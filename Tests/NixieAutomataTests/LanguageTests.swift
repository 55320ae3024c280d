import NixieAutomata
import Testing

/// The algebra of languages against plain enumeration.
@Suite struct LanguageTests {
  private let texts = allTexts(over: "a- ", upTo: 4).filter(DFA.framedText.accepts)

  private func sampleDFAs(_ count: Int, seed: UInt64) throws -> [DFA] {
    var generator = SeededGenerator(seed: seed)
    return try (0..<count).map { _ in
      let size = Int.random(in: 2...6, using: &generator)
      return try DFA(searching: SampleRegexes.random(size, &generator), budget: 5_000).minimised()
    }
  }

  @Test func framedTextIsNormalisedText() {
    let accepted = ["", "a", "a b", "a b c", "\u{e9}", "a_b", "~"]
    let refused = [" ", " a", "a ", "a  b", "A", "a\tb", "a\u{7f}", "a\u{2}", "\u{3}"]
    for text in accepted { #expect(DFA.framedText.accepts(framed(text)), "\(text)") }
    for text in refused { #expect(!DFA.framedText.accepts(framed(text)), "\(text)") }
    #expect(DFA.framedText == DFA.framedText.minimised())
  }

  @Test func productsAreWhatTheySay() throws {
    let dfas = try sampleDFAs(12, seed: 5)
    for (left, right) in zip(dfas, dfas.dropFirst()) {
      let both = try left.intersection(right, budget: 10_000)
      let either = try left.union(right, budget: 10_000)
      let first = try left.difference(right, budget: 10_000)
      let rest = left.complement()
      for text in texts {
        let (inLeft, inRight) = (left.accepts(text), right.accepts(text))
        #expect(both.accepts(text) == (inLeft && inRight))
        #expect(either.accepts(text) == (inLeft || inRight))
        #expect(first.accepts(text) == (inLeft && !inRight))
        #expect(rest.accepts(text) == !inLeft)
      }
      #expect(both.isSubset(of: left) && left.isSubset(of: either))
      #expect(left.isEquivalent(to: left.minimised()))
      #expect(left.isEquivalent(to: right) == (left == right))
    }
  }

  @Test func minimisedIsCanonicalAndSmallest() throws {
    for dfa in try sampleDFAs(20, seed: 11) {
      #expect(dfa.minimised() == dfa)
      // A union with itself has other states and the same minimal form.
      #expect(try dfa.union(dfa, budget: 10_000).minimised() == dfa)
    }
    let oneWay = try DFA(searching: parsed("(a|b)(a|b)c?"), budget: 1_000).minimised()
    let another = try DFA(searching: parsed("[ab]{2}"), budget: 1_000).minimised()
    #expect(oneWay == another)
  }

  @Test func witnessesAreShortestAndNatural() throws {
    func witness(_ pattern: String) throws -> String? {
      unframed(try DFA(searching: parsed(pattern), budget: 1_000).shortestWitness())
    }
    #expect(try witness("user.*unknown") == "userunknown")
    #expect(try witness("[^a-y]") == "z")
    #expect(try witness("[^a-z]") == "0")
    #expect(try witness("[^a-z0-9]") == " ")
    #expect(try witness("a\\b.") == "a ")
    #expect(try witness("[!-/]{2}") == "!!")
    #expect(try witness("a*") == "")
    #expect(try witness("a^") == nil)
  }

  @Test func searchAgreesWithEnumeration() throws {
    let dfas = try sampleDFAs(40, seed: 23)
    for index in 0..<dfas.count - 3 {
      let (first, second, third) = (dfas[index], dfas[index + 1], dfas[index + 2])
      let language = Language.intersection([
        .dfa(first), .complement(.dfa(second)), .union([.dfa(third), .complement(.dfa(first))]),
      ])
      let shortest = texts.first {
        first.accepts($0) && !second.accepts($0) && (third.accepts($0) || !first.accepts($0))
      }
      switch language.search(budget: 10_000) {
      case .empty:
        #expect(shortest == nil)
      case .witness(let text):
        #expect(DFA.framedText.accepts(text) && first.accepts(text) && !second.accepts(text))
        #expect(shortest == nil || shortest?.count == text.count)
      case .undecided:
        Issue.record("\(index) is undecided")
      }
    }
  }

  /// Inclusion, equivalence and emptiness, of pairs where enumeration to four bytes tells all: what
  /// it finds contradicts them, and what they deny has a text.
  @Test func questionsAgreeWithEnumeration() throws {
    let dfas = try sampleDFAs(60, seed: 29)
    var answers: [Bool: Int] = [:]
    for (first, second) in zip(dfas, dfas.dropFirst()) {
      let pair = (Language.dfa(first), Language.dfa(second))
      let isInside = Language.isSubset(pair.0, of: pair.1, budget: 10_000)
      let outside = texts.first { first.accepts($0) && !second.accepts($0) }
      #expect(isInside != nil && !(isInside == true && outside != nil))
      if isInside == false {
        guard case .witness(let text) = Language.difference(pair.0, pair.1).search(budget: 10_000)
        else {
          Issue.record("no text shows why not")
          continue
        }
        #expect(first.accepts(text) && !second.accepts(text))
        #expect(outside == nil || outside?.count == text.count)
      }
      let isSame = Language.isEquivalent(pair.0, to: pair.1, budget: 10_000)
      #expect(
        isSame
          == (isInside == true && Language.isSubset(pair.1, of: pair.0, budget: 10_000) == true))
      #expect(isSame != true || texts.allSatisfy { first.accepts($0) == second.accepts($0) })
      let isNothing = pair.0.isEmpty(budget: 10_000)
      #expect(isNothing != true || !texts.contains(where: first.accepts))
      answers[isInside == true, default: 0] += 1
    }
    #expect(answers.count == 2)
  }

  @Test func inclusionIsAboutNormalisedTexts() throws {
    func language(_ pattern: String) throws -> Language {
      .dfa(try DFA(searching: parsed(pattern), budget: 1_000).minimised())
    }
    let twoBlanks = try language("a  b")
    #expect(twoBlanks.search(budget: 100) == .empty)
    #expect(Language.everything.search(budget: 10) == .witness(framed("")))
    #expect(Language.nothing.search(budget: 10) == .empty)
    let (narrow, wide) = (try language("user unknown"), try language("unknown"))
    #expect(Language.isSubset(narrow, of: wide, budget: 999) == true)
    #expect(Language.isSubset(wide, of: narrow, budget: 999) == false)
    // What stands on both sides is taken out before the search.
    let tautology = Language.difference(narrow, .union([wide, narrow]))
    #expect(tautology.search(budget: 0) == .empty)
    let parts = Language.union([try language("^[^u]*$"), try language("u")])
    #expect(Language.isEquivalent(parts, to: .everything, budget: 999) == true)
    #expect(try Language.isDisjoint(language("^a"), language("^b"), budget: 999) == true)
  }

  @Test func budgetIsAnswered() throws {
    let far = Language.dfa(try DFA(searching: parsed("^a{30}$"), budget: 1_000))
    #expect(far.search(budget: 30) == .undecided(states: 30))
    #expect(far.search(budget: 31) == .witness(framed(String(repeating: "a", count: 30))))
    #expect(Language.isSubset(.everything, of: .complement(far), budget: 5) == nil)
    #expect(throws: StateBudgetExceeded(budget: 10)) {
      try DFA(searching: parsed("a{30}"), budget: 10)
    }
    // Five instructions: save, bytes, bytes, save, match.
    #expect(try TaggedProgram(parsed("ab"), budget: 5).instructions.count == 5)
    #expect(throws: StateBudgetExceeded(budget: 4)) { try TaggedProgram(parsed("ab"), budget: 4) }
    #expect(throws: StateBudgetExceeded.self) { try NFA(searching: parsed("a{900}"), budget: 800) }
    let left = try DFA(searching: parsed("a{5}"), budget: 100)
    let right = try DFA(searching: parsed("b{5}"), budget: 100)
    #expect(throws: StateBudgetExceeded(budget: 20)) { try left.union(right, budget: 20) }
  }
}
