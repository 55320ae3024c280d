/// Turns a program with assertions into an automaton without.
///
/// A state of the automaton is an instruction together with what is known about the byte before
/// and what is demanded of the byte after. An assertion narrows the demand; reading a byte meets it
/// and settles the byte before. Where no assertion that looks back can be reached without reading,
/// the byte before is forgotten, so a plain part of an expression is not multiplied.
///
/// At most 4 · 7 states an instruction; in practice some two around each assertion. Deterministic:
/// states are numbered in the order of a breadth-first walk.
enum AssertionElimination {
  /// What the byte before is.
  enum Before: Int { case forgotten, textStart, word, other }

  /// What the byte after may be: a set of these three.
  enum After {
    static let textEnd = 1
    static let word = 2
    static let other = 4
    static let anything = 7
    static let kinds: [(bit: Int, example: UInt8, bytes: ByteSet)] = [
      (textEnd, Frame.end, ByteSet(Frame.end)),
      (word, 0x61, .wordBytes),
      (other, 0x20, ByteSet.wordBytes.complement.subtracting(ByteSet(Frame.end))),
    ]
  }

  struct Parts {
    var accept: StateID?
    var absorbing: StateID?
    var sets: [ByteSet] = []
    var edgeOffsets: [UInt32] = [0]
    var edges: [NFA.Edge] = []
    var epsilonOffsets: [UInt32] = [0]
    var epsilons: [StateID] = []
  }

  static func run(_ program: FramedProgram, budget: Int) throws(StateBudgetExceeded) -> NFA {
    var walk = Walk(program: program, budget: budget)
    return try NFA(walk.run())
  }

  private struct Walk {
    private let program: FramedProgram
    private let looksBack: [Bool]
    private let budget: Int
    private var parts = Parts()
    private var numbers: [Int: StateID] = [:]
    private var queue: [(instruction: Int, before: Before, after: Int)] = []
    private var setNumbers: [ByteSet: UInt32] = [:]

    init(program: FramedProgram, budget: Int) {
      self.program = program
      self.budget = budget
      looksBack = program.looksBack
    }

    mutating func run() throws(StateBudgetExceeded) -> Parts {
      _ = number(0, .other, After.anything)
      var next = 0
      while next < queue.count {
        // The frame adds a dozen states that are not the caller's.
        guard queue.count <= budget + 16 else { throw StateBudgetExceeded(budget: budget) }
        expand(queue[next], StateID(next))
        next += 1
        parts.edgeOffsets.append(UInt32(truncatingIfNeeded: parts.edges.count))
        parts.epsilonOffsets.append(UInt32(truncatingIfNeeded: parts.epsilons.count))
      }
      return parts
    }

    private mutating func expand(
      _ state: (instruction: Int, before: Before, after: Int), _ id: StateID
    ) {
      switch program.instructions[state.instruction] {
      case .match:
        parts.accept = id
      case .bytes(let set):
        read(program.sets[set], state.after, state.instruction + 1)
      case .assertion(let assertion):
        let after = narrowed(state.after, by: assertion, state.before)
        if after != 0 { goOn(state.instruction + 1, state.before, after) }
      case .split, .jump, .save:
        let (first, second) = program.epsilonTargets(of: state.instruction)
        if let first { goOn(first, state.before, state.after) }
        if let second { goOn(second, state.before, state.after) }
      }
    }

    private mutating func goOn(_ target: Int, _ before: Before, _ after: Int) {
      parts.epsilons.append(number(target, before, after))
    }

    private mutating func read(_ set: ByteSet, _ after: Int, _ target: Int) {
      var allowed = set
      if after != After.anything {
        allowed = ByteSet()
        for kind in After.kinds where after & kind.bit != 0 {
          allowed = allowed.union(set.intersection(kind.bytes))
        }
      }
      guard looksBack[target] else { return addEdge(allowed, target, .forgotten) }
      let start = ByteSet(Frame.start)
      addEdge(allowed.intersection(start), target, .textStart)
      addEdge(allowed.intersection(.wordBytes), target, .word)
      addEdge(allowed.subtracting(.wordBytes).subtracting(start), target, .other)
    }

    private mutating func addEdge(_ set: ByteSet, _ target: Int, _ before: Before) {
      guard !set.isEmpty else { return }
      let number = number(target, before, After.anything)
      let setNumber = setNumbers[set] ?? UInt32(truncatingIfNeeded: parts.sets.count)
      if Int(setNumber) == parts.sets.count {
        setNumbers[set] = setNumber
        parts.sets.append(set)
      }
      parts.edges.append(NFA.Edge(set: setNumber, target: number))
    }

    private func narrowed(_ after: Int, by assertion: Assertion, _ before: Before) -> Int {
      let previous: UInt8 =
        switch before {
        case .textStart: Frame.start
        case .word: 0x61
        case .other, .forgotten: 0x20
        }
      var result = 0
      for kind in After.kinds where after & kind.bit != 0 {
        if assertion.holds(between: previous, and: kind.example) { result |= kind.bit }
      }
      return result
    }

    private mutating func number(_ instruction: Int, _ before: Before, _ after: Int) -> StateID {
      let known = looksBack[instruction] ? before : .forgotten
      let key = (instruction * 4 + known.rawValue) * 8 + after
      if let number = numbers[key] { return number }
      let number = StateID(queue.count)
      numbers[key] = number
      queue.append((instruction, known, after))
      if instruction == program.absorbing, after == After.anything, known == .forgotten {
        parts.absorbing = number
      }
      return number
    }
  }
}
