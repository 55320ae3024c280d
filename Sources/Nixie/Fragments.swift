/// Fragments: gap-free strings of bytes and byte sets, found by a gram of each and then compared
/// whole.
final class Fragments: Sendable {
  private let gramOffsets: Words
  private let grams: Words
  private let records: Words
  private let bytes: Octets
  private let sets: Words
  private let shift: UInt32

  private typealias Record = ImageLayout.Record.Fragment
  private typealias Entry = ImageLayout.Record.Gram

  init(_ image: Image) {
    gramOffsets = image.words(.gramOffsets)
    grams = image.words(.grams)
    records = image.words(.fragments)
    bytes = image.octets(.fragmentBytes)
    sets = image.words(.byteSets)
    let width = image.words(.summary).int(ImageLayout.Record.Summary.bucketWidth)
    shift = UInt32(32 - min(max(width, 1), 31))
  }

  /// How many fragments there are.
  var count: Int { records.count / Record.size }

  /// Notes in `scratch` the fragments that occur, from the hits of the scan. O(hits).
  ///
  /// A bucket holds the grams of one hash, each with eight bytes and a mask: one comparison, and
  /// most of what the filter let through by chance is gone.
  ///
  /// PERF: a bucket is read through a pointer; its end is within the section.
  func find(_ scratch: inout Scratch) {
    let text = unsafe UnsafeRawPointer(scratch.folded.base)
    let hits = unsafe UnsafePointer(scratch.hits.base)
    let entries = unsafe UnsafeRawPointer(grams.base)
    let known = grams.count / Entry.size
    let count = scratch.textCount
    for hit in 0..<scratch.hitCount {
      let at = unsafe Int(hits[hit])
      let eight = unsafe text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let bucket = Int(Gram.hash(UInt32(truncatingIfNeeded: eight)) &>> shift)
      let end = min(gramOffsets.int(bucket &+ 1), known)
      var index = gramOffsets.int(bucket)
      while index < end {
        let entry = unsafe entries + index &* (Entry.size &* 4)
        let bytes = unsafe entry.loadUnaligned(as: UInt64.self)
        let mask = unsafe entry.loadUnaligned(fromByteOffset: Entry.mask * 4, as: UInt64.self)
        if (eight ^ bytes) & mask == 0 {
          unsafe confirm(
            entry.loadUnaligned(fromByteOffset: Entry.fragment * 4, as: GramEntry.self), at, text,
            count, &scratch.notes)
        }
        index &+= 1
      }
    }
  }

  /// The second half of a ``ImageLayout/Record/Gram``.
  private struct GramEntry: BitwiseCopyable {
    var fragment: UInt32
    var offset: Int32
    var length: UInt32
    var flags: UInt32
  }

  /// Compares what the eight bytes did not say, and notes the fragment if it stands.
  @inline(__always)
  private func confirm(
    _ entry: GramEntry, _ at: Int, _ text: UnsafeRawPointer, _ count: Int,
    _ notes: inout Scratch.Notes
  ) {
    let start = at &- Int(entry.offset)
    let end = start &+ Int(entry.length)
    guard start >= 0, end <= count else { return }
    if entry.flags & Entry.isWhole == 0 {
      let record = Int(entry.fragment) &* Record.size
      guard unsafe bytesMatch(record, text + start, end &- start) else { return }
    }
    guard unsafe edgesHold(entry.flags, text, start, end, count) else { return }
    notes.add(Int(entry.fragment), start: start)
  }

  /// Whether the fragment of `record` stands at `start..<end`, edges included.
  private func stands(
    _ record: Int, _ start: Int, _ end: Int, _ text: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    guard unsafe bytesMatch(record, text + start, end &- start) else { return false }
    return unsafe edgesHold(records[record + Record.flags], text, start, end, count)
  }

  /// Whether the fragment of `record` has the bytes of the text at `place`.
  private func bytesMatch(_ record: Int, _ place: UnsafeRawPointer, _ length: Int) -> Bool {
    let offset = records.int(record + Record.bytes)
    return records[record + Record.flags] & Record.hasSets == 0
      ? unsafe areEqual(offset, place, length) : unsafe matches(offset, place, length)
  }

