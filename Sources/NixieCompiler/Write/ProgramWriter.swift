internal import Nixie
internal import NixieAutomata

/// Writes the programs of the capture machine and the byte sets that they share.
struct ProgramWriter {
  private(set) var words: [UInt32] = []
  private(set) var sets: [UInt32] = []
  private var numbers: [ByteSet: UInt32] = [:]
  private var places: [Regex: UInt32] = [:]

  /// A writer whose first sets are `sets`.
  init(sets: [ByteSet]) { for set in sets { _ = number(set) } }

  /// Where the program of `regex` lies, or ``ImageLayout/none`` if it is too large for one.
  mutating func add(_ regex: Regex) -> UInt32 {
    if let known = places[regex] { return known }
    guard let program = try? TaggedProgram(regex) else { return ImageLayout.none }
    let place = UInt32(words.count)
    places[regex] = place
    words.append(UInt32(program.instructions.count))
    for instruction in program.instructions {
      switch instruction {
      case .bytes(let set): words += [0, number(program.sets[set]), 0]
      case .split(let preferred, let other): words += [1, UInt32(preferred), UInt32(other)]
      case .jump(let target): words += [2, UInt32(target), 0]
      case .save(let slot): words += [3, UInt32(slot), 0]
      case .assertion(let assertion): words += [4, UInt32(assertion.rawValue), 0]
      case .match: words += [5, 0, 0]
      }
    }
    return place
  }

  private mutating func number(_ set: ByteSet) -> UInt32 {
    if let known = numbers[set] { return known }
    let number = UInt32(sets.count / 8)
    numbers[set] = number
    for word in 0..<8 {
      sets.append(
        (0..<32).reduce(0) { bits, bit in
          set.contains(UInt8(word * 32 + bit)) ? bits | 1 << UInt32(bit) : bits
        })
    }
    return number
  }
}
