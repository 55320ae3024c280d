internal import Nixie
internal import NixieAutomata

/// Writes the automaton of one pattern as `Patterns` reads it.
enum AutomatonWriter {
  /// What stands behind the last automaton, lest a wrong byte class lead out of the section.
  static let padding = [UInt8](repeating: 0, count: 512)

  /// A byte an entry where that can name all states, else two. O(states × classes).
  static func bytes(_ dfa: DFA) -> [UInt8] {
    let width = dfa.stateCount <= 256 ? 1 : 2
    var bytes: [UInt8] = []
    for word in [dfa.stateCount, dfa.byteClasses.count, dfa.start.index, width] {
      for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: word >> (byte * 8))) }
    }
    bytes += dfa.byteClasses.map
    var accepting = [UInt8](repeating: 0, count: (dfa.stateCount + 31) / 32 * 4)
    for state in 0..<dfa.stateCount where dfa.accepting[state] {
      accepting[state / 8] |= 1 << UInt8(state % 8)
    }
    bytes += accepting
    for entry in dfa.table {
      bytes.append(UInt8(truncatingIfNeeded: entry))
      if width == 2 { bytes.append(UInt8(truncatingIfNeeded: entry >> 8)) }
    }
    while bytes.count % 4 != 0 { bytes.append(0) }
    return bytes
  }
}
