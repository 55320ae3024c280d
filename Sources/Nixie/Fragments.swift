/// Fragments: gap-free strings of bytes and byte sets, found by their windows and then compared
/// whole.
struct Fragments: Sendable {
  private let matchLists: Words
  private let matchOffsets: Words
  private let matches: Words
  private let records: Words
  private let bytes: Octets
  private let sets: Words

  private typealias Record = ImageLayout.Record.Fragment

  init(_ image: Image) {
    matchLists = image.words(.matchLists)
    matchOffsets = image.words(.matchOffsets)
    matches = image.words(.matches)
    records = image.words(.fragments)
    bytes = image.octets(.fragmentBytes)
    sets = image.words(.byteSets)
  }

  /// How many fragments there are.
  var count: Int { records.count / Record.size }

  /// Notes in `scratch` the fragments that occur, from the events of the scan. O(events).
  ///
  /// PERF: the notes are taken out of the scratch while they are written, so that the loop keeps
  /// its pointers in registers instead of asking for exclusive access each time.
  func find(_ scratch: inout Scratch) {
    var notes = Scratch.Notes()
    swap(&notes, &scratch.notes)
    find(&notes, scratch)
    swap(&notes, &scratch.notes)
  }

  private func find(_ notes: inout Scratch.Notes, _ scratch: borrowing Scratch) {
    let text = scratch.text.span
    let events = scratch.events.span
    let count = scratch.textCount
    for event in 0..<scratch.eventCount {
      let word = events[event]
      let list = matchLists.int(Int(word >> 32))
      let windowEnd = Int(word & 0xffff_ffff)
      let high = min(matchOffsets.int(list + 1), matches.count)
      var index = matchOffsets.int(list)
      while index < high {
        let fragment = matches[index]
        index &+= 1
        let record = Int(fragment) &* Record.size
        let margins = records[record &+ Record.margins]
        let end = windowEnd &+ Int(margins >> 16)
        let start = end &- records.int(record &+ Record.length)
        guard Int(fragment) < notes.seen.count, start >= 0, end <= count else { continue }
        let window = start &+ Int(margins & 0xffff)..<max(windowEnd, start &+ Int(margins & 0xffff))
        if stands(record, start, end, besides: window, text, count) {
          notes.add(fragment, start: start, end: end)
        }
      }
    }
  }

  /// Whether the fragment of `record` stands at `start..<end`, edges included. The bytes in
  /// `window` have been read by the automaton already.
  private func stands(
    _ record: Int, _ start: Int, _ end: Int, besides window: Range<Int>,
    _ text: Span<UInt8>, _ count: Int
  ) -> Bool {
    let offset = records.int(record &+ Record.bytes) &- start
    return matches(offset, text, start..<window.lowerBound)
      && matches(offset, text, window.upperBound..<end)
      && edgesHold(records[record &+ Record.edges], text, start, end, count)
  }

  /// Whether the bytes in `place` are those that stand at `offset` + position.
  @inline(__always)
  private func matches(_ offset: Int, _ text: Span<UInt8>, _ place: Range<Int>) -> Bool {
    var at = place.lowerBound
    let end = place.upperBound
    while at < end {
      let wanted = bytes[offset &+ at]
      let byte = Byte.folded(text[at])
      if byte != wanted {
        let isSet = wanted >= 4 && wanted < 0x20
        guard isSet, sets.bit(Int(wanted &- 4) * 256 + Int(byte)) else { return false }
      }
      at &+= 1
    }
    return true
  }

  /// Whether no edge of `start..<end` that must not cuts a word in two.
  private func edgesHold(
    _ edges: UInt32, _ text: Span<UInt8>, _ start: Int, _ end: Int, _ count: Int
  ) -> Bool {
    if edges & 1 != 0, start > 0, Byte.isWord(text[start - 1]), Byte.isWord(text[start]) {
      return false
    }
    return
      !(edges & 2 != 0 && end < count
      && Byte.isWord(text[end - 1]) && Byte.isWord(text[end]))
  }

  /// The end of the first occurrence of `fragment` that begins at `from` or later, found by looking
  /// through the text. O(text × length): for texts with more occurrences than are kept.
  func search(_ fragment: Int, from: Int, _ scratch: borrowing Scratch) -> Int? {
    let record = fragment * Record.size
    let length = records.int(record + Record.length)
    var start = from
    let text = scratch.text.span
    while start + length <= scratch.textCount {
      let end = start + length
      if stands(record, start, end, besides: end..<end, text, scratch.textCount) { return end }
      start += 1
    }
    return nil
  }
}
