/// A complete deterministic finite automaton over framed texts.
///
/// ```swift
/// let full = try DFA(searching: .literal("mailbox full"), budget: 10_000).minimised()
/// full.accepts([0x02] + Array("the mailbox full".utf8) + [0x03])   // true
/// ```
///
/// Every state has a transition for every byte class. Words of the language are framed: 0x02, bytes
/// that are no frame bytes, 0x03. A DFA made from an expression accepts texts that are framed but
/// not normalised too (two blanks, capitals); questions that should not see those are asked with
/// `Language`, or after `intersection(.framedText)`.
///
/// Invariant (`invariantCheck()`): table size = states · classes, entries are states, fates agree
/// with the table. A DFA from `minimised()` is canonical: two of the same language are equal values.
package struct DFA: Hashable, Sendable {
  /// What the rest of a text can still change about a state.
  package enum Fate: UInt8, Hashable, Sendable {
    /// Some rests are accepted, some are not.
    case open
    /// No rest is accepted.
    case dead
    /// Every rest is accepted: any bytes of `ByteSet.normalised`, then the end frame.
    case universal
  }

  package let start: StateID
  package let byteClasses: ByteClasses
  /// The next state for state s and class c is at s · classes + c.
  package let table: [UInt32]
  /// Whether a word that ends here is in the language; one entry a state.
  package let accepting: [Bool]
  /// One entry a state.
  package let fates: [Fate]
  let distances: Distances

  package var stateCount: Int { accepting.count }

  init(start: StateID, byteClasses: ByteClasses, table: [UInt32], accepting: [Bool]) {
    self.start = start
    self.byteClasses = byteClasses
    self.table = table
    self.accepting = accepting
    distances = DFA.distances(byteClasses, table, accepting)
    fates = distances.fates
    assert(invariantViolation() == nil)
  }

  /// Framed texts in which the expression occurs anywhere. Not minimised.
  package init(searching regex: Regex, budget: Int) throws(StateBudgetExceeded) {
    try self.init(NFA(searching: regex, budget: Swift.max(budget, 100_000)), budget: budget)
  }

  /// Framed texts the whole of which the expression matches. Not minimised.
  package init(matching regex: Regex, budget: Int) throws(StateBudgetExceeded) {
    try self.init(NFA(matching: regex, budget: Swift.max(budget, 100_000)), budget: budget)
  }

  /// The next state. O(1).
  package func next(_ state: StateID, _ byte: UInt8) -> StateID {
    StateID(table[state.index * byteClasses.count + byteClasses.classOf(byte)])
  }

  /// Whether the text is in the language. O(bytes).
  package func accepts(_ framed: [UInt8]) -> Bool {
    var state = start
    for byte in framed { state = next(state, byte) }
    return accepting[state.index]
  }
}

extension DFA {
  // Fates and distances follow from the rest.
  package static func == (left: DFA, right: DFA) -> Bool {
    left.start == right.start && left.accepting == right.accepting
      && left.byteClasses == right.byteClasses && left.table == right.table
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(stateCount)
    for entry in table.prefix(256) { hasher.combine(entry) }
  }
}

extension DFA: CustomStringConvertible {
  /// One state a line, `*` before accepting ones; transitions to dead states are left out.
  package var description: String {
    var lines: [String] = []
    for index in 0..<stateCount where fates[index] != .dead || index == start.index {
      var targets: [(state: UInt32, set: ByteSet)] = []
      for byte in UInt8.min...UInt8.max {
        let target = next(StateID(index), byte)
        if fates[target.index] == .dead { continue }
        if let known = targets.firstIndex(where: { $0.state == target.rawValue }) {
          targets[known].set.insert(byte)
        } else {
          targets.append((target.rawValue, ByteSet(byte)))
        }
      }
      let edges = targets.map { "  \($0.set) s\($0.state)" }.joined()
      lines.append((accepting[index] ? "*" : " ") + "s\(index)" + edges)
    }
    return lines.joined(separator: "\n")
  }
}
