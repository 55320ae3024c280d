internal import Foundation
internal import Nixie

/// Reads a file line by line in large blocks, in flat memory.
///
/// A line is what stands before a line feed, or before the end of the file; a carriage return
/// before the line feed belongs to neither. Of a line longer than
/// `Limits.replyBytes` the rest is skipped, so that a file without line feeds cannot fill memory.
package struct LineReader: ~Copyable {
  private let descriptor: Int32
  private var block = [UInt8](repeating: 0, count: 1 << 18)
  private var filled = 0
  private var position = 0
  private var carry: [UInt8] = []
  private var isAtEnd = false

  /// Opens `path`, or standard input for `-`.
  package init(_ path: String) throws(Failure) {
    descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .inputOutput(
        "I cannot read \(path): \(Files.systemError())",
        cure: path.contains(" ") ? "to explain one reply: nixie why '\(path)'" : nil)
    }
    if Files.kind(path) == .folder {
      throw .inputOutput("\(path) is a folder", cure: "name the files in it: \(path)/*")
    }
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Calls `body` with each line, until it says false.
  package mutating func forEachLine(_ body: (Span<UInt8>) -> Bool) throws(Failure) {
    while try fill() {
      while position < filled {
        let end = endOfLine()
        guard let end else {
          keep(position..<filled)
          position = filled
          break
        }
        let goesOn: Bool
        if carry.isEmpty {
          let isCRLF = end > position && block[end - 1] == 0x0d
          goesOn = body(block.span.extracting(position..<(isCRLF ? end - 1 : end)))
        } else {
          keep(position..<end)
          if carry.last == 0x0d { carry.removeLast() }
          goesOn = body(carry.span)
          carry.removeAll(keepingCapacity: true)
          hasCarry = false
        }
        position = end + 1
        if !goesOn { return }
      }
    }
    if hasCarry { _ = body(carry.span) }
  }

  /// A line has begun in an earlier block, perhaps with nothing in it.
  private var hasCarry = false

  private mutating func keep(_ range: Range<Int>) {
    hasCarry = true
    let room = Limits.replyBytes - carry.count
    carry += block[range.lowerBound..<min(range.upperBound, range.lowerBound + max(0, room))]
  }

  private func endOfLine() -> Int? {
    unsafe block.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + position, 0x0a, filled - position)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  private mutating func fill() throws(Failure) -> Bool {
    position = 0
    while true {
      let count = unsafe block.withUnsafeMutableBytes { bytes in
        unsafe Foundation.read(descriptor, bytes.baseAddress!, bytes.count)
      }
      if count >= 0 {
        filled = count
        return count > 0
      }
      if errno != EINTR {
        throw unsafe .inputOutput("reading failed: \(String(cString: strerror(errno)))")
      }
    }
  }
}
