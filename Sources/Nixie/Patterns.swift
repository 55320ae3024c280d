/// Decides single patterns on the reply that lies in a ``Scratch``.
struct Patterns: Sendable {
  let patterns: Words
  let chains: Words
  let automata: Words
  let automatonBytes: Octets
  let fragments: Fragments

  private typealias Record = ImageLayout.Record.Pattern

  /// Whether pattern `index` holds. O(events) for a chain, O(text) for an automaton.
  func holds(_ index: Int, _ scratch: borrowing Scratch) -> Bool {
    let record = index * Record.size
    let needs =
      UInt64(patterns[record + Record.needs + 1]) << 32
      | UInt64(patterns[record + Record.needs])
    guard needs & ~scratch.notes.bloom == 0 else { return false }
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
      guard scratch.notes.contains(chains.int(offset + element)) else { return false }
    }
    if count == 1 { return true }
    var from = 0
    for element in 0..<count {
      let fragment = chains.int(offset + element)
      let end =
        scratch.notes.hasMoreOccurrences
        ? fragments.search(fragment, from: from, scratch)
        : Self.firstEnd(UInt32(fragment), from: from, scratch)
      guard let end else { return false }
      from = end
    }
    return true
  }

  /// The occurrences of one fragment stand in order of their ends, those of different ones need
  /// not: their windows lie at different places in them.
  private static func firstEnd(
    _ fragment: UInt32, from: Int, _ scratch: borrowing Scratch
  ) -> Int? {
    for index in 0..<scratch.notes.occurrences.count {
      let place = scratch.notes.occurrences[index]
      if place.fragment == fragment, Int(place.start) >= from { return Int(place.end) }
    }
    return nil
  }

  /// ```
  /// automaton: states, classes, start, 0; 256 byte classes; accepting bits; states × classes
  /// ```
  ///
  /// PERF: 9 instructions a byte through pointers against 24 through views. Classes and text are
  /// checked as a whole before the loop; the one index that the image's own numbers make is
  /// checked each time.
  private func automatonHolds(_ offset: Int, _ scratch: borrowing Scratch) -> Bool {
    let states = automata.int(offset)
    let classes = automata.int(offset + 1)
    let byteClasses = (offset &+ 4) &* 4
    let accepting = offset + 4 + 64
    let table = accepting + (states + 31) / 32
    let count = scratch.textCount
    guard byteClasses >= 0, byteClasses + 256 <= automatonBytes.count, count <= scratch.text.count
    else { return false }
    let words = automata
    let classOf = unsafe automatonBytes.base + byteClasses
    let start = automata.int(offset + 2)
    let state = unsafe scratch.text.withUnsafeBufferPointer { text in
      var state = start
      for at in 0..<count {
        let byteClass = unsafe Int(classOf[Int(text[at])])
        state = words.int(table &+ state &* classes &+ byteClass)
      }
      return state
    }
    return automata.bit(accepting &* 32 &+ state)
  }
}
