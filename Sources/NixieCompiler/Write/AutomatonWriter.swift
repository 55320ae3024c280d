internal import Nixie
internal import NixieAutomata

/// Writes the automaton of one pattern as `Patterns` reads it.
enum AutomatonWriter {
  /// What stands behind the last automaton, lest a wrong byte class lead out of the section.
  static let padding = [UInt8](repeating: 0, count: 512)

  /// A byte an entry where that can name all states, else two. O(states × classes).
  static func bytes(_ dfa: DFA) -> [UInt8] {
    let width = dfa.stateCount <= 256 ? 1 : 2
    // What can still change comes first, what is accepted whatever comes last.
    func rank(_ fate: DFA.Fate) -> Int { fate == .open ? 0 : fate == .dead ? 1 : 2 }
    let order = (0..<3).flatMap { wanted in
      (0..<dfa.stateCount).filter { rank(dfa.fates[$0]) == wanted }
    }
    var number = [Int](repeating: 0, count: dfa.stateCount)
    for (new, old) in order.enumerated() { number[old] = new }
    let settled = dfa.fates.count { $0 == .open }
    let sure = dfa.stateCount - dfa.fates.count { $0 == .universal }
    let classes = dfa.byteClasses.count
    var bytes: [UInt8] = []
    for word in [dfa.stateCount, classes, number[dfa.start.index], width, settled, sure] {
      for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: word >> (byte * 8))) }
    }
    bytes += dfa.byteClasses.map
    var accepting = [UInt8](repeating: 0, count: (dfa.stateCount + 31) / 32 * 4)
    for (new, old) in order.enumerated() where dfa.accepting[old] {
      accepting[new / 8] |= 1 << UInt8(new % 8)
    }
    bytes += accepting
    for old in order {
      for entry in dfa.table[old * classes..<(old + 1) * classes] {
        let next = number[Int(entry)]
        bytes.append(UInt8(truncatingIfNeeded: next))
        if width == 2 { bytes.append(UInt8(truncatingIfNeeded: next >> 8)) }
      }
    }
    while bytes.count % 4 != 0 { bytes.append(0) }
    return bytes
  }
}
