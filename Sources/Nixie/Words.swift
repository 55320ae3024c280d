/// A view of 32-bit words in an image that is total: a read outside it is 0, never a trap.
///
/// An image may come from a file that somebody damaged on purpose, checksum included. Rather than
/// prove every index of it at load time, every read is bounded and every walk is bounded by its
/// input, so that a wrong image can only give a wrong answer. The comparison is the one that a
/// checked collection makes anyway.
///
/// Invariant: the memory outlives the view, since the ``Image`` that made it holds its owner.
@safe package struct Words: @unchecked Sendable {
  private let base: UnsafePointer<UInt32>?
  /// How many words there are.
  package let count: Int

  @inline(__always)
  init(_ base: UnsafePointer<UInt32>?, count: Int) {
    unsafe self.base = base
    self.count = unsafe base == nil ? 0 : count
  }

  /// Word `index`, or 0 outside. O(1).
  @inline(__always)
  package subscript(_ index: Int) -> UInt32 {
    guard index >= 0, index < count, let base = unsafe base else { return 0 }
    return unsafe base[index]
  }

  /// Word `index` as an `Int`, or 0 outside. O(1).
  @inline(__always)
  package func int(_ index: Int) -> Int { Int(self[index]) }

  /// Bit `index` of the words as one bit string, least significant first; false outside. O(1).
  @inline(__always)
  package func bit(_ index: Int) -> Bool {
    self[index >> 5] & (1 << UInt32(index & 31)) != 0
  }
}

/// A view of 16-bit halfwords in an image, as total as ``Words``.
@safe package struct Halfwords: @unchecked Sendable {
  private let base: UnsafePointer<UInt16>?
  /// How many halfwords there are.
  package let count: Int

  @inline(__always)
  init(_ base: UnsafePointer<UInt16>?, count: Int) {
    unsafe self.base = base
    self.count = unsafe base == nil ? 0 : count
  }

  /// Halfword `index`, or 0 outside. O(1).
  @inline(__always)
  package subscript(_ index: Int) -> UInt16 {
    guard index >= 0, index < count, let base = unsafe base else { return 0 }
    return unsafe base[index]
  }
}

/// A view of bytes in an image, as total as ``Words``.
@safe package struct Octets: @unchecked Sendable {
  private let base: UnsafePointer<UInt8>?
  /// How many bytes there are.
  package let count: Int

  @inline(__always)
  init(_ base: UnsafePointer<UInt8>?, count: Int) {
    unsafe self.base = base
    self.count = unsafe base == nil ? 0 : count
  }

  /// Byte `index`, or 0 outside. O(1).
  @inline(__always)
  package subscript(_ index: Int) -> UInt8 {
    guard index >= 0, index < count, let base = unsafe base else { return 0 }
    return unsafe base[index]
  }

  /// The bytes of `range` as text, repaired where they are not UTF-8; empty outside. O(length).
  package func string(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= count, let base = unsafe base else {
      return ""
    }
    return unsafe String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count),
      as: UTF8.self)
  }

  /// Calls `body` with the bytes of `range`, or with none where it lies outside.
  package func withBytes<R>(_ range: Range<Int>, _ body: (Span<UInt8>) -> R) -> R {
    guard range.lowerBound >= 0, range.upperBound <= count, let base = unsafe base else {
      return unsafe body(Span(_unsafeStart: UnsafePointer(bitPattern: 1)!, count: 0))
    }
    return unsafe body(Span(_unsafeStart: base + range.lowerBound, count: range.count))
  }
}
