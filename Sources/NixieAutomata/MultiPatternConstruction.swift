/// Builds a `MultiPatternDFA`: subset construction over the nodes of a trie, made linear by the
/// idea of Aho and Corasick.
///
/// A state is the set of trie nodes at which the text read so far ends. Its deepest nodes D have all
/// the same depth d; the shallower ones are the state after the last d - 1 bytes, which is a state
/// found before: its *suffix* (Aho and Corasick's failure link). So
///
///     next(state, class) = children(D, class) + next(suffix, class)
///
/// where the second part is one entry of a row already finished: a row is a copy of the suffix's
/// row with the classes overwritten that D has edges for. A state is named by D and its suffix.
/// Without classes |D| = 1 and this is the classical algorithm.
///
/// States are found breadth-first, in class order, hence in ascending depth and deterministic.
struct MultiPatternConstruction {
  private let trie: PatternTrie
  private let budget: Int
  private let classes: ByteClasses
  private let classesOfSet: [[UInt8]]

  /// Names of states: the suffix, then D in ascending order.
  private var states = SequenceInterner()
  private var rows: [UInt32] = []
  private var lists = SequenceInterner()
  private var listOfState: [UInt32] = []

  init(_ patterns: [[ByteSet]], budget: Int) {
    trie = PatternTrie(patterns)
    self.budget = budget
    let classes = ByteClasses(distinguishing: trie.usedSets).foldingCapitals
    self.classes = classes
    classesOfSet = trie.classes(by: classes)
  }

  mutating func run() throws(StateBudgetExceeded) -> MultiPatternDFA {
    // A list of patterns is at most this often as long as there are states, lest a few thousand
    // wide patterns fill the memory within the budget of states.
    let listBudget = budget.multipliedReportingOverflow(by: 64)
    _ = lists.intern([])
    _ = states.intern([0, 0])
    try addRow(0)
    var buckets = [[UInt32]](repeating: [], count: classes.count)
    var state = 0
    while state < states.count {
      guard listBudget.overflow || lists.storedWords <= listBudget.partialValue else {
        throw StateBudgetExceeded(budget: budget)
      }
      try expand(state, &buckets)
      state += 1
    }
    return MultiPatternDFA(
      MultiPatternLayout(
        byteClasses: classes, rows: rows, listOfState: listOfState, lists: lists))
  }

  /// Finds the states that follow by a deeper node; the other entries are in the row already.
  private mutating func expand(
    _ state: Int, _ buckets: inout [[UInt32]]
  ) throws(StateBudgetExceeded) {
    inheritRow(state)
    var touched: [UInt8] = []
    for node in states.sequence(state).dropFirst() {
      var child = trie.firstChild[Int(node)]
      while child != 0 {
        for column in classesOfSet[Int(trie.setOfNode[Int(child)])] {
          if buckets[Int(column)].isEmpty { touched.append(column) }
          buckets[Int(column)].append(child)
        }
        child = trie.nextSibling[Int(child)]
      }
    }
    touched.sort()
    for column in touched {
      // At the root the shallower part is the root itself.
      let entry = state * classes.count + Int(column)
      var name = [state == 0 ? 0 : rows[entry]]
      buckets[Int(column)].sort()
      name.append(contentsOf: buckets[Int(column)])
      buckets[Int(column)].removeAll(keepingCapacity: true)
      let (number, isNew) = states.intern(name)
      if isNew { try addRow(number) }
      rows[entry] = UInt32(truncatingIfNeeded: number)
    }
  }

  /// Begins a row as a copy of the suffix's. That one is finished only now, not yet when the state
  /// was found: it is shallower, but may have stood behind in the queue.
  private mutating func inheritRow(_ state: Int) {
    guard state > 0, let suffix = states.sequence(state).first else { return }
    let stride = classes.count
    let (from, to) = (Int(suffix) * stride, state * stride)
    for column in 0..<stride { rows[to &+ column] = rows[from &+ column] }
  }

  /// Adds an empty row for a new state, and lists what the state matches.
  private mutating func addRow(_ state: Int) throws(StateBudgetExceeded) {
    let stride = classes.count
    guard state < budget, (state + 1) * stride < Int(UInt32.max) else {
      throw StateBudgetExceeded(budget: budget)
    }
    let name = states.sequence(state)
    let suffix = state == 0 ? nil : name.first.map(Int.init)
    rows.append(contentsOf: repeatElement(0, count: stride))

    var found: [UInt32] = []
    for node in name.dropFirst() {
      var pattern = trie.firstPattern[Int(node)]
      while pattern != 0 {
        found.append(pattern - 1)
        pattern = trie.nextPattern[Int(pattern - 1)]
      }
    }
    let inherited = suffix.map { listOfState[$0] } ?? 0
    guard !found.isEmpty else { return listOfState.append(inherited) }
    found.append(contentsOf: lists.sequence(Int(inherited)))
    found.sort()
    listOfState.append(UInt32(truncatingIfNeeded: lists.intern(found).number))
  }
}

extension PatternTrie {
  /// For each set that is on an edge the classes it consists of, in ascending order.
  fileprivate func classes(by classes: ByteClasses) -> [[UInt8]] {
    sets.indices.map { number in
      guard isUsed[number] else { return [] }
      return classes.classes(meeting: sets[number]).map { UInt8(truncatingIfNeeded: $0) }
    }
  }
}

extension ByteClasses {
  /// The classes with every capital in the class of its small letter.
  var foldingCapitals: ByteClasses {
    let raw = (0...255).map { Int(map[Int(UInt8(truncatingIfNeeded: $0).foldedToLowerCase)]) }
    return ByteClasses(canonical: raw)
  }
}
