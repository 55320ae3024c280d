package import NixieAutomata

/// The fragment automaton, and what it finds at compile time.
package struct FragmentFinder: Sendable {
  package let automaton: MultiPatternDFA
  package let windows: Windows
  private let fragments: [Fragment]
  /// Fragments by window.
  package let fragmentsOfWindow: [[Int]]

  /// Widths of windows, tried in turn until the automaton has few enough states for 16 bits.
  private static let widths = [7, 5, 4, 3]

  /// The automaton for the fragments of `plan`.
  package init(_ plan: MatchPlan) throws(StateBudgetExceeded) {
    fragments = plan.fragments
    var found: (MultiPatternDFA, Windows)?
    for width in Self.widths {
      let windows = Windows(plan, width: width)
      if let automaton = try? MultiPatternDFA(
        patterns: windows.strings, budget: CompilerLimits.fragmentStates)
      {
        found = (automaton, windows)
        break
      }
    }
    guard let found else { throw StateBudgetExceeded(budget: CompilerLimits.fragmentStates) }
    (automaton, windows) = found
    var lists = [[Int]](repeating: [], count: found.1.strings.count)
    for (fragment, place) in found.1.places.enumerated() { lists[place.window].append(fragment) }
    fragmentsOfWindow = lists
  }

  /// The fragments that occur in `framed`, each once, in order. O(length + found).
  package func fragments(in framed: [UInt8]) -> [Int] {
    var state = automaton.start
    var found: Set<Int> = []
    for (at, byte) in framed.enumerated() {
      state = automaton.table[Int(state) + Int(automaton.byteClasses[Int(byte)])]
      for window in automaton.patterns(at: state) {
        for fragment in fragmentsOfWindow[Int(window)] {
          let start = at + 1 + windows.places[fragment].tail - fragments[fragment].bytes.count
          if fragments[fragment].stands(in: framed, at: start) { found.insert(fragment) }
        }
      }
    }
    return found.sorted()
  }
}
