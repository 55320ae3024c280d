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
  ///
  /// PERF: the reader counts for all workers, so eight bytes at a time, without a branch.
  package var lineCount: Int {
    guard count > 0 else { return 0 }
    return unsafe withUnsafeBytes { bytes in
      var lines = unsafe bytes[bytes.count - 1] == 0x0a ? 0 : 1
      var at = 0
      while at + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        // The top bit of each byte that is a line feed (Warren, Hacker's Delight, 6-1).
        let rest = word ^ 0x0a0a_0a0a_0a0a_0a0a
        let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
        lines &+= (~(((rest & low) &+ low) | rest | low)).nonzeroBitCount
        at &+= 8
      }
      while at < bytes.count {
        if unsafe bytes[at] == 0x0a { lines &+= 1 }
        at &+= 1
      }
      return lines
    }
  }
}
