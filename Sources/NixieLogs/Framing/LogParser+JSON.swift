/// JSON objects, found in blocks. One that lies within a block is never copied.
extension LogParser {
  mutating func feedJSON(
    _ bytes: Span<UInt8>, _ skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    var start = 0
    var at = -1
    while at + 1 < bytes.count {
      // PERF: two thirds of an object are texts.
      at = json.isInText ? bytes.firstInText(from: at + 1) : at + 1
      if at == bytes.count { break }
      let byte = bytes[at]
      switch json.mode {
      case .between, .junk:
        if byte == 0x7b {
          begin(at: at, &start)
          json.open()
        } else if byte == 0x0a, json.mode == .junk {
          endBroken(bytes, start..<at, skipped)
        } else if byte == 0x5d, json.mode == .between, json.isList {
          json.endList()
        } else if json.mode == .between, !Self.isBetween(byte) {
          begin(at: at, &start)
          json.mode = .junk
        }
      case .object:
        switch json.step(byte) {
        case .inside: break
        case .end:
          endObject(bytes, start..<at + 1, skipped, body)
        case .list:
          json.beginList()
          begin(at: at, &start)
          json.open()
        case .broken:
          json.mode = .broken
          if byte == 0x0a { endBroken(bytes, start..<at, skipped) }
        case .restart:
          endBroken(bytes, start..<at, skipped)
          begin(at: at, &start)
          json.open()
        }
      case .broken:
        if byte == 0x0a { endBroken(bytes, start..<at, skipped) }
      case .listEnd:
        switch json.step(byte) {
        case .inside, .list: break
        case .end: json.leaveList()
        case .broken, .restart:
          json.leaveList()
          begin(at: at, &start)
          if byte == 0x7b { json.open() } else if byte != 0x0a { json.mode = .junk }
        }
      }
      json.isLineStart = byte == 0x0a
      if byte == 0x0a { counts.lines += 1 }
    }
    if json.isKept { keepJSON(bytes, start..<bytes.count) }
  }

  mutating func finishJSON(
    _ skipped: (Int, Span<UInt8>) -> Void, _ body: (borrowing DeliveryEvent) -> Void
  ) {
    if json.isKept {
      let nothing: [UInt8] = []
      endBroken(nothing.span, 0..<0, skipped)
    }
    if !json.isLineStart { counts.lines += 1 }
    json = JSONFrame()
  }

  private mutating func begin(at position: Int, _ start: inout Int) {
    record.removeAll(keepingCapacity: true)
    recordLine = counts.lines + 1
    start = position
  }

  private mutating func keepJSON(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let room = max(0, LogLimits.recordBytes - record.count)
    if range.count > room { json.isTooLong = true }
    record.append(bytes, range.lowerBound..<range.lowerBound + min(room, range.count))
  }

  private mutating func endObject(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    json.mode = .between
    if record.isEmpty, range.count <= LogLimits.recordBytes {
      take(bytes.extracting(range), line: recordLine, skipped, body)
      return
    }
    keepJSON(bytes, range)
    if json.isTooLong { skipRecord(skipped) } else { takeRecord(skipped, body) }
  }

  private mutating func endBroken(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ skipped: (Int, Span<UInt8>) -> Void
  ) {
    json.mode = .between
    keepJSON(bytes, range)
    skipRecord(skipped)
  }

  private mutating func skipRecord(_ skipped: (Int, Span<UInt8>) -> Void) {
    let broken = record
    record = []
    skip(broken.span, line: recordLine, skipped)
  }

  /// Blanks, brackets and commas of arrays around objects, and a byte order mark's bytes.
  private static func isBetween(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x5b || byte == 0x5d || byte == 0x2c || byte == 0xef || byte == 0xbb
      || byte == 0xbf
  }
}
