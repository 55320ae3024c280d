/// The checksum of an image: four interleaved FNV-1a lanes over 64-bit words, then mixed.
///
/// It finds damage, not forgery. Plain FNV-1a (Fowler, Noll, Vo) takes a byte a multiplication and
/// would need 8 ms for an 8 MB image; words in four independent lanes need well under one.
package enum Checksum {
  private static let prime: UInt64 = 0x100_0000_01b3

  /// The checksum of `bytes`, whose end is padded with zeros to a multiple of 32. O(length).
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (
      0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9
    )
    var offset = 0
    let whole = bytes.count & ~31
    while offset < whole {
      unsafe lanes.0 = step(lanes.0, bytes.long(at: offset))
      unsafe lanes.1 = step(lanes.1, bytes.long(at: offset + 8))
      unsafe lanes.2 = step(lanes.2, bytes.long(at: offset + 16))
      unsafe lanes.3 = step(lanes.3, bytes.long(at: offset + 24))
      offset += 32
    }
    while offset < bytes.count {
      lanes.0 = unsafe step(lanes.0, UInt64(bytes[offset]))
      offset += 1
    }
    var sum = UInt64(bytes.count)
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      sum = step(sum, lane)
      sum ^= sum >> 29
    }
    return sum
  }

  @inline(__always)
  private static func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (sum ^ word) &* prime
    return mixed ^ (mixed >> 32)
  }
}

extension UnsafeRawBufferPointer {
  /// The little-endian double word at `offset`, which lies within the buffer.
  @inline(__always)
  fileprivate func long(at offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
