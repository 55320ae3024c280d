// Products of two automata: the pairs of states that a common word reaches.

extension DFA {
  /// Texts in both languages. At most states · states; throws above the budget.
  package func intersection(_ other: DFA, budget: Int) throws(StateBudgetExceeded) -> DFA {
    try product(other, budget: budget) { $0 && $1 }
  }

  /// Texts in either language.
  package func union(_ other: DFA, budget: Int) throws(StateBudgetExceeded) -> DFA {
    try product(other, budget: budget) { $0 || $1 }
  }

  /// Texts in this language and not in the other.
  package func difference(_ other: DFA, budget: Int) throws(StateBudgetExceeded) -> DFA {
    try product(other, budget: budget) { $0 && !$1 }
  }

  /// Normalised framed texts that are not in the language. At most seven times the states.
  package func complement() -> DFA {
    let bound = stateCount.multipliedReportingOverflow(by: DFA.framedText.stateCount)
    do {
      return try DFA.framedText.difference(self, budget: bound.overflow ? .max : bound.partialValue)
    } catch {
      // A product has no more pairs than there are.
      preconditionFailure("a product outgrew the number of its pairs")
    }
  }

  private func product(
    _ other: DFA, budget: Int, accepting: (Bool, Bool) -> Bool
  ) throws(StateBudgetExceeded) -> DFA {
    let classes = ByteClasses(joining: [byteClasses, other.byteClasses])
    let bytes = classes.representatives
    var pairs = PairInterner()
    var table: [UInt32] = []
    var flags: [Bool] = []
    _ = pairs.intern(start, other.start)
    var index = 0
    while index < pairs.count {
      guard pairs.count <= budget else { throw StateBudgetExceeded(budget: budget) }
      let (left, right) = pairs[index]
      flags.append(accepting(self.accepting[left.index], other.accepting[right.index]))
      for byte in bytes {
        let target = pairs.intern(next(left, byte), other.next(right, byte))
        table.append(UInt32(truncatingIfNeeded: target.number))
      }
      index += 1
    }
    return DFA(start: StateID(0), byteClasses: classes, table: table, accepting: flags)
  }
}
