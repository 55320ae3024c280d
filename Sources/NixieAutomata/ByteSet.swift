/// A set of bytes.
///
/// Four machine words, one bit a byte; a value, cheap to copy, compare and hash. It is the label of
/// every edge in this module: `ByteSet.digits`, `ByteSet([0x61, 0x62])`, `.any.subtracting(.blank)`.
///
/// Bytes here are bytes of framed normalised text: letters are lower case already, and callers who
/// build sets by hand fold them themselves.
package struct ByteSet: Hashable, Sendable {
  // Bits 0…63, 64…127, 128…191 and 192…255.
  private var word0: UInt64 = 0
  private var word1: UInt64 = 0
  private var word2: UInt64 = 0
  private var word3: UInt64 = 0

  /// The empty set.
  package init() {}

  /// The set of one byte.
  package init(_ byte: UInt8) { insert(byte) }

  /// The set of all bytes from the lower to the upper bound.
  package init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  /// The set of the given bytes.
  package init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  /// Whether the byte is a member. O(1).
  package func contains(_ byte: UInt8) -> Bool {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return word0 & bit != 0
    case 1: return word1 & bit != 0
    case 2: return word2 & bit != 0
    default: return word3 & bit != 0
    }
  }

  /// Adds a byte. O(1).
  package mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: word0 |= bit
    case 1: word1 |= bit
    case 2: word2 |= bit
    default: word3 |= bit
    }
  }

  /// The number of members, 0…256.
  package var count: Int {
    word0.nonzeroBitCount + word1.nonzeroBitCount + word2.nonzeroBitCount + word3.nonzeroBitCount
  }

  package var isEmpty: Bool { word0 | word1 | word2 | word3 == 0 }

  /// The smallest member, or nil for the empty set.
  package var first: UInt8? {
    if word0 != 0 { return UInt8(truncatingIfNeeded: word0.trailingZeroBitCount) }
    if word1 != 0 { return UInt8(truncatingIfNeeded: 64 + word1.trailingZeroBitCount) }
    if word2 != 0 { return UInt8(truncatingIfNeeded: 128 + word2.trailingZeroBitCount) }
    if word3 != 0 { return UInt8(truncatingIfNeeded: 192 + word3.trailingZeroBitCount) }
    return nil
  }

  /// All members in ascending order.
  package var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for byte in UInt8.min...UInt8.max where contains(byte) { result.append(byte) }
    return result
  }
}

// MARK: - Set algebra

extension ByteSet {
  package func union(_ other: ByteSet) -> ByteSet {
    combined(other) { $0 | $1 }
  }

  package func intersection(_ other: ByteSet) -> ByteSet {
    combined(other) { $0 & $1 }
  }

  package func subtracting(_ other: ByteSet) -> ByteSet {
    combined(other) { $0 & ~$1 }
  }

  /// All 256 bytes but the members: frame bytes too. `ByteSet.any.subtracting(set)` leaves them out.
  package var complement: ByteSet { ByteSet(0...255).subtracting(self) }

  package func isSubset(of other: ByteSet) -> Bool { subtracting(other).isEmpty }

  package func isDisjoint(with other: ByteSet) -> Bool { intersection(other).isEmpty }

  private func combined(_ other: ByteSet, _ operation: (UInt64, UInt64) -> UInt64) -> ByteSet {
    var result = ByteSet()
    result.word0 = operation(word0, other.word0)
    result.word1 = operation(word1, other.word1)
    result.word2 = operation(word2, other.word2)
    result.word3 = operation(word3, other.word3)
    return result
  }
}

extension ByteSet {
  /// Capitals replaced by small letters.
  package var foldedToLowerCase: ByteSet {
    let capitals = ByteSet(0x41...0x5A)
    guard !isDisjoint(with: capitals) else { return self }
    let small = intersection(capitals).bytes.map(\.foldedToLowerCase)
    return subtracting(capitals).union(ByteSet(small))
  }
}
