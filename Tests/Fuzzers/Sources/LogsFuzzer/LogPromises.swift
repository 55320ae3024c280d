internal import Nixie
internal import NixieLogs

/// What holds for any bytes, read in any format.
///
/// ```
/// input: format, block size, log
/// ```
enum LogPromises {
  static func hold(for input: [UInt8]) {
    guard input.count > 2 else { return }
    let format = LogFormat.all[Int(input[0]) % LogFormat.all.count]
    let log = Array(input[2...])
    let whole = read(log, format, size: log.count)
    precondition(read(log, format, size: 1 + Int(input[1])) == whole, "blocks matter")
    let counts = whole.counts
    precondition(counts.records == counts.results + counts.withoutResult + counts.unreadable)
    precondition(counts.events == whole.events.count, "an event belongs to no record")
    precondition(counts.events >= counts.results, "a result without an event")
    precondition(whole.skipped.count == counts.unreadable, "something is lost silently")
    // All formats in turn, which takes its time.
    if input[1] % 16 == 0 {
      let detection = Detection(head: log.span, name: nil)
      precondition(detection.results <= detection.records)
    }
    if format.framing == .lines { holdForPieces(log, format, whole) }
  }

  /// A log cut at a line end and read by two parsers has the same numbers.
  private static func holdForPieces(_ log: [UInt8], _ format: LogFormat, _ whole: Reading) {
    guard let cut = log.firstIndex(of: 0x0a) else { return }
    var first = LogParser(format)
    first.feed(Array(log[...cut]).span) { _ in }
    var second = first.continuation()
    second.feed(Array(log[(cut + 1)...]).span) { _ in }
    second.finish { _ in }
    var counts = first.counts
    counts += second.counts
    precondition(counts == whole.counts, "pieces matter")
  }

  private struct Reading: Equatable {
    var events: [[UInt8]] = []
    var skipped: [Int] = []
    var counts = LogCounts()
  }

  private static func read(_ log: [UInt8], _ format: LogFormat, size: Int) -> Reading {
    var options = LogOptions()
    options.year = 2026
    var parser = LogParser(format, options: options)
    var reading = Reading()
    var start = 0
    while start < log.count {
      let block = Array(log[start..<min(start + size, log.count)])
      parser.feed(
        block.span, skipped: { line, _ in reading.skipped.append(line) },
        { reading.events.append(bytes(of: $0)) })
      start += size
    }
    parser.finish(
      skipped: { line, _ in reading.skipped.append(line) },
      { reading.events.append(bytes(of: $0)) })
    reading.counts = parser.counts
    return reading
  }

  private static func bytes(of event: borrowing DeliveryEvent) -> [UInt8] {
    var bytes = event.reply + [0] + event.time + [0] + event.queueID + [0] + event.sender + [0]
    bytes += event.recipient + [0] + event.mxHost + [0] + event.esp + [0] + event.status + [0]
    bytes.append(UInt8(event.stage.map { $0.rawValue } ?? 9))
    bytes += Array("\(event.line) \(event.seconds ?? 0)".utf8)
    return bytes
  }
}
