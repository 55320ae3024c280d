/// A compiled set of rules: what the classifier runs on.
///
/// An image is a block of bytes that is used where it lies, without parsing: memory-mapped from a
/// file, or embedded in an executable. It is position-independent, versioned and checksummed, and
/// the same rulesets always give the same bytes. See ``ImageLayout`` for its layout.
///
/// ```swift
/// let image = try Image(bytes: fileContents)
/// let classifier = Classifier(image)
/// ```
///
/// Invariant: every section lies within the bytes. Nothing more is promised about what the
/// sections hold; all reads of them are total (``Words``).
public struct Image: Sendable {
  private let storage: Storage

  /// Takes `bytes`, checks and keeps them.
  ///
  /// - Parameter bytes: a whole image, as the compiler wrote it.
  /// - Throws: ``ImageError`` when they are not an image of this version, whole and undamaged.
  /// - Complexity: O(length), for the copy and the checksum.
  public init(bytes: [UInt8]) throws(ImageError) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: bytes.count, alignment: ImageLayout.alignment)
    unsafe memory.copyBytes(from: bytes)
    let constant = UnsafeRawBufferPointer(memory)
    try unsafe self.init(memory: constant) { unsafe $0.deallocate() }
  }

  /// Takes memory that somebody else made, a mapped file for instance, and checks it.
  ///
  /// - Parameters:
  ///   - memory: a whole image at an address that is a multiple of 4; it must not change while any
  ///     copy of this image is alive.
  ///   - release: called with `memory` once the last copy of the image is gone, or before this
  ///     throws.
  /// - Throws: ``ImageError`` when the memory is not an image of this version, whole and undamaged.
  /// - Complexity: O(length), for the checksum.
  @unsafe
  public init(
    memory: UnsafeRawBufferPointer,
    release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) throws(ImageError) {
    try unsafe self.init(memory: memory, isChecked: true, release: release)
  }

  /// The same, where `isChecked` says whether to compare the checksum.
  init(
    memory: UnsafeRawBufferPointer, isChecked: Bool,
    release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) throws(ImageError) {
    unsafe storage = Storage(memory: memory, release: release)
    try unsafe Image.check(memory)
    if isChecked { try unsafe Image.checkSum(memory) }
  }

  /// The length of the image in bytes.
  public var byteCount: Int { unsafe storage.memory.count }

  /// The bytes of the image, to write to a file. O(length).
  public var bytes: [UInt8] { unsafe Array(storage.memory) }

  /// The words of a section. O(1).
  package func words(_ section: ImageLayout.Section) -> Words {
    let raw = unsafe bytes(of: section)
    return unsafe Words(
      raw.baseAddress!.assumingMemoryBound(to: UInt32.self), count: raw.count / 4)
  }

  /// The bytes of a section. O(1).
  package func octets(_ section: ImageLayout.Section) -> Octets {
    let raw = unsafe bytes(of: section)
    return unsafe Octets(raw.baseAddress!.assumingMemoryBound(to: UInt8.self), count: raw.count)
  }

  private func bytes(of section: ImageLayout.Section) -> UnsafeRawBufferPointer {
    let entry = ImageLayout.headerBytes + section.rawValue * 8
    let offset = unsafe Int(storage.memory.word(at: entry))
    let length = unsafe Int(storage.memory.word(at: entry + 4))
    return unsafe UnsafeRawBufferPointer(rebasing: storage.memory[offset..<offset + length])
  }

  /// The memory and what gives it back.
  @safe private final class Storage: @unchecked Sendable {
    let memory: UnsafeRawBufferPointer
    private let release: @Sendable (UnsafeRawBufferPointer) -> Void

    init(
      memory: UnsafeRawBufferPointer,
      release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
    ) {
      unsafe self.memory = memory
      unsafe self.release = release
    }

    deinit { unsafe release(memory) }
  }
}

extension UnsafeRawBufferPointer {
  /// The little-endian word at `offset`, which lies within the buffer.
  func word(at offset: Int) -> UInt32 {
    unsafe UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
