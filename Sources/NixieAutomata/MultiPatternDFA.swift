/// One automaton that finds every occurrence of many strings of byte sets.
///
/// What it is: Aho and Corasick's automaton (1975) with sets of bytes instead of bytes. Start at
/// `start`; for each byte of the framed text add the byte's class to the state and load the next
/// one; whenever the state is at or above `firstMatchState`, `patterns(at:)` end at this byte.
///
/// ```
/// table    row 0 | row 1 | … | row k (first match state) | …       a row has `stride` entries
/// entry    the next state, premultiplied: the index at which its row begins
/// ```
///
/// Premultiplied states save the multiplication in the scan; match states come last, so that the
/// scan has one comparison a byte. Capitals have the classes of their small letters: the scan folds
/// at no cost, and no text need be folded before.
///
/// Invariant (`invariantCheck()`): the table has whole rows; every entry is the beginning of a row;
/// exactly the match states have patterns, sorted and without repetition.
///
/// Not promised: that it is minimal. Merging states would cost more than it saves, since nearly all
/// match states differ in what they match.
package struct MultiPatternDFA: Hashable, Sendable {
  /// The class of each byte; 256 entries.
  package let byteClasses: [UInt8]
  /// Entries a row: the number of byte classes.
  package let stride: Int
  /// Premultiplied states; see above.
  package let table: [UInt32]
  /// Where a scan begins, premultiplied.
  package let start: UInt32
  /// The first match state, premultiplied; `table.count` when nothing can match.
  package let firstMatchState: UInt32
  /// Match state m (counted from the first) matches list `matchLists[m]`.
  package let matchLists: [UInt32]
  /// List l is `matchPatterns[listOffsets[l] ..< listOffsets[l + 1]]`. States share equal lists.
  package let listOffsets: [UInt32]
  /// Pattern numbers.
  package let matchPatterns: [UInt32]

  package var stateCount: Int { table.count / stride }

  /// Builds the automaton. Patterns are numbered in the order given.
  ///
  /// Sets are folded: a capital counts as its small letter. An empty pattern matches at every
  /// byte and one with an empty set nowhere. Linear in states · stride; for literals there are at
  /// most as many states as bytes in all patterns. Throws above `budget` states, and when the table
  /// would not be addressable by 32 bits.
  package init(patterns: [[ByteSet]], budget: Int) throws(StateBudgetExceeded) {
    var construction = MultiPatternConstruction(patterns, budget: budget)
    self = try construction.run()
  }

  init(_ layout: MultiPatternLayout) {
    byteClasses = layout.byteClasses
    stride = layout.stride
    table = layout.table
    start = layout.start
    firstMatchState = layout.firstMatchState
    matchLists = layout.matchLists
    listOffsets = layout.listOffsets
    matchPatterns = layout.matchPatterns
    assert(invariantViolation() == nil)
  }

  /// The patterns that end where the scan has reached this premultiplied state, in ascending order;
  /// none for a state that is no match state. O(1).
  package func patterns(at state: UInt32) -> ArraySlice<UInt32> {
    guard state >= firstMatchState else { return [] }
    let list = Int(matchLists[Int(state - firstMatchState) / stride])
    return matchPatterns[Int(listOffsets[list])..<Int(listOffsets[list + 1])]
  }
}

extension MultiPatternDFA: CustomStringConvertible {
  /// One state a line, match states with their patterns; transitions back to the start left out.
  package var description: String {
    var lines: [String] = []
    for state in 0..<stateCount {
      var targets: [(target: Int, set: ByteSet)] = []
      for byte in UInt8.min...UInt8.max {
        let target = Int(table[state * stride + Int(byteClasses[Int(byte)])])
        if target == Int(start) { continue }
        if let known = targets.firstIndex(where: { $0.target == target }) {
          targets[known].set.insert(byte)
        } else {
          targets.append((target, ByteSet(byte)))
        }
      }
      let edges = targets.map { "  \($0.set) s\($0.target / stride)" }.joined()
      let found = patterns(at: UInt32(truncatingIfNeeded: state * stride))
      lines.append("s\(state)" + edges + (found.isEmpty ? "" : "  = \(Array(found))"))
    }
    return lines.joined(separator: "\n")
  }
}
