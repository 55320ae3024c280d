/// Writes the instructions of a `TaggedProgram`: Thompson's construction by recursive descent.
struct ProgramBuilder {
  private(set) var instructions: [TaggedProgram.Instruction] = []
  private(set) var sets: [ByteSet] = []
  private(set) var captureCount = 1
  private var setNumbers: [ByteSet: Int] = [:]
  private let budget: Int

  /// Captures above this number are refused, since every thread has two slots for each.
  static let captureLimit = 1_000

  init(budget: Int) { self.budget = budget }

  mutating func add(_ instruction: TaggedProgram.Instruction) throws(StateBudgetExceeded) {
    guard instructions.count < budget else { throw StateBudgetExceeded(budget: budget) }
    instructions.append(instruction)
  }

  mutating func emit(_ regex: Regex, depth: Int) throws(StateBudgetExceeded) {
    guard depth < Regex.nestingLimit else { throw StateBudgetExceeded(budget: budget) }
    switch regex {
    case .never:
      try addBytes(ByteSet())
    case .epsilon:
      break
    case .bytes(let set):
      try addBytes(set)
    case .concatenation(let parts):
      for part in parts { try emit(part, depth: depth + 1) }
    case .alternation(let choices):
      try emitAlternation(choices, depth: depth + 1)
    case .repetition(let body, let min, let max, let lazy):
      try emitRepetition(body, min: Swift.max(0, min), max: max, lazy: lazy, depth: depth + 1)
    case .assertion(let assertion):
      try add(.assertion(assertion))
    case .capture(let number, let body):
      guard number > 0, number <= ProgramBuilder.captureLimit else {
        throw StateBudgetExceeded(budget: budget)
      }
      captureCount = Swift.max(captureCount, number + 1)
      try add(.save(slot: number * 2))
      try emit(body, depth: depth + 1)
      try add(.save(slot: number * 2 + 1))
    }
  }

  private mutating func addBytes(_ set: ByteSet) throws(StateBudgetExceeded) {
    let inside = set.subtracting(.frame)
    let number = setNumbers[inside] ?? sets.count
    if number == sets.count {
      setNumbers[inside] = number
      sets.append(inside)
    }
    try add(.bytes(set: number))
  }

  private mutating func emitAlternation(
    _ choices: [Regex], depth: Int
  ) throws(StateBudgetExceeded) {
    guard let last = choices.last else { return try addBytes(ByteSet()) }
    var jumps: [Int] = []
    for choice in choices.dropLast() {
      let split = instructions.count
      try add(.split(preferred: split + 1, other: 0))
      try emit(choice, depth: depth)
      jumps.append(instructions.count)
      try add(.jump(0))
      instructions[split] = .split(preferred: split + 1, other: instructions.count)
    }
    try emit(last, depth: depth)
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  /// `x{2,4}` is x x (x x?)?, and `x{2,}` is x x x*.
  ///
  /// A body that can be empty goes into an optional plus, (x+)?, and not into a star: in a star the
  /// machine would meet the loop a second time without having read a byte and drop the thread, with
  /// a worse priority than it should have (the fix RE2 made in 2020).
  private mutating func emitRepetition(
    _ body: Regex, min: Int, max: Int?, lazy: Bool, depth: Int
  ) throws(StateBudgetExceeded) {
    if let max, max < min { return try addBytes(ByteSet()) }
    // A body without instructions repeats in vain, and the budget would not stop the loop.
    if body.isEmptyText { return }
    for _ in 0..<min { try emit(body, depth: depth) }
    guard let max else { return try emitStar(body, lazy: lazy, depth: depth) }
    var splits: [Int] = []
    for _ in min..<max {
      splits.append(instructions.count)
      try add(.jump(0))
      try emit(body, depth: depth)
    }
    for split in splits { patch(split, over: instructions.count, lazy: lazy) }
  }

  private mutating func emitStar(
    _ body: Regex, lazy: Bool, depth: Int
  ) throws(StateBudgetExceeded) {
    let entry = instructions.count
    try add(.jump(0))
    try emit(body, depth: depth)
    if body.canBeEmpty {
      let again = instructions.count
      try add(
        lazy
          ? .split(preferred: again + 1, other: entry + 1)
          : .split(preferred: entry + 1, other: again + 1))
    } else {
      try add(.jump(entry))
    }
    patch(entry, over: instructions.count, lazy: lazy)
  }

  /// Makes the placeholder at `split` a choice between the instruction after it and `exit`.
  private mutating func patch(_ split: Int, over exit: Int, lazy: Bool) {
    instructions[split] =
      lazy
      ? .split(preferred: exit, other: split + 1) : .split(preferred: split + 1, other: exit)
  }
}

extension Regex {
  /// Whether it has no instruction at all.
  var isEmptyText: Bool {
    switch self {
    case .epsilon: true
    case .concatenation(let parts): parts.allSatisfy(\.isEmptyText)
    case .repetition(let body, _, let max, _): body.isEmptyText || max == 0
    case .alternation(let choices): choices.count == 1 && choices[0].isEmptyText
    case .never, .bytes, .assertion, .capture: false
    }
  }

  /// Whether it can match without reading a byte, assertions being taken to hold.
  package var canBeEmpty: Bool {
    switch self {
    case .epsilon, .assertion: true
    case .never, .bytes: false
    case .concatenation(let parts): parts.allSatisfy(\.canBeEmpty)
    case .alternation(let choices): choices.contains(where: \.canBeEmpty)
    case .repetition(let body, let min, _, _): min <= 0 || body.canBeEmpty
    case .capture(_, let body): body.canBeEmpty
    }
  }
}
