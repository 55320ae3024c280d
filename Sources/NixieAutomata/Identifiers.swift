/// A state of an `NFA` or a `DFA`: an index, counted from 0.
///
/// A type of its own, so that a state is never mistaken for a byte class or a table index.
package struct StateID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) { self.rawValue = rawValue }

  init(_ index: Int) { self.rawValue = UInt32(truncatingIfNeeded: index) }

  package var index: Int { Int(rawValue) }

  package static func < (left: StateID, right: StateID) -> Bool { left.rawValue < right.rawValue }

  package var description: String { "s\(rawValue)" }
}

/// An automaton would need more states than its caller allows.
///
/// Every construction that can grow beyond its input takes a budget and throws this. What to do
/// then (refuse the pattern, confirm with a `TaggedProgram`) is the caller's to decide.
package struct StateBudgetExceeded: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of states that was allowed.
  package let budget: Int

  package init(budget: Int) { self.budget = budget }

  package var description: String { "more than \(budget) states are needed" }
}
