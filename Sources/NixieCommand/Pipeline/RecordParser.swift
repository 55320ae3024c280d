internal import Foundation
package import NixieLogs

/// Reads the records of an input of any format, block by block.
package struct RecordParser {
  private enum Form {
    case log(LogParser)
    case lines
    case jsonl
  }

  private var form: Form
  private var ownCounts = LogCounts()
  private var event = DeliveryEvent()

  package init(_ format: InputFormat) {
    switch format {
    case .lines: form = .lines
    case .jsonl: form = .jsonl
    case .log(let format): form = .log(LogParser(format))
    }
  }

  /// What became of the records so far.
  package var counts: LogCounts {
    if case .log(let parser) = form { parser.counts } else { ownCounts }
  }

  /// A parser for a later piece that begins at a line; it counts from nothing.
  package func continuation() -> RecordParser {
    var copy = self
    copy.ownCounts = LogCounts()
    if case .log(let parser) = form { copy.form = .log(parser.continuation()) }
    return copy
  }

  /// Takes the next bytes: whole lines where the format is cut at lines.
  package mutating func feed(_ bytes: Span<UInt8>, _ body: (borrowing DeliveryEvent) -> Void) {
    switch form {
    case .log(var parser):
      // Nobody else may hold the parser's memory while it grows.
      form = .lines
      parser.feed(bytes, body)
      form = .log(parser)
    case .lines:
      bytes.forEachLine { line in
        event.reply.removeAll(keepingCapacity: true)
        unsafe line.withUnsafeBufferPointer { unsafe event.reply.append(contentsOf: $0) }
        give(isReadable: true, body)
      }
    case .jsonl:
      bytes.forEachLine { line in
        let object = JSONLine(line)
        event = object?.event ?? DeliveryEvent()
        give(isReadable: object != nil, body)
      }
    }
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
  package mutating func finish(_ body: (borrowing DeliveryEvent) -> Void) {
    guard case .log(var parser) = form else { return }
    parser.finish(body)
    form = .log(parser)
  }
}

extension Span<UInt8> {
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
  func lineEnd(from start: Int) -> Int {
    unsafe withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, 0x0a, bytes.count - start)
      else { return count }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// How many lines there are; one that does not end counts.
  package var lineCount: Int {
    guard count > 0 else { return 0 }
    var lines = self[count - 1] == 0x0a ? 0 : 1
    for index in 0..<count where self[index] == 0x0a { lines += 1 }
    return lines
  }
}
