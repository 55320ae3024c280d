/// Finds what the captures of one pattern stand for: a Pike machine (Pike 1987; Cox 2009), linear
/// in the text, leftmost-first, gaps as short and placeholders as long as can be.
///
/// ```
/// program: instruction count, then (operation, a, b) per instruction
/// ```
struct CaptureMachine {
  /// Operations of a program. Raw values stand in images.
  enum Operation: UInt32 {
    case bytes = 0
    case split, jump, save, assert, match
  }

  /// Instructions and slots that are run; a program beyond is not. The compiler's patterns are far
  /// smaller.
  static let programLimit = 1 << 16
  static let slotLimit = 64

  private var current = Threads()
  private var next = Threads()
  private var stack: [(pc: Int, slot: Int, old: Int32)] = []
  private var slots: [Int32] = []
  /// Where each slot stands after a successful run, in bytes of the framed text; -1 unset.
  private(set) var result: [Int32] = []

  /// The threads at one position, in order of priority, each program counter at most once.
  private struct Threads {
    var order: [Int32] = []
    /// `mark[pc] == generation` says that pc was reached at this position.
    var mark: [UInt32] = []
    var generation: UInt32 = 0
    var slots: [Int32] = []

    mutating func reset(_ instructions: Int, _ slotCount: Int) {
      mark = [UInt32](repeating: 0, count: instructions)
      generation = 0
      slots = [Int32](repeating: -1, count: instructions * slotCount)
      clear()
    }

    mutating func clear() {
      order.removeAll(keepingCapacity: true)
      generation += 1
    }
  }

  /// Runs the program at `offset` over `text[0..<count]` and fills ``result``; false if it does
  /// not match. O(count × instructions).
  mutating func run(
    _ programs: Words, at offset: Int, sets: Words, text: Span<UInt8>, count: Int, slotCount: Int
  ) -> Bool {
    let instructions = programs.int(offset)
    guard instructions > 0, instructions <= Self.programLimit, slotCount <= Self.slotLimit else {
      return false
    }
    let program = offset + 1
    result = [Int32](repeating: -1, count: slotCount)
    slots = [Int32](repeating: -1, count: slotCount)
    current.reset(instructions, slotCount)
    next.reset(instructions, slotCount)
    var matched = false
    for at in 0...count {
      if !matched {
        for slot in 0..<slotCount { slots[slot] = -1 }
        add(0, at, programs, program, instructions, text, count)
      }
      // No thread yet is no end: an edge may hold further on.
      if matched, current.order.isEmpty { break }
      for index in 0..<current.order.count {
        let pc = Int(current.order[index])
        let word = program + pc * 3
        if programs[word] == Operation.match.rawValue {
          for slot in 0..<slotCount { result[slot] = current.slots[pc * slotCount + slot] }
          matched = true
          break
        }
        guard at < count, sets.bit(programs.int(word + 1) * 256 + Int(Byte.folded(text[at]))) else {
          continue
        }
        for slot in 0..<slotCount { slots[slot] = current.slots[pc * slotCount + slot] }
        swap(&current, &next)
        add(pc + 1, at + 1, programs, program, instructions, text, count)
        swap(&current, &next)
      }
      swap(&current, &next)
      next.clear()
    }
    return matched
  }

  /// Follows all that consumes nothing from `pc` and notes the threads that wait for a byte.
  private mutating func add(
    _ pc: Int, _ at: Int, _ programs: Words, _ program: Int, _ instructions: Int,
    _ text: Span<UInt8>, _ count: Int
  ) {
    stack.removeAll(keepingCapacity: true)
    stack.append((pc, -1, 0))
    while let top = stack.popLast() {
      if top.slot >= 0 {
        slots[top.slot] = top.old
        continue
      }
      let pc = top.pc
      guard pc >= 0, pc < instructions, current.mark[pc] != current.generation else {
        continue
      }
      current.mark[pc] = current.generation
      let word = program + pc * 3
      switch Operation(rawValue: programs[word]) {
      case .jump: stack.append((programs.int(word + 1), -1, 0))
      case .split:
        stack.append((programs.int(word + 2), -1, 0))
        stack.append((programs.int(word + 1), -1, 0))
      case .save:
        let slot = programs.int(word + 1)
        if slot < slots.count {
          stack.append((0, slot, slots[slot]))
          slots[slot] = Int32(at)
        }
        stack.append((pc + 1, -1, 0))
      case .assert:
        if Self.holds(programs[word + 1], text, at, count) { stack.append((pc + 1, -1, 0)) }
      case .bytes, .match:
        current.order.append(Int32(pc))
        for slot in 0..<slots.count { current.slots[pc * slots.count + slot] = slots[slot] }
      case nil: continue
      }
    }
  }

  /// 0 text start, 1 text end, 2 word boundary, 3 not, 4 edge.
  private static func holds(_ kind: UInt32, _ text: Span<UInt8>, _ at: Int, _ count: Int) -> Bool {
    let before = at > 0 ? text[at - 1] : 0
    let after = at < count ? text[at] : 0
    switch kind {
    case 0: return before == Byte.textStart
    case 1: return after == Byte.textEnd
    case 2: return Byte.isWord(before) != Byte.isWord(after)
    case 3: return Byte.isWord(before) == Byte.isWord(after)
    case 4: return !(Byte.isWord(before) && Byte.isWord(after))
    default: return false
    }
  }
}
