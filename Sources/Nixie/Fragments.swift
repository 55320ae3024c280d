/// Fragments: gap-free strings of bytes and byte sets, found by a gram of each and then compared
/// whole.
final class Fragments: Sendable {
  private let buckets: Words
  private let grams: Words
  private let records: Words
  private let bytes: Octets
  private let sets: Words
  private let shift: UInt64
  /// The buckets are as many as the hash can name.
  private let isSound: Bool

  private typealias Record = ImageLayout.Record.Fragment
  private typealias Entry = ImageLayout.Record.Gram
  private typealias Bucket = ImageLayout.Record.Bucket

  init(_ image: Image) {
    buckets = image.words(.gramBuckets)
    grams = image.words(.grams)
    records = image.words(.fragments)
    bytes = image.octets(.fragmentBytes)
    sets = image.words(.byteSets)
    let width = image.words(.summary).int(ImageLayout.Record.Summary.bucketWidth)
    isSound =
      (1...Gram.widestBucket).contains(width)
      && buckets.count == Bucket.size &* (1 << width &+ 1)
    shift = UInt64(64 - (isSound ? width : 1))
  }

  /// How many fragments there are.
  var count: Int { records.count / Record.size }

  /// Notes in `scratch` the fragments that occur, from the hits of the scan. O(hits).
  ///
  /// A bucket holds the grams of one hash, each with the first or the last eight bytes of its
  /// fragment: one comparison, and what is not there is mostly known not to be.
  ///
  /// PERF: a bucket is read through a pointer; its end is within the section.
  func find(_ scratch: inout Scratch) {
    guard isSound else { return }
    let likely = sift(&scratch)
    let text = unsafe UnsafeRawPointer(scratch.folded.base)
    let hits = unsafe UnsafePointer(scratch.hits.base)
    let entries = unsafe UnsafeRawPointer(grams.base)
    let known = grams.count / Entry.size
    let count = scratch.textCount
    for hit in 0..<likely {
      let at = unsafe Int(truncatingIfNeeded: hits[hit])
      let bucket = unsafe bucket(text.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      var index = unsafe Int(buckets.base[bucket &+ Bucket.first])
      let end = unsafe min(Int(buckets.base[bucket &+ Bucket.size &+ Bucket.first]), known)
      while index < end {
        let entry = unsafe entries + index &* (Entry.size &* 4)
        let bytes = unsafe entry.loadUnaligned(as: UInt64.self)
        let mask = unsafe entry.loadUnaligned(fromByteOffset: Entry.mask &* 4, as: UInt64.self)
        let rest = unsafe entry.loadUnaligned(
          fromByteOffset: Entry.fragment &* 4, as: GramEntry.self)
        let window = at &+ Int(rest.window)
        index &+= 1
        // One comparison for both ends: a negative number is a huge one without its sign.
        guard UInt(bitPattern: window) < UInt(bitPattern: count) else { continue }
        let eight = unsafe text.loadUnaligned(fromByteOffset: window, as: UInt64.self)
        if (eight ^ bytes) & mask == 0 { unsafe confirm(rest, at, text, count, &scratch.notes) }
      }
    }
  }

  /// Leaves the hits whose six bytes some fragment has, as far as a bit of their bucket knows.
  ///
  /// PERF: no branch, as in the scan: what the filter let through by chance costs two nanoseconds,
  /// and all buckets are fetched at once.
  private func sift(_ scratch: inout Scratch) -> Int {
    let text = unsafe UnsafeRawPointer(scratch.folded.base)
    let hits = unsafe scratch.hits.base
    let buckets = unsafe buckets.base
    var kept = 0
    for hit in 0..<scratch.hitCount {
      let at = unsafe hits[hit]
      let eight = unsafe text.loadUnaligned(
        fromByteOffset: Int(truncatingIfNeeded: at), as: UInt64.self)
      let bits = unsafe buckets[bucket(UInt32(truncatingIfNeeded: eight)) &+ Bucket.bits]
      unsafe hits[kept] = at
      kept &+= Int(truncatingIfNeeded: UInt64(bits) &>> Gram.bit(eight) & 1)
    }
    return kept
  }

  /// Where the ``ImageLayout/Record/Bucket`` of `gram` begins, within the section if that is sound.
  @inline(__always)
  private func bucket(_ gram: UInt32) -> Int {
    Int(truncatingIfNeeded: Gram.bucketHash(gram) &>> shift) &* Bucket.size
  }

  /// The second half of a ``ImageLayout/Record/Gram``.
  private struct GramEntry: BitwiseCopyable {
    var fragment: UInt32
    var place: UInt32
    var offset: Int16
    var length: UInt16
    var window: Int16
    var flags: UInt16
  }

  /// Compares what the eight bytes did not say, and notes the fragment if it stands there.
  @inline(__always)
  private func confirm(
    _ entry: GramEntry, _ at: Int, _ text: UnsafeRawPointer, _ count: Int,
    _ notes: inout Scratch.Notes
  ) {
    let start = at &- Int(entry.offset)
    let length = Int(entry.length)
    let end = start &+ length
    let flags = UInt32(entry.flags)
    guard start >= 0, end <= count else { return }
    let offset = Int(entry.place)
    if flags & Record.hasSets != 0 {
      guard unsafe matches(offset, text + start, length) else { return }
    } else if length > 8 {
      guard unsafe isEqual(offset, text + start, length) else { return }
    }
    guard unsafe edgesHold(flags, text, start, end) else { return }
    notes.add(Int(entry.fragment), start: start)
  }

  /// Whether the text at `place` has the bytes at `offset`, more than eight.
  ///
  /// PERF: up to 32 bytes without a branch, by four blocks that may overlap.
  @inline(__always)
  private func isEqual(_ offset: Int, _ place: UnsafeRawPointer, _ length: Int) -> Bool {
    guard offset &+ length <= bytes.count else { return false }
    let wanted = unsafe UnsafeRawPointer(bytes.base + offset)
    func difference(_ at: Int) -> UInt64 {
      unsafe place.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        ^ wanted.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    }
    let last = length &- 8
    var differences = difference(0) | difference(min(8, last))
    differences |= difference(min(16, last)) | difference(last)
    var at = 24
    while at < last {
      differences |= difference(at)
      at &+= 8
    }
    return differences == 0
  }

  /// Whether the fragment of `record` stands at `start..<end`, edges included.
  private func stands(
    _ record: Int, _ start: Int, _ end: Int, _ text: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    guard unsafe bytesMatch(record, text + start, end &- start) else { return false }
    return unsafe edgesHold(records[record + Record.flags], text, start, end)
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
  ///
  /// PERF: without a branch up to the end. A fragment that begins the text begins with the frame,
  /// which is no word, and behind the text are zeros.
  @inline(__always)
  private func edgesHold(
    _ flags: UInt32, _ text: UnsafeRawPointer, _ start: Int, _ end: Int
  ) -> Bool {
    let cut = unsafe isWord(text, max(start &- 1, 0)) | isWord(text, end) &<< 1
    if cut & flags & (Record.leadingEdge | Record.trailingEdge) == 0 { return true }
    guard flags & Record.hasSets != 0 else { return false }
    let own = unsafe isWord(text, start) | isWord(text, max(end &- 1, 0)) &<< 1
    return own & cut & flags & (Record.leadingEdge | Record.trailingEdge) == 0
  }

  /// 1 or 0.
  @inline(__always)
  private func isWord(_ text: UnsafeRawPointer, _ at: Int) -> UInt32 {
    Byte.isWord(unsafe text.load(fromByteOffset: at, as: UInt8.self)) ? 1 : 0
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
