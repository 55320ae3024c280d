/// Makes an `NFA` deterministic (Rabin and Scott 1959), with a budget.
///
/// A state is the sorted list of those NFA states that have edges or accept; lists are numbered by
/// a `SequenceInterner`. A set that holds the absorbing state is that state alone: it accepts every
/// rest, and what else is in the set could only keep states apart that are equal.
///
/// States are numbered breadth-first in the order of byte classes, hence deterministic.
struct SubsetConstruction {
  private let nfa: NFA
  private let budget: Int
  private let classes: ByteClasses
  /// For each set of the NFA, the classes it consists of.
  private let classesOfSet: [[UInt8]]
  private var interner = SequenceInterner()
  private var table: [UInt32] = []
  private var stamps: [UInt32]
  private var stamp: UInt32 = 0
  private var stack: [StateID] = []

  init(_ nfa: NFA, budget: Int) {
    let classes = ByteClasses(distinguishing: nfa.sets)
    self.nfa = nfa
    self.budget = budget
    self.classes = classes
    classesOfSet = classes.classes(of: nfa.sets)
    stamps = [UInt32](repeating: 0, count: nfa.stateCount)
  }

  mutating func run() throws(StateBudgetExceeded) -> DFA {
    try intern(closure(of: [nfa.start]))
    var buckets = [[StateID]](repeating: [], count: classes.count)
    var state = 0
    while state < interner.count {
      for index in buckets.indices { buckets[index].removeAll(keepingCapacity: true) }
      for member in interner.sequence(state) {
        for edge in nfa.edges(of: StateID(member)) {
          for column in classesOfSet[Int(edge.set)] { buckets[Int(column)].append(edge.target) }
        }
      }
      try followBuckets(buckets)
      state += 1
    }
    return DFA(start: StateID(0), byteClasses: classes, table: table, accepting: accepting)
  }

  /// Appends a row of the table: where each of `buckets` leads.
  ///
  /// PERF: most classes of a state lead to the same few NFA states, which are closed once (measured
  /// on 100 regexes: a third of the instructions).
  private mutating func followBuckets(_ buckets: [[StateID]]) throws(StateBudgetExceeded) {
    var followed: [(column: Int, target: UInt32)] = []
    for column in buckets.indices {
      if let same = followed.first(where: { buckets[$0.column] == buckets[column] }) {
        table.append(same.target)
        continue
      }
      let target = UInt32(truncatingIfNeeded: try intern(closure(of: buckets[column])))
      table.append(target)
      followed.append((column, target))
    }
  }

  private var accepting: [Bool] {
    (0..<interner.count).map { number in
      interner.sequence(number).contains { $0 == nfa.accept?.rawValue }
    }
  }

  @discardableResult
  private mutating func intern(_ set: [UInt32]) throws(StateBudgetExceeded) -> Int {
    let number = interner.intern(set).number
    guard number < budget else { throw StateBudgetExceeded(budget: budget) }
    return number
  }

  private mutating func closure(of states: [StateID]) -> [UInt32] {
    var result = walk(states)
    if let absorbing = nfa.absorbing, stamps[absorbing.index] == stamp, states != [absorbing] {
      result = walk([absorbing])
    }
    result.sort()
    return result
  }

  private mutating func walk(_ states: [StateID]) -> [UInt32] {
    stamp &+= 1
    if stamp == 0 {
      // After 2^32 walks the stamps are used up.
      for index in stamps.indices { stamps[index] = 0 }
      stamp = 1
    }
    var result: [UInt32] = []
    stack.append(contentsOf: states)
    while let state = stack.popLast() {
      if stamps[state.index] == stamp { continue }
      stamps[state.index] = stamp
      if state == nfa.accept || !nfa.edges(of: state).isEmpty { result.append(state.rawValue) }
      stack.append(contentsOf: nfa.epsilons(of: state))
    }
    return result
  }
}

extension DFA {
  /// Makes the automaton deterministic: up to 2^states states, hence the budget.
  package init(_ nfa: NFA, budget: Int) throws(StateBudgetExceeded) {
    var construction = SubsetConstruction(nfa, budget: budget)
    self = try construction.run()
  }
}
