// STUBS, replaced file by file in the next half hour. The signatures stay.

package struct ByteClasses: Hashable, Sendable {
  package let map: [UInt8]
  package let count: Int
}

package struct RegexSyntaxError: Error, Hashable, Sendable {
  package let offset: Int
  package let length: Int
  package let message: String
  package let cure: String
}

package struct ParsedRegex: Hashable, Sendable {
  package let regex: Regex
  /// Element i names capture i + 1.
  package let captureNames: [String]
}

package enum RegexParser {
  package static func parse(_ pattern: [UInt8]) throws(RegexSyntaxError) -> ParsedRegex {
    fatalError("stub")
  }
}

package struct NFA: Sendable {
  /// Framed texts in which the regex occurs anywhere.
  package init(searching regex: Regex, budget: Int = 100_000) throws(StateBudgetExceeded) {
    fatalError("stub")
  }
  /// Framed texts the whole of which the regex matches.
  package init(matching regex: Regex, budget: Int = 100_000) throws(StateBudgetExceeded) {
    fatalError("stub")
  }
  package func accepts(_ framed: [UInt8]) -> Bool { fatalError("stub") }
}

package struct DFA: Hashable, Sendable {
  package let start: StateID
  package let byteClasses: ByteClasses
  /// state * byteClasses.count + class -> state
  package let table: [UInt32]
  package let accepting: [Bool]

  package init(searching regex: Regex, budget: Int) throws(StateBudgetExceeded) {
    fatalError("stub")
  }
  package init(matching regex: Regex, budget: Int) throws(StateBudgetExceeded) {
    fatalError("stub")
  }
  package init(_ nfa: NFA, budget: Int) throws(StateBudgetExceeded) { fatalError("stub") }
  package static var framedText: DFA { fatalError("stub") }
  package var stateCount: Int { accepting.count }
  package func accepts(_ framed: [UInt8]) -> Bool { fatalError("stub") }
  package func minimised() -> DFA { fatalError("stub") }
  package func intersection(_ other: DFA, budget: Int) throws(StateBudgetExceeded) -> DFA {
    fatalError("stub")
  }
  package func union(_ other: DFA, budget: Int) throws(StateBudgetExceeded) -> DFA {
    fatalError("stub")
  }
  package func difference(_ other: DFA, budget: Int) throws(StateBudgetExceeded) -> DFA {
    fatalError("stub")
  }
  /// Normalised framed texts that are not in the language.
  package func complement() -> DFA { fatalError("stub") }
  package var isEmpty: Bool { fatalError("stub") }
  package func isSubset(of other: DFA) -> Bool { fatalError("stub") }
  package func isEquivalent(to other: DFA) -> Bool { fatalError("stub") }
  package func shortestWitness() -> [UInt8]? { fatalError("stub") }
}

/// All answers are relative to normalised framed texts (`DFA.framedText`).
package indirect enum Language: Sendable {
  case dfa(DFA)
  case intersection([Language])
  case union([Language])
  case complement(Language)

  package enum Answer: Hashable, Sendable {
    case empty
    /// A shortest text of the language, frame included.
    case witness([UInt8])
    case undecided(states: Int)
  }
  package func search(budget: Int) -> Answer { fatalError("stub") }
  /// nil: undecided within the budget.
  package static func isSubset(_ a: Language, of b: Language, budget: Int) -> Bool? {
    fatalError("stub")
  }
  /// Texts of the first that are not in the second.
  package static func difference(_ a: Language, _ b: Language) -> Language {
    .intersection([a, .complement(b)])
  }
}

package struct MultiPatternDFA: Hashable, Sendable {
  /// 256 entries; A…Z have the classes of a…z.
  package let byteClasses: [UInt8]
  package let stride: Int
  /// state (premultiplied) + class -> state (premultiplied)
  package let table: [UInt32]
  package let start: UInt32
  /// States (premultiplied) from here on are match states.
  package let firstMatchState: UInt32
  package let matchOffsets: [UInt32]
  package let matchPatterns: [UInt32]

  package init(patterns: [[ByteSet]], budget: Int) throws(StateBudgetExceeded) {
    fatalError("stub")
  }
  /// Sorted pattern numbers of a premultiplied state; empty for no match state.
  package func patterns(at state: UInt32) -> ArraySlice<UInt32> { fatalError("stub") }
  package var stateCount: Int { fatalError("stub") }
}

package struct TaggedProgram: Hashable, Sendable {
  package enum Instruction: Hashable, Sendable {
    /// Reads a byte of `sets[set]`, goes on at the next instruction.
    case bytes(set: Int)
    case split(preferred: Int, other: Int)
    case jump(Int)
    /// Slot 2k is the start, 2k + 1 the end of capture k; capture 0 is the whole match.
    case save(slot: Int)
    case assertion(Assertion)
    case match
  }
  package let instructions: [Instruction]
  package let sets: [ByteSet]
  package let captureCount: Int

  package init(_ regex: Regex, budget: Int = 100_000) throws(StateBudgetExceeded) {
    fatalError("stub")
  }
  /// Leftmost-first; ranges are offsets into the framed text; element 0 is the whole match.
  package func run(on framed: [UInt8]) -> [Range<Int>?]? { fatalError("stub") }
}

extension Regex {
  package func requiredFragments(limit: Int = 16) -> [[Fragment]] { fatalError("stub") }
  package func chain() -> [Fragment]? { fatalError("stub") }
}
