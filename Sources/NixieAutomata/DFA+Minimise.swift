extension DFA {
  /// The smallest automaton of the same language, in canonical form: states numbered breadth-first
  /// from the start in class order, byte classes as coarse as they can be. Two automata have the
  /// same language exactly when their minimised forms are equal.
  ///
  /// Hopcroft, "An n log n algorithm for minimizing states in a finite automaton" (1971), with the
  /// partition kept as Valmari does (2012): one array of states in which every block is a stretch.
  /// O(states · classes · log states).
  package func minimised() -> DFA {
    var partition = Partition(splitting: accepting)
    let inverse = InverseTable(self)
    var work = partition.blockCount > 1 ? [partition.smallerOfFirstTwo] : []
    var next = 0
    while next < work.count {
      let splitter = partition.members(of: work[next])
      next += 1
      for column in 0..<byteClasses.count {
        for state in splitter {
          for source in inverse.sources(of: state, column) { partition.mark(source) }
        }
        work.append(contentsOf: partition.splitMarked())
      }
    }
    return quotient(by: partition)
  }

  /// One state a block, unreachable blocks left out, equal columns merged.
  private func quotient(by partition: Partition) -> DFA {
    let classes = mergedClasses(by: partition)
    let bytes = classes.representatives
    var numbers = [Int](repeating: -1, count: partition.blockCount)
    var order = [start]
    numbers[partition.block(of: start.rawValue)] = 0
    var table: [UInt32] = []
    var index = 0
    while index < order.count {
      for byte in bytes {
        let target = next(order[index], byte)
        let block = partition.block(of: target.rawValue)
        if numbers[block] < 0 {
          numbers[block] = order.count
          order.append(target)
        }
        table.append(UInt32(truncatingIfNeeded: numbers[block]))
      }
      index += 1
    }
    let accepting = order.map { self.accepting[$0.index] }
    return DFA(start: StateID(0), byteClasses: classes, table: table, accepting: accepting)
  }

  /// Classes whose columns lead to the same blocks from every reachable state become one.
  private func mergedClasses(by partition: Partition) -> ByteClasses {
    let reachable = reachableStates
    var columns = SequenceInterner()
    let merged = (0..<byteClasses.count).map { column in
      columns.intern(
        reachable.map { state in
          let target = table[state * byteClasses.count + column]
          return UInt32(truncatingIfNeeded: partition.block(of: target))
        }
      ).number
    }
    return ByteClasses(canonical: byteClasses.map.map { merged[Int($0)] })
  }

  private var reachableStates: [Int] {
    var seen = [Bool](repeating: false, count: stateCount)
    seen[start.index] = true
    var order = [start.index]
    var index = 0
    while index < order.count {
      let row = order[index] * byteClasses.count
      for entry in row..<row + byteClasses.count where !seen[Int(table[entry])] {
        seen[Int(table[entry])] = true
        order.append(Int(table[entry]))
      }
      index += 1
    }
    return order
  }
}

/// The transitions backwards: for state and class the states it is reached from.
private struct InverseTable {
  private let stride: Int
  private var offsets: [Int]
  private var sources: [UInt32]

  init(_ dfa: DFA) {
    stride = dfa.byteClasses.count
    offsets = [Int](repeating: 0, count: dfa.table.count + 1)
    sources = [UInt32](repeating: 0, count: dfa.table.count)
    for entry in dfa.table.indices { offsets[slot(dfa.table[entry], entry % stride) + 1] += 1 }
    for index in 0..<dfa.table.count { offsets[index + 1] += offsets[index] }
    var fill = offsets
    for entry in dfa.table.indices {
      let slot = slot(dfa.table[entry], entry % stride)
      sources[fill[slot]] = UInt32(truncatingIfNeeded: entry / stride)
      fill[slot] += 1
    }
  }

  private func slot(_ state: UInt32, _ column: Int) -> Int { Int(state) * stride + column }

  func sources(of state: UInt32, _ column: Int) -> ArraySlice<UInt32> {
    sources[offsets[slot(state, column)]..<offsets[slot(state, column) + 1]]
  }
}
