/// The scan: finds where a gram of some fragment stands, four bytes by which the compiler chose to
/// look for it.
///
/// A multiplication hashes the four bytes at each position, one bit says whether any fragment has a
/// gram with that hash (Bloom 1970). No step waits for the one before, so that a processor works on
/// several positions at once; an automaton would wait for its table at every byte. See "Tried and
/// lost" in `Architecture.md`.
///
/// Where few rules make few grams, every second position is enough: each fragment then has two grams
/// side by side, one of which begins at such a position.
///
/// PERF: no branch on the bit, since it would be guessed wrong whenever it is set: every position
/// is written down, and kept by advancing. 11 instructions a byte, some 3 of them at a time.
final class GramFilter: Sendable {
  private let bits: Words
  private let shift: UInt32
  private let stride: Int
  /// The bits are as many as the hash can name.
  private let isSound: Bool

  init(_ image: Image) {
    bits = image.words(.gramFilter)
    let width = image.words(.summary).int(ImageLayout.Record.Summary.filterWidth)
    isSound = (5...Gram.widestHash).contains(width) && bits.count == (1 << width) / 32
    shift = UInt32(32 - (isSound ? width : 5))
    stride = max(1, image.words(.summary).int(ImageLayout.Record.Summary.stride))
  }

  /// Writes the positions of the folded text at which a gram may stand. O(length).
  func scan(_ scratch: inout Scratch) {
    scratch.hitCount = 0
    guard isSound, scratch.folded.count >= scratch.textCount + Scratch.slack,
      scratch.hits.count > scratch.textCount
    else { return }
    let bits = unsafe self.bits.base
    let text = unsafe UnsafeRawPointer(scratch.folded.base)
    let hits = unsafe scratch.hits.base
    let shift = shift
    let stride = stride
    let count = scratch.textCount
    var found = 0
    var at = 0
    while at < count {
      let hash = unsafe Gram.hash(text.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      let slot = hash &>> shift
      unsafe hits[found] = UInt32(truncatingIfNeeded: at)
      found &+= unsafe Int(truncatingIfNeeded: bits[Int(slot &>> 5)] &>> (slot & 31) & 1)
      at &+= stride
    }
    scratch.hitCount = found
  }
}

/// Four bytes of a folded text, as a little-endian number.
package enum Gram {
  /// How many bytes.
  package static let length = 4
  /// The widest hash of a filter, in bits: 16 KiB, half of a small first-level cache.
  package static let widestHash = 17

  /// Its hash, of which the upper bits count: Fibonacci hashing (Knuth, volume 3, 6.4).
  @inline(__always)
  package static func hash(_ gram: UInt32) -> UInt32 { gram &* 0x9e37_79b1 }

  /// The widest number of a bucket, in bits.
  package static let widestBucket = 20

  /// Another hash, of which the upper bits name a bucket: what is equal by the one is as good as
  /// random by the other.
  @inline(__always)
  package static func bucketHash(_ gram: UInt32) -> UInt64 {
    UInt64(gram) &* 0xd6e8_feb8_6659_fd93
  }

  /// One of 32 bits by the first ``longLength`` bytes of `eight`.
  @inline(__always)
  package static func bit(_ eight: UInt64) -> UInt64 {
    (eight &<< 16 &* 0x9e37_79b9_7f4a_7c15) &>> 59
  }

  /// How many bytes the bit of a bucket is about: the gram, and two more.
  package static let longLength = 6
}
