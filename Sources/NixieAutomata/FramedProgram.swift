/// The instructions of an expression with the frame around them, ready to become an `NFA`.
///
/// ```
/// searching:  [02] .* expression .* [03]        matching:  [02] expression [03]
/// ```
struct FramedProgram {
  private(set) var instructions: [TaggedProgram.Instruction] = []
  private(set) var sets: [ByteSet]
  /// Where everything that is yet to come is accepted: the `.*` after the expression.
  private(set) var absorbing: Int?

  init(searching regex: Regex, budget: Int) throws(StateBudgetExceeded) {
    let program = try TaggedProgram(regex, budget: budget)
    sets = program.sets
    addByte(ByteSet(Frame.start))
    addLoop()
    add(program)
    absorbing = instructions.count
    addLoop()
    addByte(ByteSet(Frame.end))
    instructions.append(.match)
  }

  init(matching regex: Regex, budget: Int) throws(StateBudgetExceeded) {
    let program = try TaggedProgram(regex, budget: budget)
    sets = program.sets
    addByte(ByteSet(Frame.start))
    add(program)
    addByte(ByteSet(Frame.end))
    instructions.append(.match)
  }

  private mutating func addByte(_ set: ByteSet) {
    instructions.append(.bytes(set: sets.count))
    sets.append(set)
  }

  private mutating func addLoop() {
    let split = instructions.count
    instructions.append(.split(preferred: split + 1, other: split + 3))
    addByte(.any)
    instructions.append(.jump(split))
  }

  /// The program, its last instruction `match` becoming a jump to what follows.
  private mutating func add(_ program: TaggedProgram) {
    let base = instructions.count
    for instruction in program.instructions {
      switch instruction {
      case .split(let preferred, let other):
        instructions.append(.split(preferred: preferred + base, other: other + base))
      case .jump(let target): instructions.append(.jump(target + base))
      case .match: instructions.append(.jump(instructions.count + 1))
      case .bytes, .save, .assertion: instructions.append(instruction)
      }
    }
  }
}

extension FramedProgram {
  /// The instructions reached from one without reading a byte, in one step.
  func epsilonTargets(of instruction: Int) -> (Int?, Int?) {
    switch instructions[instruction] {
    case .split(let preferred, let other): (preferred, other)
    case .jump(let target): (target, nil)
    case .save, .assertion: (instruction + 1, nil)
    case .bytes, .match: (nil, nil)
    }
  }

  /// For each instruction whether an assertion that looks back is reached from it without reading
  /// a byte. Only there does it matter which byte came before.
  var looksBack: [Bool] {
    var sources = [[Int]](repeating: [], count: instructions.count)
    var result = [Bool](repeating: false, count: instructions.count)
    var stack: [Int] = []
    for index in instructions.indices {
      let (first, second) = epsilonTargets(of: index)
      if let first { sources[first].append(index) }
      if let second { sources[second].append(index) }
      if case .assertion(let assertion) = instructions[index], assertion != .textEnd {
        result[index] = true
        stack.append(index)
      }
    }
    while let index = stack.popLast() {
      for source in sources[index] where !result[source] {
        result[source] = true
        stack.append(source)
      }
    }
    return result
  }
}
