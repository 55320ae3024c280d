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
  func find(_ scratch: inout Scratch) {
    for event in 0..<scratch.eventCount {
      let word = scratch.events[event]
      let list = matchLists.int(Int(word >> 32))
      let end = Int(word & 0xffff_ffff)
      let low = matchOffsets.int(list)
      let high = min(matchOffsets.int(list + 1), matches.count)
      var index = low
      while index < high {
        note(matches[index], windowEnd: end, &scratch)
        index += 1
      }
    }
  }

  private func note(_ fragment: UInt32, windowEnd: Int, _ scratch: inout Scratch) {
    let record = Int(fragment) * Record.size
    let end = windowEnd + records.int(record + Record.tail)
    let start = end - records.int(record + Record.length)
    guard Int(fragment) < scratch.seen.count, start >= 0, end <= scratch.textCount,
      stands(record, start..<end, scratch.text.span, scratch.textCount)
    else { return }
    scratch.note(fragment, start: start, end: end)
  }

  /// Whether the fragment of `record` stands at `place`, edges included.
  private func stands(
    _ record: Int, _ place: Range<Int>, _ text: Span<UInt8>, _ count: Int
  ) -> Bool {
    let first = records.int(record + Record.bytes)
    var at = place.lowerBound
    while at < place.upperBound {
      let wanted = bytes[first &+ at &- place.lowerBound]
      let byte = Byte.folded(text[at])
      if byte != wanted {
        let isSet = wanted >= 4 && wanted < 0x20
        guard isSet, sets.bit(Int(wanted &- 4) * 256 + Int(byte)) else { return false }
      }
      at += 1
    }
    let edges = records[record + Record.edges]
    if edges & 1 != 0, place.lowerBound > 0,
      Byte.isWord(text[place.lowerBound - 1]), Byte.isWord(text[place.lowerBound])
    {
      return false
    }
    return !(edges & 2 != 0 && place.upperBound < count
      && Byte.isWord(text[place.upperBound - 1]) && Byte.isWord(text[place.upperBound]))
  }

  /// The end of the first occurrence of `fragment` that begins at `from` or later, found by looking
  /// through the text. O(text × length): for texts with more occurrences than are kept.
  func search(_ fragment: Int, from: Int, _ scratch: borrowing Scratch) -> Int? {
    let record = fragment * Record.size
    let length = records.int(record + Record.length)
    var start = from
    while start + length <= scratch.textCount {
      if stands(record, start..<start + length, scratch.text.span, scratch.textCount) {
        return start + length
      }
      start += 1
    }
    return nil
  }
}
