/// A regular expression as a program for a Pike machine.
///
/// What it is: Thompson's construction (1968) written as instructions, with saves for captures
/// (Pike's sam, 1987; Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009).
/// The program is not framed: whoever runs it tries every position after the start frame.
///
/// ```
/// 0  save 0
/// 1  bytes [a]
/// 2  split 1 3
/// 3  save 1
/// 4  match
/// ```
///
/// Not promised: that a repetition without end whose body can be empty, such as `(\b|.)*`, stops
/// where a backtracking engine would. Whether and where a match begins is the same, and so is all
/// else; RE2 and Go differ from Perl in the same way.
///
/// Invariant (`invariantCheck()`): every target, set and slot is in range, the last instruction is
/// `match`, sets hold no frame byte, and so no thread runs off the program or across the frame.
package struct TaggedProgram: Hashable, Sendable {
  package enum Instruction: Hashable, Sendable {
    /// Reads a byte of `sets[set]` and goes on at the next instruction.
    case bytes(set: Int)
    /// Goes on at both, the first being preferred.
    case split(preferred: Int, other: Int)
    /// Goes on elsewhere.
    case jump(Int)
    /// Notes the position. Slot 2k is the start, 2k + 1 the end of capture k; 0 is the whole match.
    case save(slot: Int)
    /// Goes on if the assertion holds here.
    case assertion(Assertion)
    /// The end.
    case match
  }

  /// Execution begins at 0.
  package let instructions: [Instruction]
  /// The distinct byte sets, in order of first use.
  package let sets: [ByteSet]
  /// The highest capture number plus one: captures 0…captureCount - 1 have slots.
  package let captureCount: Int

  /// How many slots a thread needs: two a capture.
  package var slotCount: Int { captureCount * 2 }

  /// Compiles the expression.
  ///
  /// O(size with repetitions written out). Throws when that is more than `budget` instructions,
  /// when the nesting is above `Regex.nestingLimit` or a capture number above 1,000.
  package init(_ regex: Regex, budget: Int = 100_000) throws(StateBudgetExceeded) {
    var builder = ProgramBuilder(budget: budget)
    try builder.add(.save(slot: 0))
    try builder.emit(regex, depth: 0)
    try builder.add(.save(slot: 1))
    try builder.add(.match)
    instructions = builder.instructions
    sets = builder.sets
    captureCount = builder.captureCount
    assert(invariantViolation() == nil)
  }
}

extension TaggedProgram: CustomStringConvertible {
  /// One instruction a line, numbered.
  package var description: String {
    var lines: [String] = []
    for (number, instruction) in instructions.enumerated() {
      let text =
        switch instruction {
        case .bytes(let set): "bytes \(sets[set])"
        case .split(let preferred, let other): "split \(preferred) \(other)"
        case .jump(let target): "jump \(target)"
        case .save(let slot): "save \(slot)"
        case .assertion(let assertion): "assert \(assertion)"
        case .match: "match"
        }
      lines.append("\(number)  \(text)")
    }
    return lines.joined(separator: "\n")
  }
}
