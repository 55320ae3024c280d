package import NixieAutomata

/// The fragment automaton at compile time: which fragments occur in a text.
package struct FragmentFinder: Sendable {
  package let automaton: MultiPatternDFA

  package init(_ plan: MatchPlan) throws(StateBudgetExceeded) {
    automaton = try MultiPatternDFA(
      patterns: plan.fragments.map(\.bytes), budget: CompilerLimits.fragmentStates)
  }

  /// The fragments that occur in `framed`, each once, in order. O(length + found).
  package func fragments(in framed: [UInt8]) -> [Int] {
    var state = automaton.start
    var found: Set<Int> = []
    for byte in framed {
      state = automaton.table[Int(state) + Int(automaton.byteClasses[Int(byte)])]
      for fragment in automaton.patterns(at: state) { found.insert(Int(fragment)) }
    }
    return found.sorted()
  }
}
