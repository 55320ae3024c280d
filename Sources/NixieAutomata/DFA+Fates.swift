extension DFA {
  /// How many more bytes, end frame included, a text needs at least to be accepted or refused.
  struct Distances: Hashable, Sendable {
    /// Stands for "never".
    static let never = UInt32.max
    var acceptance: [UInt32]
    var refusal: [UInt32]

    /// The states that accept nothing more are dead, those that refuse nothing more universal.
    var fates: [Fate] {
      zip(acceptance, refusal).map { acceptance, refusal in
        acceptance == Distances.never ? .dead : refusal == Distances.never ? .universal : .open
      }
    }
  }

  /// Measures every state once, so that products can stop where nothing can change any more and
  /// searches can go where the end is near.
  ///
  /// Breadth-first, backwards from acceptance, and from refusal at the end frame.
  /// O(states · classes).
  static func distances(
    _ classes: ByteClasses, _ table: [UInt32], _ accepting: [Bool]
  ) -> Distances {
    let stride = classes.count
    let end = classes.classOf(Frame.end)
    let refusing = accepting.indices.map { !accepting[Int(table[$0 * stride + end])] }
    return Distances(
      acceptance: distances(to: accepting, 0, table, stride, through: Array(0..<stride)),
      refusal: distances(
        to: refusing, 1, table, stride, through: classes.classes(meeting: .normalised)))
  }

  /// Distances to the nearest target, whose own is `base`, through transitions of the classes.
  private static func distances(
    to targets: [Bool], _ base: UInt32, _ table: [UInt32], _ stride: Int, through classes: [Int]
  ) -> [UInt32] {
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
    var result = targets.map { $0 ? base : Distances.never }
    var queue = (0..<count).filter { targets[$0] }
    var next = 0
    while next < queue.count {
      let state = queue[next]
      for index in offsets[state]..<offsets[state + 1] {
        let source = Int(sources[index])
        guard result[source] == Distances.never else { continue }
        result[source] = result[state] + 1
        queue.append(source)
      }
      next += 1
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
