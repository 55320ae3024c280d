/// Decides single patterns on the reply that lies in a ``Scratch``.
struct Patterns: Sendable {
  let patterns: Words
  let chains: Words
  let fragments: Words
  let automata: Words
  let scanner: FragmentAutomaton

  private typealias Record = ImageLayout.Record.Pattern

  /// Whether pattern `index` holds. O(events) for a chain, O(text) for an automaton.
  func holds(_ index: Int, _ scratch: borrowing Scratch) -> Bool {
    let record = index * Record.size
    let needs = UInt64(patterns[record + Record.needs + 1]) << 32
      | UInt64(patterns[record + Record.needs])
    guard needs & ~scratch.bloom == 0 else { return false }
    let offset = patterns.int(record + Record.offset)
    if patterns[record + Record.kind] == ImageLayout.PatternKind.chain.rawValue {
      let count = min(patterns.int(record + Record.count), chains.count)
      return chainHolds(offset, count, scratch)
    }
    return automatonHolds(offset, scratch)
  }

  /// Greedy search in the order of the chain: taking the earliest end of each fragment is best for
  /// all that follow, since a later start never opens a place that an earlier one closes.
  private func chainHolds(_ offset: Int, _ count: Int, _ scratch: borrowing Scratch) -> Bool {
    for element in 0..<count {
      let fragment = chains.int(offset + element)
      guard fragment < scratch.seen.count, scratch.seen[fragment] == scratch.epoch else {
        return false
      }
    }
    if count == 1 { return true }
    var event = 0
    var from = 0
    for element in 0..<count {
      let fragment = chains[offset + element]
      let record = Int(fragment) * ImageLayout.Record.Fragment.size
      let length = fragments.int(record)
      let trailing = fragments.int(record + 1)
      var end = -1
      while event < scratch.eventCount {
        let word = scratch.events[event]
        let coreEnd = Int(word & 0xffff_ffff) - trailing
        if coreEnd - length >= from, contains(Int(word >> 32), fragment) {
          end = coreEnd
          break
        }
        event += 1
      }
      guard end >= 0 else { return false }
      from = end
    }
    return true
  }

  private func contains(_ list: Int, _ fragment: UInt32) -> Bool {
    for index in scanner.fragments(ofList: list) where scanner.matches[index] == fragment {
      return true
    }
    return false
  }

  /// ```
  /// automaton: states, classes, start, 0; 256 byte classes; accepting bits; states × classes
  /// ```
  private func automatonHolds(_ offset: Int, _ scratch: borrowing Scratch) -> Bool {
    let states = automata.int(offset)
    let classes = automata.int(offset + 1)
    let byteClasses = offset + 4
    let accepting = byteClasses + 64
    let table = accepting + (states + 31) / 32
    var state = automata.int(offset + 2)
    for at in 0..<scratch.textCount {
      let byte = Int(scratch.text[at])
      let word = automata[byteClasses + (byte >> 2)]
      let byteClass = Int(word >> UInt32((byte & 3) * 8)) & 0xff
      state = automata.int(table &+ state &* classes &+ byteClass)
    }
    return automata[accepting + (state >> 5)] & (1 << UInt32(state & 31)) != 0
  }
}
