internal import Nixie
internal import NixieAutomata

/// By which four bytes the scan looks for each fragment, see `GramFilter`.
///
/// A fragment may be a whole sentence. Four of its bytes are looked for, those that are rarest in
/// other fragments and in the rules' examples; the rest is compared where they are found. A set
/// among the four is written out; a fragment of fewer bytes is looked for with its neighbours
/// written out. What would take more than ``spellings`` is not looked for at all: patterns that need
/// it are decided by going through the text.
package struct GramTable: Sendable {
  /// One spelling of a gram.
  package struct Entry: Sendable, Hashable {
    /// Four bytes, the first in the lowest.
    package let gram: UInt32
    package let fragment: Int
    /// Where the gram begins in the fragment; negative before it.
    package let offset: Int
  }

  /// By bucket, the upper ``bucketWidth`` bits of another hash.
  package private(set) var entries: [Entry] = []
  /// Bucket b is `entries[bucketOffsets[b]..<bucketOffsets[b + 1]]`.
  package private(set) var bucketOffsets: [Int] = [0, 0, 0]
  /// By bucket, see `ImageLayout.Record.Bucket`.
  package private(set) var bucketBits: [UInt32] = [0, 0]
  package private(set) var bucketWidth = 1
  /// Bits by the upper ``filterWidth`` bits of the hash.
  package private(set) var filter: [UInt32] = [0]
  package private(set) var filterWidth = 5
  /// From one position of a text that is scanned to the next. At two each fragment has two grams
  /// side by side, one of which begins at such a position.
  package private(set) var stride = 1
  /// Whether the scan looks for a fragment.
  package private(set) var isListed: [Bool] = []

  /// In how many ways a gram may be spelled: two digits, or a digit and any byte beside two others.
  private static let spellings = 2_000

  init() {}

  /// Fragments and grams of which there may be so many for every second position to be scanned. With
  /// more, confirming takes more than the scan saves: see "Tried and lost" in `Architecture.md`.
  private static let sparseFragments = 400, sparseGrams = 2_048

  /// The table for `fragments`. O(bytes).
  init(_ fragments: [Fragment], frequency: GramFrequency) {
    var frequency = frequency
    for fragment in fragments { frequency.count(fragment) }
    self.init(fragments, frequency, stride: 1)
    guard fragments.count <= Self.sparseFragments else { return }
    let sparse = GramTable(fragments, frequency, stride: 2)
    if sparse.entries.count <= Self.sparseGrams, sparse.isListed == isListed { self = sparse }
  }

  private init(_ fragments: [Fragment], _ frequency: GramFrequency, stride: Int) {
    self.stride = stride
    var found: [Entry] = []
    for (index, fragment) in fragments.enumerated() {
      guard let best = rarest(fragment, frequency) else {
        isListed.append(false)
        continue
      }
      isListed.append(true)
      // The later first: of two places of a fragment at one position the first is noted first.
      for (place, grams) in best.grams.enumerated().reversed() {
        for gram in grams {
          found.append(Entry(gram: gram, fragment: index, offset: best.offset + place))
        }
      }
    }
    bucketWidth = max(1, min(Gram.widestBucket, Self.bits(found.count)))
    // Sixty-four bits a gram, as far as a first-level cache holds them: what is looked at in vain
    // is a branch guessed wrong. (512 Kbit halve those at 5,000 rules, and cost the scan more.)
    filterWidth = max(5, min(Gram.widestHash, Self.bits(found.count * 64)))
    fill(found, fragments)
  }

  /// The least number of bits that can count to `count`.
  private static func bits(_ count: Int) -> Int { Int.bitWidth - count.leadingZeroBitCount }

  /// Sorts by bucket, by counting, and sets the bits of the filter.
  private mutating func fill(_ found: [Entry], _ fragments: [Fragment]) {
    filter = [UInt32](repeating: 0, count: (1 << filterWidth) / 32)
    bucketBits = [UInt32](repeating: 0, count: 1 << bucketWidth)
    var counts = [Int](repeating: 0, count: 1 << bucketWidth + 1)
    for entry in found {
      let bucket = bucket(entry.gram)
      counts[bucket + 1] += 1
      bucketBits[bucket] |= Self.longBits(entry, fragments[entry.fragment])
      let slot = Int(Gram.hash(entry.gram) >> UInt32(32 - filterWidth))
      filter[slot / 32] |= 1 << UInt32(slot % 32)
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    bucketOffsets = counts
    guard let any = found.first else { return }
    entries = [Entry](repeating: any, count: found.count)
    for entry in found {
      let bucket = bucket(entry.gram)
      entries[counts[bucket]] = entry
      counts[bucket] += 1
    }
  }

  private func bucket(_ gram: UInt32) -> Int {
    Int(Gram.bucketHash(gram) >> UInt64(64 - bucketWidth))
  }

  /// Bits for the gram of `entry` and what may stand behind it; all where that is not said.
  private static func longBits(_ entry: Entry, _ fragment: Fragment) -> UInt32 {
    let place = entry.offset + Gram.length
    guard place >= 0, place + 1 < fragment.bytes.count else { return .max }
    let (first, second) = (fragment.bytes[place], fragment.bytes[place + 1])
    guard first.count * second.count <= 32 else { return .max }
    var bits: UInt32 = 0
    for low in first.bytes {
      for high in second.bytes {
        let long = UInt64(entry.gram) | UInt64(low) << 32 | UInt64(high) << 40
        bits |= 1 << UInt32(Gram.bit(long))
      }
    }
    return bits
  }

  /// The entries that may begin at `at` of a text, whose last bytes are followed by zeros.
  func entries(for gram: UInt32) -> ArraySlice<Entry> {
    let slot = Int(Gram.hash(gram) >> UInt32(32 - filterWidth))
    guard filter[slot / 32] & 1 << UInt32(slot % 32) != 0 else { return [] }
    let bucket = bucket(gram)
    return entries[bucketOffsets[bucket]..<bucketOffsets[bucket + 1]]
  }

  // MARK: Choice

  /// The grams by which a fragment is looked for, by their place behind `offset`.
  private typealias Choice = (offset: Int, grams: [[UInt32]])

  private func rarest(_ fragment: Fragment, _ frequency: GramFrequency) -> Choice? {
    let bytes = fragment.bytes
    guard !bytes.isEmpty else { return nil }
    var best: Choice?
    var bestCost = Int.max
    func weigh(_ offsets: ClosedRange<Int>) {
      for offset in offsets {
        guard let grams = spelled(fragment, offset) else { continue }
        // A spelling more costs as much as being found once more: both are rare in real text.
        // What two more bytes tell apart is looked at in vain half as often.
        let isTold = offset + stride - 1 + Gram.longLength <= bytes.count
        let cost = grams.joined().reduce(0) { $0 + 1 + frequency[$1] } * (isTold ? 1 : 2)
        if cost < bestCost { (best, bestCost) = ((offset, grams), cost) }
      }
    }
    let inside = bytes.count - (Gram.length + stride - 1)
    if inside >= 0 { weigh(0...inside) }
    // Neighbours are anybody's guess: only where nothing else helps. There is no more than one.
    if best == nil { weigh(-1...max(-1, bytes.count - stride)) }
    return best
  }

  /// All spellings of the grams at `offset` and behind it, or nil where there are too many.
  private func spelled(_ fragment: Fragment, _ offset: Int) -> [[UInt32]]? {
    var all: [[UInt32]] = []
    for place in 0..<stride {
      guard let grams = Self.spelled(fragment, offset + place) else { return nil }
      all.append(grams)
    }
    return all
  }

  /// All spellings of the gram at `offset`, or nil where there are too many.
  private static func spelled(_ fragment: Fragment, _ offset: Int) -> [UInt32]? {
    var grams: [UInt32] = [0]
    for place in 0..<Gram.length {
      let set = neighbours(fragment, offset + place)
      guard !set.isEmpty, grams.count * set.count <= spellings else { return nil }
      if set.count == 1, let byte = set.first {
        for index in grams.indices { grams[index] |= UInt32(byte) << UInt32(place * 8) }
      } else {
        grams = set.bytes.flatMap { byte in grams.map { $0 | UInt32(byte) << UInt32(place * 8) } }
      }
    }
    return grams
  }

  /// The bytes that may stand at `place` of a fragment in a framed text, beside it as well.
  private static func neighbours(_ fragment: Fragment, _ place: Int) -> ByteSet {
    let bytes = fragment.bytes
    if bytes.indices.contains(place) { return bytes[place] }
    let isBefore = place < 0
    guard let nearest = isBefore ? bytes.first : bytes.last else { return ByteSet() }
    let frame = ByteSet(isBefore ? Byte.textStart : Byte.textEnd)
    // Behind the frame are zeros, before it is nothing.
    if nearest == frame { return isBefore ? ByteSet() : ByteSet(0) }
    let isAdjacent = place == -1 || place == bytes.count
    let hasEdge = isBefore ? fragment.leadingEdge : fragment.trailingEdge
    let isWord = nearest.isSubset(of: .wordBytes)
    var set =
      isAdjacent && hasEdge && isWord
      ? ByteSet.normalised.subtracting(.wordBytes)
      : ByteSet.normalised
    set = set.subtracting(ByteSet(0x41...0x5a)).union(frame)
    if !isBefore, !isAdjacent { set.insert(0) }
    return set
  }
}
