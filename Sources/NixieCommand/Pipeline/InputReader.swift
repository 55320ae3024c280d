internal import Glibc
internal import Nixie

/// Reads one file as blocks of bytes: of whole lines, where its format allows that.
///
/// A line is what stands before a line feed or before the end of the file. Of a line longer than
/// `Limits.replyBytes` the rest is skipped, so that a file without line feeds cannot fill memory.
package struct InputReader: ~Copyable {
  /// How large a block is, but for longer lines: large enough that what is done once a block costs
  /// nothing, small enough for the caches.
  package static let blockBytes = 1 << 18
  /// How much of an input its format is told from.
  package static let headBytes = 1 << 16

  /// Why a block ends where it ends.
  package enum Ending {
    /// It is full: there is a lot to do.
    case full
    /// There is nothing to read just now.
    case waiting
    /// The input has ended.
    case end
  }

  let source: ByteSource
  /// Bytes that belong to the next block.
  private var tail: [UInt8] = []
  private var isAtEnd = false
  /// The rest of a line that is too long is being skipped.
  private var isSkipping = false
  private let output: Output?

  /// Opens `path`. Waiting for input ends, too, when nobody reads `output` any more.
  package init(_ path: String, output: Output? = nil) throws(Failure) {
    source = try ByteSource(path)
    self.output = output
  }

  /// Takes the end of the file for a pause.
  mutating func follow(_ file: FollowedFile) { source.followed = file }

  /// Reads the beginning, which the first block will give again: at least a line if there is one.
  package mutating func head() throws(Failure) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes = [UInt8](repeating: 0, count: Self.headBytes)
    var count = 0
    while count < bytes.count {
      if count > 0, !source.isReady, bytes[..<count].contains(0x0a) { break }
      let more = try read(&bytes, count)
      if more == 0 { break }
      count += more
    }
    bytes.removeSubrange(count...)
    tail = bytes
    return (bytes, isAtEnd)
  }

  /// Fills `bytes` with the next block and gives its length and why it ends; nil at the end.
  ///
  /// - Parameter room: how large a block is, but for longer lines.
  package mutating func next(
    into bytes: inout [UInt8], _ room: Int = blockBytes, cutAtLines: Bool
  ) throws(Failure) -> (count: Int, ending: Ending)? {
    if bytes.count < room { bytes = [UInt8](repeating: 0, count: room) }
    var count = takeTail(&bytes)
    // Where the last line end is, as far as the block was looked at.
    var end = lastLineEnd(bytes, 0..<count)
    while true {
      if count == bytes.count || (count > 0 && !isAtEnd && !source.isReady) {
        let isFull = count == bytes.count
        if !cutAtLines { return (count, isFull ? .full : .waiting) }
        if let end {
          tail = Array(bytes[end..<count])
          return (end, isFull ? .full : .waiting)
        }
        if isFull, !grow(&bytes) {
          // Nobody looks beyond the limit: the line ends here.
          isSkipping = true
          bytes[count - 1] = 0x0a
          return (count, .full)
        }
      }
      if isAtEnd { return count == 0 ? nil : (count, .end) }
      let more = try read(&bytes, count)
      let kept = isSkipping ? skip(&bytes, count, more) : more
      if let found = lastLineEnd(bytes, count..<count + kept) { end = found }
      count += kept
    }
  }

  /// Puts the tail at the beginning of a block, and gives its length.
  private mutating func takeTail(_ bytes: inout [UInt8]) -> Int {
    let count = tail.count
    while bytes.count < count { _ = grow(&bytes) }
    bytes.replaceSubrange(0..<count, with: tail)
    tail.removeAll(keepingCapacity: true)
    return count
  }

  private func grow(_ bytes: inout [UInt8]) -> Bool {
    guard bytes.count < Limits.replyBytes + 1 else { return false }
    let room = min(bytes.count, Limits.replyBytes + 1 - bytes.count)
    bytes += [UInt8](repeating: 0, count: room)
    return true
  }

  private mutating func read(_ bytes: inout [UInt8], _ start: Int) throws(Failure) -> Int {
    if let output, !source.isReady {
      source.wait(or: output)
      if output.isOver {
        isAtEnd = true
        return 0
      }
    }
    let count = try source.read(into: &bytes, from: start)
    if count == 0 { isAtEnd = true }
    return count
  }

  /// Drops what stands before the next line of the `more` bytes at `start`; gives what is left.
  private mutating func skip(_ bytes: inout [UInt8], _ start: Int, _ more: Int) -> Int {
    guard let feed = bytes[start..<start + more].firstIndex(of: 0x0a) else { return 0 }
    isSkipping = false
    bytes.removeSubrange(start...feed)
    bytes += [UInt8](repeating: 0, count: feed + 1 - start)
    return start + more - feed - 1
  }

  /// The position after the last line feed in `range`.
  private func lastLineEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes[range].lastIndex(of: 0x0a).map { $0 + 1 }
  }
}
