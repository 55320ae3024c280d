/// Lines: the hot path. A line that lies within a block is never copied.
extension LogParser {
  mutating func feedLines(
    _ bytes: Span<UInt8>, _ skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    var start = 0
    while let end = bytes.first(0x0a, start..<bytes.count) {
      if carry.isEmpty {
        endLine(bytes.extracting(start..<end), skipped, body)
      } else {
        keep(bytes, start..<end)
        endCarry(skipped, body)
      }
      start = end + 1
      if start == bytes.count { return }
    }
    keep(bytes, start..<bytes.count)
  }

  private mutating func keep(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let room = max(0, LogLimits.recordBytes - carry.count)
    carry.append(bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + room))
    lost += max(0, range.count - room)
  }

  /// Ends the line that earlier blocks began.
  mutating func endCarry(
    _ skipped: (Int, Span<UInt8>) -> Void, _ body: (borrowing DeliveryEvent) -> Void
  ) {
    var line: [UInt8] = []
    swap(&line, &carry)
    endLine(line.span, skipped, body)
    lost = 0
    line.removeAll(keepingCapacity: true)
    swap(&line, &carry)
  }

  private mutating func endLine(
    _ line: Span<UInt8>, _ skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    counts.lines += 1
    let isCut = lost > 0 || line.count > LogLimits.recordBytes
    let limit = min(line.count, LogLimits.recordBytes)
    let end = limit > 0 && !isCut && line[limit - 1] == 0x0d ? limit - 1 : limit
    let line = line.extracting(0..<end)
    switch format.shape {
    case .csv: takeCSVLine(line, isCut: isCut, skipped, body)
    case .message: takeMessageLine(line, skipped, body)
    case .line, .json:
      if isCut, format != .lines {
        skip(line, line: counts.lines, skipped)
      } else {
        take(line, line: counts.lines, skipped, body)
      }
    }
  }
}