  /// Whether the text at `place` has the bytes at `offset`, eight at a time. Behind text and bytes
  /// there are eight more that may be read; the last comparison shifts them out.
  @inline(__always)
  private func areEqual(_ offset: Int, _ place: UnsafeRawPointer, _ length: Int) -> Bool {
    guard offset &+ length &+ 8 <= bytes.count else { return false }
    let wanted = unsafe UnsafeRawPointer(bytes.base + offset)
    var at = 0
    while at < length {
      var difference =
        unsafe place.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        ^ wanted.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      if length &- at < 8 { difference &<<= UInt64((8 &- (length &- at)) &* 8) }
      if difference != 0 { return false }
      at &+= 8
    }
    return true
  }

  /// Whether the text at `place` has the bytes at `offset`, which may be numbers of sets.
  private func matches(_ offset: Int, _ place: UnsafeRawPointer, _ length: Int) -> Bool {
    for at in 0..<length {
      let wanted = bytes[offset &+ at]
      let byte = unsafe place.load(fromByteOffset: at, as: UInt8.self)
      if byte != wanted {
        let isSet = wanted >= 4 && wanted < 0x20
        guard isSet, sets.bit(Int(wanted &- 4) * 256 + Int(byte)) else { return false }
      }
    }
    return true
  }

  /// Whether no edge of `start..<end` that must not cuts a word in two.
  ///
  /// An edge is asked for where the fragment's own byte may be part of a word; only that of a set
  /// need be looked at.
  @inline(__always)
  private func edgesHold(
    _ flags: UInt32, _ text: UnsafeRawPointer, _ start: Int, _ end: Int, _ count: Int
  ) -> Bool {
    let hasSets = flags & Record.hasSets != 0
    if flags & Record.leadingEdge != 0, start > 0, unsafe isWord(text, start &- 1),
      unsafe !hasSets || isWord(text, start)
    {
      return false
    }
    if flags & Record.trailingEdge != 0, end < count, unsafe isWord(text, end),
      unsafe !hasSets || isWord(text, end &- 1)
    {
      return false
    }
    return true
  }

  @inline(__always)
  private func isWord(_ text: UnsafeRawPointer, _ at: Int) -> Bool {
    Byte.isWord(unsafe text.load(fromByteOffset: at, as: UInt8.self))
  }

  /// Whether `fragment` occurs. O(1), but for a fragment that is too short to be scanned for.
  func occurs(_ fragment: Int, _ scratch: inout Scratch) -> Bool {
    if records[fragment * Record.size + Record.flags] & Record.isUnlisted == 0 {
      return scratch.notes.contains(fragment)
    }
    return search(fragment, from: 0, &scratch) != nil
  }

  /// The end of the first occurrence of `fragment` that begins at `from` or later, or nil.
  /// O(1), or O(text × length) for what repeats and for what is too short to be scanned for.
  func end(of fragment: Int, from: Int, _ scratch: inout Scratch) -> Int? {
    let record = fragment * Record.size
    if records[record + Record.flags] & Record.isUnlisted == 0 {
      guard let place = scratch.notes.place(fragment), place.last >= from else { return nil }
      if place.first >= from { return place.first + records.int(record + Record.length) }
    }
    return search(fragment, from: from, &scratch)
  }

  /// Goes through the text for one byte of the fragment, eight bytes at a time.
  private func search(_ fragment: Int, from: Int, _ scratch: inout Scratch) -> Int? {
    let record = fragment * Record.size
    let length = records.int(record + Record.length)
    let pivot = records[record + Record.pivot]
    let before = Int(pivot >> 8)
    let count = scratch.textCount
    guard length > 0, before < length, scratch.folded.count >= count + Scratch.slack else {
      return nil
    }
    let text = unsafe UnsafeRawPointer(scratch.folded.base)
    // Without a pivot every byte is one.
    let wanted = Normaliser.Copy.each(UInt64(pivot & 0xff))
    let care: UInt64 = pivot & 0xff == 0 ? 0 : .max
    var block = from &+ before
    while block < count {
      let bytes = unsafe UInt64(
        littleEndian: text.loadUnaligned(fromByteOffset: block, as: UInt64.self))
      let other = (bytes ^ wanted) & care
      var equal = (other &- Normaliser.Copy.each(1)) & ~other & Normaliser.Copy.each(0x80)
      while equal != 0 {
        let start = block &+ equal.trailingZeroBitCount / 8 &- before
        let end = start &+ length
        if end > count { return nil }
        if unsafe stands(record, start, end, text, count) { return end }
        equal &= equal &- 1
      }
      block &+= 8
    }
    return nil
  }
}
