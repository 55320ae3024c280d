extension Image {
  /// An image that the `CompileRules` plugin has put into an executable, as ``EmbeddedText``.
  ///
  /// Decoding is a copy, no parsing. The checksum is that of files, which may be damaged; what is
  /// part of the program is as whole as the program.
  ///
  /// - Throws: ``ImageError`` when the text is not that of a whole image of this version.
  /// - Complexity: O(length), some 2 instructions a byte.
  public init(embedded text: StaticString) throws(ImageError) {
    try unsafe self.init(embedded: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// An image of the `count` characters at `text`.
  package init(embedded text: UnsafePointer<UInt8>, count characters: Int) throws(ImageError) {
    let blocks = characters / 8
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: blocks * 6 + 2, alignment: ImageLayout.alignment)
    var digits = unsafe UnsafeRawPointer(text)
    var bytes = memory.baseAddress!
    for _ in 0..<blocks {
      let block = unsafe UInt64(littleEndian: digits.loadUnaligned(as: UInt64.self))
      unsafe bytes.storeBytes(of: EmbeddedText.bytes(block).littleEndian, as: UInt64.self)
      unsafe digits += 8
      unsafe bytes += 6
    }
    // The length says how much of the last block is image.
    var count = blocks * 6
    if count >= ImageLayout.headerBytes {
      let length = unsafe UInt64(littleEndian: memory.load(fromByteOffset: 16, as: UInt64.self))
      if length <= UInt64(count), length + 6 > UInt64(count) { count = Int(length) }
    }
    let image = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<count])
    try unsafe self.init(memory: image, isChecked: false) { unsafe $0.deallocate() }
  }
}

/// How an image stands in a Swift source: six bits a character, the first in the lowest.
///
/// A text, since a literal of bytes takes the Swift compiler minutes: of this it takes megabytes in
/// a second. Base64 would do as well; these 64 characters stand in a row, so that eight of them are
/// decoded at once and without a table, four times as fast.
package enum EmbeddedText {
  /// The characters from `0` to `o`. `\` is among them: they stand in a raw literal, `#"…"#`.
  package static let first: UInt8 = 0x30

  /// The text of `image`. O(length).
  package static func text(_ image: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(image.count / 6 * 8 + 8)
    for start in stride(from: 0, to: image.count, by: 6) {
      var bits: UInt64 = 0
      for (place, byte) in image[start..<min(start + 6, image.count)].enumerated() {
        bits |= UInt64(byte) << UInt64(place * 8)
      }
      for _ in 0..<8 {
        text.append(first + UInt8(bits & 63))
        bits >>= 6
      }
    }
    return text
  }

  /// The six bytes that eight characters stand for, in the lower bits.
  @inline(__always)
  static func bytes(_ block: UInt64) -> UInt64 {
    let sixes = block &- 0x3030_3030_3030_3030
    let twelves = (sixes & 0x00ff_00ff_00ff_00ff) | ((sixes & 0xff00_ff00_ff00_ff00) >> 2)
    let halves = (twelves & 0x0000_ffff_0000_ffff) | ((twelves & 0xffff_0000_ffff_0000) >> 4)
    return (halves & 0xffff_ffff) | ((halves >> 32) << 24)
  }
}

extension Classifier {
  /// A classifier on an embedded image.
  ///
  /// - Precondition: `text` is what the `CompileRules` plugin wrote for this version of the
  ///   library; the build sees to that.
  public init(embedded text: StaticString) {
    do {
      self.init(try Image(embedded: text))
    } catch {
      preconditionFailure("the embedded image cannot be used: build the package again")
    }
  }
}
