internal import Glibc

/// Where a log comes from: a file, a pipe or standard input, read in large pieces. What gzip, zstd
/// or xz packed is unpacked on the way, UTF-16 becomes UTF-8 (in a file that is followed it does not),
/// and a byte order mark is left out.
///
/// Plain reads rather than a memory map: a log that is cut short while it is read (rotation by
/// copying) must not end the process, and pages of a map count as this process's memory.
package final class ByteSource {
  /// What messages call it.
  package let name: String
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private var unpacker: Unpacker?
  private var isAtStart = true
  private var wideText: WideText?
  /// Set where the end of the file is no end.
  package var followed: FollowedFile?
  /// How many bytes were read of a file that is followed.
  private var offset = 0
  private var lastByte: UInt8 = 0x0a

  /// Opens `path`, or standard input for `-`.
  package init(_ path: String) throws(Failure) {
    name = path == "-" ? "standard input" : path
    ownsDescriptor = path != "-"
    descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .inputOutput(
        "I cannot read \(path): \(Files.systemError())",
        cure: path.contains(" ") ? "to explain one reply: nixie why '\(path)'" : nil)
    }
  }

  deinit {
    // The unpacker's feeder reads on until its program is gone, and closes it then.
    if ownsDescriptor, unpacker == nil { close(descriptor) }
  }

  /// Where the next bytes come from.
  private var current: Int32 { unpacker?.output ?? descriptor }

  /// Reads into `block` from `start` on, waiting for input if there is none; gives the number of
  /// bytes, 0 at the end.
  package func read(into block: inout [UInt8], from start: Int) throws(Failure) -> Int {
    if let followed { return try read(followed, into: &block, from: start) }
    if wideText != nil { return try readWide(&block, start) }
    var count = try readOnce(&block, start)
    guard isAtStart else {
      if count == 0 { try finishUnpacking() }
      return count
    }
    isAtStart = false
    if count == 0 { try finishUnpacking() }
    while count > 0, Self.couldBegin(block[start..<start + count]) {
      let more = try readOnce(&block, start + count)
      if more == 0 { break }
      count += more
    }
    guard unpacker == nil, let packing = Packing(block[start..<start + count]) else {
      return try readMarked(&block, start, count)
    }
    unpacker = try Unpacker(
      packing, of: name, descriptor, closes: ownsDescriptor,
      head: Array(block[start..<start + count]))
    isAtStart = true
    return try read(into: &block, from: start)
  }

  /// Whether `head` is too short to tell what it is.
  private static func couldBegin(_ head: ArraySlice<UInt8>) -> Bool {
    Packing.couldBegin(head) || WideText.Mark.couldBegin(head)
  }

  /// What the first `count` bytes are without a byte order mark.
  private func readMarked(
    _ block: inout [UInt8], _ start: Int, _ count: Int
  ) throws(Failure) -> Int {
    guard let mark = WideText.Mark(block[start..<start + count]) else { return count }
    let rest = Array(block[start + mark.length..<start + count])
    if mark == .utf8 {
      block.replaceSubrange(start..<start + rest.count, with: rest)
      return rest.isEmpty ? try readOnce(&block, start) : rest.count
    }
    wideText = WideText(isBigEndian: mark == .bigEndian)
    wideText?.append(rest[...])
    return try readWide(&block, start)
  }

  private func readWide(_ block: inout [UInt8], _ start: Int) throws(Failure) -> Int {
    while wideText?.hasText == false {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = try readOnce(&bytes, 0)
      if count == 0 {
        try finishUnpacking()
        wideText?.finish()
        break
      }
      wideText?.append(bytes[..<count])
    }
    return wideText?.take(into: &block, from: start) ?? 0
  }

  private func read(
    _ followed: FollowedFile, into block: inout [UInt8], from start: Int
  ) throws(Failure) -> Int {
    while true {
      let count = try readOnce(&block, start)
      if count > 0 {
        offset += count
        lastByte = block[start + count - 1]
        return count
      }
      switch followed.wait(descriptor, offset: offset) {
      case .grown: continue
      case .over: return 0
      case .renewed:
        offset = 0
        guard lastByte != 0x0a else { continue }
        // The line that the old file ended in is not to run into the new one's first.
        lastByte = 0x0a
        block[start] = 0x0a
        return 1
      }
    }
  }

  /// Whether a read would not have to wait.
  package var isReady: Bool {
    if wideText?.hasText == true { return true }
    if followed != nil {
      var status = stat()
      return unsafe fstat(descriptor, &status) == 0 && status.st_size > offset
    }
    var wait = pollfd(fd: current, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wait, 1, 0) != 0
  }

  /// Waits until there is something to read, or until nobody reads `output` any more.
  package func wait(or output: Output) {
    if followed != nil { return }
    var waits = [
      pollfd(fd: current, events: Int16(POLLIN), revents: 0),
      pollfd(fd: output.descriptor, events: 0, revents: 0),
    ]
    _ = unsafe poll(&waits, 2, -1)
    if waits[1].revents & Int16(POLLERR) != 0 { output.close() }
  }

  private func readOnce(_ block: inout [UInt8], _ start: Int) throws(Failure) -> Int {
    while true {
      let count = unsafe block.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(current, bytes.baseAddress! + start, bytes.count - start)
      }
      if count >= 0 { return count }
      if errno == EISDIR {
        throw .inputOutput("\(name) is a folder", cure: "name the files in it: \(name)/*")
      }
      if errno != EINTR {
        throw .inputOutput("reading \(name) failed: \(Files.systemError())")
      }
    }
  }

  private func finishUnpacking() throws(Failure) {
    guard let unpacker, let complaint = unpacker.finish() else { return }
    throw .inputOutput(complaint, cure: "what came before was read")
  }
}
