internal import Foundation

extension Span<UInt8> {
  /// A copy as an array. O(count).
  package func copied() -> [UInt8] {
    unsafe withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// Calls `body` with each line, without its line feed and a carriage return before that.
  @inline(__always)
  package func forEachLine(_ body: (Span<UInt8>) -> Void) {
    var start = 0
    while start < count {
      let end = lineEnd(from: start)
      let hasReturn = end > start && end < count && self[end - 1] == 0x0d
      body(extracting(start..<(hasReturn ? end - 1 : end)))
      start = end + 1
    }
  }

  /// Where the line that begins at `start` ends: at a line feed, or at the end of all.
  @inline(__always)
  private func lineEnd(from start: Int) -> Int {
    unsafe withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, 0x0a, bytes.count - start)
      else { return count }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// How many lines there are; one that does not end counts.
  package var lineCount: Int {
    guard count > 0 else { return 0 }
    return unsafe withUnsafeBufferPointer { bytes in
      var lines = unsafe bytes[bytes.count - 1] == 0x0a ? 0 : 1
      for index in 0..<bytes.count { lines &+= unsafe bytes[index] == 0x0a ? 1 : 0 }
      return lines
    }
  }
}
