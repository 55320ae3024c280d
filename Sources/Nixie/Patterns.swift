/// Decides single patterns on the reply that lies in a ``Scratch``.
final class Patterns: Sendable {
  let patterns: Words
  let chains: Words
  let automata: Octets
  let fragments: Fragments

  private typealias Record = ImageLayout.Record.Pattern

  init(_ image: Image, fragments: Fragments) {
    patterns = image.words(.patterns)
    chains = image.words(.chainFragments)
    automata = image.octets(.automata)
    self.fragments = fragments
  }

  /// Whether pattern `index` holds. O(1) for one fragment, O(length of the chain) for a chain whose
  /// fragments do not repeat, O(text) for an automaton.
  func holds(_ index: Int, _ scratch: inout Scratch) -> Bool {
    let record = index * Record.size
    guard patterns.long(record + Record.needs) & ~scratch.notes.bloom == 0 else { return false }
    let offset = patterns.int(record + Record.offset)
    let count = min(patterns.int(record + Record.count), chains.count)
    if patterns[record + Record.kind] == ImageLayout.PatternKind.chain.rawValue {
      return chainHolds(offset, count, &scratch)
    }
    return someOccurs(offset, count, &scratch)
      && automatonHolds(patterns.int(record + Record.automaton), &scratch)
  }

  /// Greedy search in the order of the chain: taking the earliest end of each fragment, and of each
  /// choice, is best for all that follow, since a later start never opens a place that an earlier
  /// one closes.
  private func chainHolds(_ offset: Int, _ count: Int, _ scratch: inout Scratch) -> Bool {
    if count == 1 { return fragments.occurs(chains.int(offset), &scratch) }
    var from = 0
    var nearest = Int.max
    for element in offset..<offset + count {
      let word = chains[element]
      let fragment = Int(word & ~Record.isChoice)
      if let end = fragments.end(of: fragment, from: from, &scratch) { nearest = min(nearest, end) }
      if word & Record.isChoice != 0 { continue }
      if nearest == .max { return false }
      from = nearest
      nearest = .max
    }
    return true
  }

  /// Whether one of the fragments occurs without which the automaton finds nothing.
  private func someOccurs(_ offset: Int, _ count: Int, _ scratch: inout Scratch) -> Bool {
    if count == 0 { return true }
    for element in 0..<count where fragments.occurs(chains.int(offset + element), &scratch) {
      return true
    }
    return false
  }

  /// ```
  /// automaton: states, classes, start, bytes an entry has (1 or 2), the first settled state, the
  ///            first of these from which all is accepted: a word each;
  ///            256 byte classes; accepting bits, padded to a word; states × classes entries,
  ///            and as many as there are bytes, lest a wrong class lead out of the section
  /// ```
  ///
  /// States that no rest of a text can change, from which nothing or everything is accepted, come
  /// last: the walk ends at the first of them.
  ///
  /// PERF: through pointers without checks but one, which ends the walk as well: it is guessed, so
  /// that the next step does not wait for it.
  private func automatonHolds(_ offset: Int, _ scratch: inout Scratch) -> Bool {
    let states = automata.word(offset)
    let classes = automata.word(offset &+ 4)
    let width = automata.word(offset &+ 12)
    let settled = automata.word(offset &+ 16)
    let accepting = offset &+ 24 &+ 256
    let table = accepting &+ (states &+ 31) / 32 &* 4
    guard states > 0, states <= 1 << 16, classes <= 256, width == 1 || width == 2,
      settled <= states,
      table &+ (states &* classes &+ 256) &* width <= automata.count
    else { return false }
    let byteClasses = unsafe automata.base + (offset &+ 24)
    let entries = unsafe UnsafeRawPointer(automata.base + table)
    let text = unsafe UnsafePointer(scratch.folded.base)
    let count = scratch.textCount
    var state = automata.word(offset &+ 8)
    var at = 0
    if width == 1 {
      while state < settled, at < count {
        let entry = unsafe state &* classes &+ Int(byteClasses[Int(text[at])])
        state = unsafe Int(entries.load(fromByteOffset: entry, as: UInt8.self))
        at &+= 1
      }
    } else {
      while state < settled, at < count {
        let entry = unsafe state &* classes &+ Int(byteClasses[Int(text[at])])
        state = unsafe Int(entries.loadUnaligned(fromByteOffset: entry &* 2, as: UInt16.self))
        at &+= 1
      }
    }
    if at < count { return state >= automata.word(offset &+ 20) }
    return state < states && automata[accepting &+ state >> 3] & 1 << UInt8(state & 7) != 0
  }
}
