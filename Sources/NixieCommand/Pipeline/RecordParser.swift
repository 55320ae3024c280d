internal import Glibc
package import NixieLogs

/// Reads the records of an input of any format, block by block.
package struct RecordParser {
  private let format: InputFormat
  /// Nil for plain lines.
  private var parser: LogParser?
  private var ownCounts = LogCounts()
  private var event = DeliveryEvent()

  package init(_ format: InputFormat, _ options: LogOptions = LogOptions()) {
    self.format = format
    switch format {
    case .lines: parser = nil
    case .jsonl: parser = LogParser(.jsonl, options: options)
    case .log(let format): parser = LogParser(format, options: options)
    }
  }

  /// What became of the records so far.
  package var counts: LogCounts { format.isLog ? parser?.counts ?? ownCounts : ownCounts }

  /// A parser for a later piece that begins at a line; it counts from nothing.
  package func continuation() -> RecordParser {
    var copy = self
    copy.ownCounts = LogCounts()
    copy.parser = parser?.continuation()
    return copy
  }

  /// Takes the next bytes: whole lines where the format is cut at lines. `skipped` is told of
  /// records that cannot be read; where each line has to have a record, they have an empty one.
  package mutating func feed(
    _ bytes: Span<UInt8>, skipped: (Int, Span<UInt8>) -> Void = { _, _ in },
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    switch format {
    case .log: parser?.feed(bytes, skipped: skipped, body)
    case .lines:
      bytes.forEachLine { line in
        event.reply.removeAll(keepingCapacity: true)
        event.reply.append(line)
        give(isReadable: true, body)
      }
    case .jsonl:
      bytes.forEachLine { line in
        let before = parser?.counts.results ?? 0
        parser?.feed(line) { object in event = copy object }
        // A record of its own, so that the line end is no matter.
        parser?.finish { object in event = copy object }
        let isReadable = (parser?.counts.results ?? 0) > before
        if !isReadable { event.clear() }
        give(isReadable: isReadable, body)
        if !isReadable { skipped(ownCounts.lines, line) }
      }
    }
  }

  /// Finds the records in the next bytes of a log, for another parser to read.
  mutating func find(in bytes: Span<UInt8>, isLast: Bool, into batch: inout RecordBatch) {
    parser?.find(in: bytes, isLast: isLast, into: &batch)
  }

  /// Reads the records that another parser has found.
  mutating func read(
    _ batch: RecordBatch, skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    parser?.read(batch, skipped: skipped, body)
  }

  /// Gives the record of one line. What cannot be read is a record without a reply.
  private mutating func give(isReadable: Bool, _ body: (borrowing DeliveryEvent) -> Void) {
    ownCounts.lines += 1
    ownCounts.events += 1
    if isReadable { ownCounts.results += 1 } else { ownCounts.unreadable += 1 }
    event.line = ownCounts.lines
    body(event)
  }

  /// Says that the input has ended.
  package mutating func finish(
    skipped: (Int, Span<UInt8>) -> Void = { _, _ in },
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    if format.isLog { parser?.finish(skipped: skipped, body) }
  }
}
