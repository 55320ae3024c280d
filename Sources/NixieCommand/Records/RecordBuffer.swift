/// Memory that records are written into: it grows, and is kept from block to block.
///
/// PERF: an array asks for each append whether it is shared and large enough, some 40 instructions.
/// Here room is made once a field; what follows are plain stores. The invariant is `count ≤
/// capacity`: whatever stores without a check says how much room it was given.
@safe package struct RecordBuffer: ~Copyable, @unchecked Sendable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes are written.
  package private(set) var count = 0

  /// Stores of whole registers may run over what they are meant to store, by so many bytes.
  static let slack = 32

  package init() {
    capacity = 4_096
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  /// What is written so far. It lies here until the next call that writes.
  package var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: base, count: count)
  }

  /// Forgets what is written, and keeps the memory.
  package mutating func removeAll() { count = 0 }

  /// Makes room for `more` bytes, and ``slack`` behind them. O(1) but for growing.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more + Self.slack { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let room = max(capacity * 2, count + more + Self.slack)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    unsafe moved.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = room
  }

  /// Where the next byte goes. Of what is stored there, as much as was reserved, `advance` says how
  /// much counts.
  @inline(__always)
  var end: UnsafeMutablePointer<UInt8> { unsafe base + count }

  /// Says that `more` bytes were stored at ``end``.
  @inline(__always)
  mutating func advance(_ more: Int) { count &+= more }

  /// Appends a byte, for which there is room.
  @inline(__always)
  mutating func store(_ byte: UInt8) {
    unsafe base[count] = byte
    count &+= 1
  }

  /// Appends `length` bytes, for which there is room.
  @inline(__always)
  mutating func store(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    unsafe UnsafeMutableRawPointer(base + count).copyMemory(from: bytes, byteCount: length)
    count &+= length
  }

  package mutating func append(_ bytes: [UInt8]) { append(bytes.span) }

  mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { unsafe store(start, bytes.count) }
    }
  }
}
