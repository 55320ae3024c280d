extension [UInt8] {
  /// Appends what stands in `range` of `bytes`.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if range.isEmpty { return }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe append(contentsOf: UnsafeBufferPointer(rebasing: buffer[range]))
    }
  }

  /// Becomes what stands in `range` of `bytes`, and keeps its memory.
  @inline(__always)
  mutating func set(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    removeAll(keepingCapacity: true)
    append(bytes, range)
  }

  mutating func append(_ text: StaticString) {
    unsafe append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func == (bytes: [UInt8], text: StaticString) -> Bool {
    bytes.span.equals(text, 0..<bytes.count)
  }

  func hasPrefix(_ text: StaticString) -> Bool { span.starts(text, 0..<count) }
}
