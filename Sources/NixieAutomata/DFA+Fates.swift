extension DFA {
  /// Finds the dead and the universal states, once for every automaton, so that products can stop
  /// where nothing can change any more.
  ///
  /// Both are the states that cannot reach a target, found backwards: dead states cannot reach
  /// acceptance; universal ones cannot reach a refusal at the end frame. O(states · classes).
  static func fates(_ classes: ByteClasses, _ table: [UInt32], _ accepting: [Bool]) -> [Fate] {
    let count = accepting.count
    let stride = classes.count
    let end = classes.classOf(Frame.end)
    let inText = classes.classes(meeting: .normalised)
    let all = Array(0..<stride)

    var refusing = [Bool](repeating: false, count: count)
    for state in 0..<count { refusing[state] = !accepting[Int(table[state * stride + end])] }

    let alive = reaching(accepting, table, stride, through: all)
    let refusable = reaching(refusing, table, stride, through: inText)
    return (0..<count).map { !alive[$0] ? .dead : !refusable[$0] ? .universal : .open }
  }

  /// The states from which a target is reached through transitions of the given classes.
  private static func reaching(
    _ targets: [Bool], _ table: [UInt32], _ stride: Int, through classes: [Int]
  ) -> [Bool] {
    let count = targets.count
    var offsets = [Int](repeating: 0, count: count + 1)
    for state in 0..<count {
      for column in classes { offsets[Int(table[state * stride + column]) + 1] += 1 }
    }
    for state in 0..<count { offsets[state + 1] += offsets[state] }
    var sources = [UInt32](repeating: 0, count: count * classes.count)
    var fill = offsets
    for state in 0..<count {
      for column in classes {
        let target = Int(table[state * stride + column])
        sources[fill[target]] = UInt32(truncatingIfNeeded: state)
        fill[target] += 1
      }
    }
    var result = targets
    var stack = (0..<count).filter { targets[$0] }
    while let state = stack.popLast() {
      for index in offsets[state]..<offsets[state + 1] where !result[Int(sources[index])] {
        result[Int(sources[index])] = true
        stack.append(Int(sources[index]))
      }
    }
    return result
  }
}

extension ByteClasses {
  /// The classes that hold at least one byte of the set, in ascending order.
  func classes(meeting set: ByteSet) -> [Int] {
    var isMet = [Bool](repeating: false, count: count)
    for byte in UInt8.min...UInt8.max where set.contains(byte) { isMet[classOf(byte)] = true }
    return (0..<count).filter { isMet[$0] }
  }
}
