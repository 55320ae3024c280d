// What must hold of every automaton, checked after each construction in debug builds, by the tests
// and by the fuzzers. `invariantViolation()` returns the first violation in words, nil when all is
// well; `invariantCheck()` stops the process on one.

/// A structure that can check what must hold of it.
package protocol InvariantChecking {
  /// The first violation in words.
  func invariantViolation() -> String?
}

extension InvariantChecking {
  /// Stops the process in every build when an invariant is violated. Linear or nearly so.
  package func invariantCheck() {
    if let violation = invariantViolation() { preconditionFailure("\(Self.self): \(violation)") }
  }
}

extension NFA: InvariantChecking {
  package func invariantViolation() -> String? {
    guard start.index < stateCount else { return "the start is not a state" }
    guard edgeOffsets.count == epsilonOffsets.count else { return "offset tables differ" }
    for (offsets, total) in [(edgeOffsets, edges.count), (epsilonOffsets, epsilons.count)] {
      guard offsets.first == 0, offsets.last.map(Int.init) == total else {
        return "offsets do not cover the edges"
      }
      for index in 1..<offsets.count where offsets[index - 1] > offsets[index] {
        return "offsets fall at state \(index - 1)"
      }
    }
    for edge in edges {
      guard edge.target.index < stateCount else { return "an edge leads out of the automaton" }
      guard Int(edge.set) < sets.count, !sets[Int(edge.set)].isEmpty else {
        return "an edge reads nothing"
      }
    }
    for target in epsilons where target.index >= stateCount {
      return "an empty edge leads out of the automaton"
    }
    if let accept, !edges(of: accept).isEmpty || !epsilons(of: accept).isEmpty {
      return "the accepting state has edges"
    }
    return nil
  }
}

extension DFA: InvariantChecking {
  package func invariantViolation() -> String? {
    guard byteClasses.map.count == 256, byteClasses.count <= 256 else { return "byte classes" }
    guard start.index < stateCount else { return "the start is not a state" }
    guard table.count == stateCount * byteClasses.count else { return "the table's size" }
    guard fates.count == stateCount else { return "the number of fates" }
    for entry in table where entry >= stateCount { return "a transition leads nowhere" }
    for state in 0..<stateCount {
      if fates[state] == .dead, accepting[state] { return "dead state \(state) accepts" }
      guard fates[state] == .dead else { continue }
      for column in 0..<byteClasses.count {
        let target = table[state * byteClasses.count + column]
        if fates[Int(target)] != .dead { return "dead state \(state) lives again" }
      }
    }
    return nil
  }
}

extension TaggedProgram: InvariantChecking {
  package func invariantViolation() -> String? {
    guard instructions.last == .match else { return "the last instruction is not match" }
    for set in sets where !set.isDisjoint(with: .frame) { return "a set holds a frame byte" }
    for (number, instruction) in instructions.enumerated() {
      let isSound =
        switch instruction {
        case .bytes(let set): sets.indices.contains(set)
        case .split(let preferred, let other):
          instructions.indices.contains(preferred) && instructions.indices.contains(other)
        case .jump(let target): instructions.indices.contains(target)
        case .save(let slot): (0..<slotCount).contains(slot)
        case .assertion, .match: true
        }
      if !isSound { return "instruction \(number) points nowhere" }
    }
    return nil
  }
}
