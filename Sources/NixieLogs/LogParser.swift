/// Reads delivery results out of a log, block by block, in flat memory.
///
/// ```swift
/// var parser = LogParser(.postfix)
/// parser.feed(block.span) { event in … }
/// parser.finish { event in … }
/// ```
///
/// It never fails: any bytes are records, and every record is counted once in ``counts``. The
/// events do not depend on how the log is cut into blocks.
package struct LogParser {
  package let format: LogFormat
  package internal(set) var counts = LogCounts()
  var reader: any RecordReader
  var event = DeliveryEvent()
  /// The line that a block ended in.
  var carry: [UInt8] = []
  /// Bytes of that line which found no room.
  var lost = 0
  /// The record that is being put together, where records may have several lines.
  var record: [UInt8] = []
  /// The line that ``record`` begins at.
  var recordLine = 0
  var csv = CSVFrame()
  var json = JSONFrame()
  var message = MessageFrame()
  /// Records that are of this system, results or not: what detection goes by.
  var known = 0
  /// Set while records are found and not read.
  var found: RecordBatch?

  package init(_ format: LogFormat, options: LogOptions = LogOptions()) {
    self.format = format
    reader = format.reader.init(options)
    csv.delimiter = options.delimiter ?? (format.guessesDelimiter ? nil : 0x2c)
  }

  /// Takes the next bytes, which may begin and end anywhere, and gives the results in them; and
  /// each unreadable record, with the line at which it begins.
  package mutating func feed(
    _ bytes: Span<UInt8>, skipped: (Int, Span<UInt8>) -> Void = { _, _ in },
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    if format.shape == .json {
      feedJSON(bytes, skipped, body)
    } else {
      feedLines(bytes, skipped, body)
    }
  }

  /// Says that the log has ended.
  package mutating func finish(
    skipped: (Int, Span<UInt8>) -> Void = { _, _ in },
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    if format.shape == .json {
      finishJSON(skipped, body)
      return
    }
    if !carry.isEmpty { endCarry(skipped, body) }
    switch format.shape {
    case .csv: finishCSV(skipped, body)
    case .message: finishMessage(skipped, body)
    case .line, .json: break
    }
  }

  /// A parser for a later piece of the same log that begins at a line: it knows what this one
  /// learned from the head of the log (a CSV's columns), and counts from nothing.
  package func continuation() -> LogParser {
    var parser = self
    parser.counts = LogCounts()
    parser.known = 0
    parser.event.clear()
    parser.carry = []
    parser.lost = 0
    parser.record = []
    parser.csv.restart()
    parser.json = JSONFrame()
    parser.message = MessageFrame()
    return parser
  }

  /// Reads one whole record, which begins at `line`.
  mutating func take(
    _ record: Span<UInt8>, line: Int, _ skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    if found != nil {
      found?.append(record, line: line, isReadable: true)
      return
    }
    event.clear()
    event.line = line
    switch reader.read(record, &event, body) {
    case .results(let count):
      counts.results += 1
      counts.events += count
      known += 1
    case .quiet:
      counts.withoutResult += 1
      known += 1
    case .other:
      counts.withoutResult += 1
    case .unreadable:
      skip(record, line: line, skipped)
    }
  }

  /// Counts a record that cannot be read.
  mutating func skip(
    _ record: Span<UInt8>, line: Int, _ skipped: (Int, Span<UInt8>) -> Void
  ) {
    if found != nil {
      found?.append(record, line: line, isReadable: false)
      return
    }
    counts.unreadable += 1
    skipped(line, record)
  }
}
