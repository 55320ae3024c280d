import NixieAutomata
import Testing

/// Every expression and every text over a small alphabet, as RE2 does it: all engines must agree.
@Suite struct EnginesAgreeTests {
  /// Runs all engines on all texts and returns the first disagreement in words.
  static func disagreement(_ regex: Regex, _ texts: [[UInt8]]) -> String? {
    do {
      let nfa = try NFA(searching: regex)
      let dfa = try DFA(nfa, budget: 10_000)
      let minimal = dfa.minimised()
      let whole = try DFA(matching: regex, budget: 10_000)
      let program = try TaggedProgram(regex)
      if let violation = nfa.invariantViolation() ?? dfa.invariantViolation()
        ?? minimal.invariantViolation() ?? program.invariantViolation()
      {
        return "\(regex): \(violation)"
      }
      for text in texts {
        let naive = NaiveMatcher(text: text)
        let match = naive.firstMatch(regex)
        let answers = [
          nfa.accepts(text), dfa.accepts(text), minimal.accepts(text),
          program.run(on: text) != nil,
        ]
        if answers != [Bool](repeating: match != nil, count: 4) {
          return "\(regex) on \(text): \(match != nil), but \(answers)"
        }
        let range = program.run(on: text)?[0]
        if range?.lowerBound != match?.lowerBound || !regex.loopsOverNothing && range != match {
          return "\(regex) on \(text): match at \(match as Any)"
        }
        if whole.accepts(text) != naive.matchesWhole(regex) { return "\(regex) whole on \(text)" }
      }
      return nil
    } catch {
      return "\(regex): \(error)"
    }
  }

  @Test(arguments: 0..<4) func everySmallExpression(part: Int) {
    let texts = allTexts(over: "a- ", upTo: 3)
    for (number, regex) in SampleRegexes.small.enumerated() where number % 4 == part {
      let found = EnginesAgreeTests.disagreement(regex, texts)
      #expect(found == nil)
      if found != nil { return }
    }
  }

  @Test(arguments: 0..<4) func randomLargerExpressions(part: Int) {
    let texts = allTexts(over: "a- ", upTo: 4)
    var generator = SeededGenerator(seed: UInt64(part + 1) &* 7_919)
    for size in 4...9 {
      for _ in 0..<4 {
        let regex = SampleRegexes.random(size, &generator)
        let found = EnginesAgreeTests.disagreement(regex, texts)
        #expect(found == nil)
      }
    }
  }

  @Test func bytesOutsideOfTheFrameAreRefused() throws {
    let dfa = try DFA(searching: .literal("a"), budget: 100)
    let program = try TaggedProgram(.literal("a"))
    let unframed: [[UInt8]] = [
      [], [2], [3], [2, 0x61], [0x61, 3], [0x61], [2, 2, 0x61, 3], [2, 3, 3],
    ]
    for text in unframed {
      #expect(!dfa.accepts(text))
    }
    #expect(program.run(on: []) == nil && program.run(on: [2]) == nil)
    #expect(program.run(on: [0x61, 0x61]) == nil)
  }
}

extension Regex {
  /// Whether an endless repetition has a body that can be empty. Where such a match ends is not the
  /// same for backtracking and for Pike's machine, as `TaggedProgram` says.
  fileprivate var loopsOverNothing: Bool {
    switch self {
    case .never, .epsilon, .bytes, .assertion: false
    case .concatenation(let parts), .alternation(let parts):
      parts.contains(where: \.loopsOverNothing)
    case .repetition(let body, _, let max, _):
      max == nil && body.canBeEmpty || body.loopsOverNothing
    case .capture(_, let body): body.loopsOverNothing
    }
  }
}
