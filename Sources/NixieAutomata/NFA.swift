/// A nondeterministic finite automaton over framed texts, without assertions.
///
/// Thompson's construction (1968); the assertions are taken out by `AssertionElimination`, so that
/// an edge reads a set of bytes or nothing, and every algorithm on automata applies as it is in the
/// book.
///
/// Its language holds framed texts only: start frame, bytes that are no frame bytes, end frame. It
/// does not ask for single blanks or folded letters; that is what `DFA.framedText` is for.
///
/// Invariant (`invariantCheck()`): offsets rise, targets are states, sets are not empty, the accept
/// state has no edges.
package struct NFA: Hashable, Sendable {
  /// Reads a byte of `sets[set]`.
  package struct Edge: Hashable, Sendable {
    package let set: UInt32
    package let target: StateID
  }

  package let start: StateID
  /// The one accepting state, nil when the language is empty by construction.
  package let accept: StateID?
  /// A state from which every rest of a framed text is accepted, if one is known.
  let absorbing: StateID?
  /// The distinct sets of the edges, in order of first use.
  package let sets: [ByteSet]
  // Edges of state s: [offsets[s] ..< offsets[s + 1]].
  let edgeOffsets: [UInt32]
  let edges: [Edge]
  let epsilonOffsets: [UInt32]
  let epsilons: [StateID]

  package var stateCount: Int { edgeOffsets.count - 1 }

  package func edges(of state: StateID) -> ArraySlice<Edge> {
    edges[Int(edgeOffsets[state.index])..<Int(edgeOffsets[state.index + 1])]
  }

  package func epsilons(of state: StateID) -> ArraySlice<StateID> {
    epsilons[Int(epsilonOffsets[state.index])..<Int(epsilonOffsets[state.index + 1])]
  }

  /// Framed texts in which the expression occurs anywhere.
  ///
  /// O(size of the expression with repetitions written out).
  package init(searching regex: Regex, budget: Int = 100_000) throws(StateBudgetExceeded) {
    let program = try FramedProgram(searching: regex, budget: budget)
    self = try AssertionElimination.run(program, budget: budget)
  }

  /// Framed texts the whole of which the expression matches.
  package init(matching regex: Regex, budget: Int = 100_000) throws(StateBudgetExceeded) {
    let program = try FramedProgram(matching: regex, budget: budget)
    self = try AssertionElimination.run(program, budget: budget)
  }

  init(_ parts: AssertionElimination.Parts) {
    start = StateID(0)
    accept = parts.accept
    absorbing = parts.absorbing
    sets = parts.sets
    edgeOffsets = parts.edgeOffsets
    edges = parts.edges
    epsilonOffsets = parts.epsilonOffsets
    epsilons = parts.epsilons
    assert(invariantViolation() == nil)
  }

  /// Whether the text is in the language. O(states · bytes); for tests, not for speed.
  package func accepts(_ framed: [UInt8]) -> Bool {
    var current = closure(of: [start])
    for byte in framed {
      var next: [StateID] = []
      for state in current {
        for edge in edges(of: state) where sets[Int(edge.set)].contains(byte) {
          next.append(edge.target)
        }
      }
      current = closure(of: next)
    }
    return current.contains { $0 == accept }
  }

  private func closure(of states: [StateID]) -> [StateID] {
    var seen = [Bool](repeating: false, count: stateCount)
    var stack = states
    var result: [StateID] = []
    while let state = stack.popLast() {
      if seen[state.index] { continue }
      seen[state.index] = true
      result.append(state)
      stack.append(contentsOf: epsilons(of: state))
    }
    return result
  }
}

extension NFA: CustomStringConvertible {
  /// One state a line: its edges, then the states reached without reading, then whether it accepts.
  package var description: String {
    var lines: [String] = []
    for index in 0..<stateCount {
      let state = StateID(index)
      var line = "\(state)"
      for edge in edges(of: state) { line += "  \(sets[Int(edge.set)]) \(edge.target)" }
      for target in epsilons(of: state) { line += "  \(target)" }
      if state == accept { line += "  accept" }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
