// The reference machine: plain, allocating, and the oracle for the run time's own.

extension TaggedProgram {
  /// A thread: where it stands and what it has saved (-1: nothing).
  private struct Thread {
    var instruction: Int
    var slots: [Int]
  }

  /// Searches a framed text, leftmost match first, alternatives by priority.
  ///
  /// Returns for each capture the range of offsets into the framed text, nil for a capture that
  /// took no part; element 0 is the whole match. Nil when nothing matches, or when `framed` is not
  /// framed. O(instructions · bytes · slots).
  package func run(on framed: [UInt8]) -> [Range<Int>?]? {
    guard framed.count >= 2, framed.first == Frame.start, framed.last == Frame.end else {
      return nil
    }
    var current: [Thread] = []
    var best: [Int]?
    for position in 1..<framed.count {
      var seen = [Bool](repeating: false, count: instructions.count)
      var ready: [Thread] = []
      for thread in current { follow(thread, framed, position, &seen, &ready) }
      if best == nil {
        let fresh = Thread(instruction: 0, slots: [Int](repeating: -1, count: slotCount))
        follow(fresh, framed, position, &seen, &ready)
      }
      current = []
      for thread in ready {
        switch instructions[thread.instruction] {
        case .bytes(let set) where sets[set].contains(framed[position]):
          current.append(Thread(instruction: thread.instruction + 1, slots: thread.slots))
        case .match:
          best = thread.slots
        default:
          continue
        }
        // Threads behind a match have a lower priority and are cut off.
        if case .match = instructions[thread.instruction] { break }
      }
      if current.isEmpty, best != nil { break }
    }
    return best.map(ranges)
  }

  /// Adds every instruction that reads a byte or matches and is reached without reading one,
  /// in order of priority. A stack, not recursion: programs can be long.
  private func follow(
    _ thread: Thread, _ framed: [UInt8], _ position: Int, _ seen: inout [Bool],
    _ ready: inout [Thread]
  ) {
    var stack = [thread]
    while var thread = stack.popLast() {
      if seen[thread.instruction] { continue }
      seen[thread.instruction] = true
      switch instructions[thread.instruction] {
      case .bytes, .match:
        ready.append(thread)
      case .jump(let target):
        thread.instruction = target
        stack.append(thread)
      case .split(let preferred, let other):
        stack.append(Thread(instruction: other, slots: thread.slots))
        thread.instruction = preferred
        stack.append(thread)
      case .save(let slot):
        thread.slots[slot] = position
        thread.instruction += 1
        stack.append(thread)
      case .assertion(let assertion):
        guard assertion.holds(between: framed[position - 1], and: framed[position]) else {
          continue
        }
        thread.instruction += 1
        stack.append(thread)
      }
    }
  }

  private func ranges(_ slots: [Int]) -> [Range<Int>?] {
    (0..<captureCount).map { capture in
      let start = slots[capture * 2]
      let end = slots[capture * 2 + 1]
      return start >= 0 && start <= end ? start..<end : nil
    }
  }
}
