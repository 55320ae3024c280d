/// Why bytes are not an image that this library can run.
public enum ImageError: Error, Equatable, Sendable {
  /// The bytes do not begin as an image does.
  case notAnImage
  /// The image has another version of the layout: compile the rulesets again.
  case otherVersion(found: UInt32, supported: UInt32)
  /// The image should have `expected` bytes and has `found`.
  case truncated(expected: Int, found: Int)
  /// The checksum is not that of the bytes: the image was changed or damaged.
  case damaged
  /// The memory does not begin at a multiple of four bytes.
  case misaligned
}

extension ImageError: CustomStringConvertible {
  /// What is wrong, and what to do about it, in one sentence.
  public var description: String {
    switch self {
    case .notAnImage: "this is not a compiled Nixie image"
    case .otherVersion(let found, let supported):
      "this image has format \(found) and this program reads format \(supported): "
        + "compile the rulesets again"
    case .truncated(let expected, let found):
      "this image is cut short: it should have \(expected) bytes and has \(found)"
    case .damaged: "this image is damaged: its checksum does not match its bytes"
    case .misaligned: "this image does not begin at a multiple of four bytes in memory"
    }
  }
}

extension Image {
  /// Checks header, length and section table.
  static func check(_ memory: UnsafeRawBufferPointer) throws(ImageError) {
    let magic = ImageLayout.magic
    guard memory.count >= ImageLayout.headerBytes, unsafe memory.starts(with: magic) else {
      throw .notAnImage
    }
    guard UInt(bitPattern: memory.baseAddress) % 4 == 0 else { throw .misaligned }
    let version = unsafe memory.word(at: 8)
    guard version == ImageLayout.version else {
      throw .otherVersion(found: version, supported: ImageLayout.version)
    }
    let length = unsafe UInt64(
      littleEndian: memory.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    guard length == UInt64(memory.count) else {
      throw unsafe .truncated(
        expected: Int(clamping: length), found: memory.count)
    }
    let sections = ImageLayout.Section.allCases.count
    let tableEnd = ImageLayout.headerBytes + sections * 8
    guard unsafe memory.word(at: 12) == UInt32(sections), memory.count >= tableEnd else {
      throw .damaged
    }
    for section in 0..<sections {
      let entry = ImageLayout.headerBytes + section * 8
      let offset = unsafe Int(memory.word(at: entry))
      let size = unsafe Int(memory.word(at: entry + 4))
      guard offset % 4 == 0, offset >= tableEnd, offset + size <= memory.count else {
        throw .damaged
      }
    }
  }

  /// Checks the checksum of an image whose header is as it should be.
  static func checkSum(_ memory: UnsafeRawBufferPointer) throws(ImageError) {
    let stated = unsafe UInt64(
      littleEndian: memory.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    let body = unsafe UnsafeRawBufferPointer(rebasing: memory[ImageLayout.headerBytes...])
    guard unsafe Checksum.of(body) == stated else { throw .damaged }
  }
}
