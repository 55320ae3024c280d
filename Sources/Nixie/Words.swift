/// A view of 32-bit words in an image that is total: a read outside it is 0, never a trap.
///
/// An image may come from a file that somebody damaged on purpose, checksum included. Rather than
/// prove every index of it at load time, every read is bounded and every walk is bounded by its
/// input, so that a wrong image can only give a wrong answer. The comparison is the one that a
/// checked collection makes anyway.
///
/// Invariant: the memory outlives the view, since the ``Image`` that made it holds its owner.
@safe package struct Words: @unchecked Sendable {
  let base: UnsafePointer<UInt32>
  /// How many words there are.
  package let count: Int

  @inline(__always)
  init(_ base: UnsafePointer<UInt32>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// Word `index`, or 0 outside. O(1).
  @inline(__always)
  package subscript(_ index: Int) -> UInt32 {
    // One comparison for both ends: a negative index is a huge one without its sign.
    UInt(bitPattern: index) < UInt(bitPattern: count) ? unsafe base[index] : 0
  }

  /// Word `index` as an `Int`, or 0 outside. O(1).
  @inline(__always)
  package func int(_ index: Int) -> Int { Int(self[index]) }

  /// Words `index` and `index + 1` as one number, the lower half first; 0 outside. O(1).
  @inline(__always)
  package func long(_ index: Int) -> UInt64 {
    UInt64(self[index &+ 1]) << 32 | UInt64(self[index])
  }

  /// Bit `index` of the words as one bit string, least significant first; false outside. O(1).
  @inline(__always)
  package func bit(_ index: Int) -> Bool {
    self[index >> 5] & (1 << UInt32(index & 31)) != 0
  }
}

/// A view of bytes in an image, as total as ``Words``.
@safe package struct Octets: @unchecked Sendable {
  let base: UnsafePointer<UInt8>
  /// How many bytes there are.
  package let count: Int

  @inline(__always)
  init(_ base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// Byte `index`, or 0 outside. O(1).
  @inline(__always)
  package subscript(_ index: Int) -> UInt8 {
    // One comparison for both ends: a negative index is a huge one without its sign.
    UInt(bitPattern: index) < UInt(bitPattern: count) ? unsafe base[index] : 0
  }

  /// The little-endian word at byte `index`, or 0 outside. O(1).
  @inline(__always)
  package func word(_ index: Int) -> Int {
    guard index >= 0, index <= count &- 4 else { return 0 }
    return unsafe Int(
      UInt32(
        littleEndian: UnsafeRawPointer(base).loadUnaligned(
          fromByteOffset: index, as: UInt32.self)))
  }

  /// The bytes of `range` as text, repaired where they are not UTF-8; empty outside. O(length).
  package func string(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= count else { return "" }
    return unsafe String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count),
      as: UTF8.self)
  }
}
