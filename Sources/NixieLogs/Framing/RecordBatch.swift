/// Whole records one after the other: what one thread found in a log, for others to read.
///
/// ```swift
/// finder.find(in: block.span, isLast: false, into: &batch)
/// reader.read(batch) { event in … }
/// ```
package struct RecordBatch: Sendable {
  private var texts: [UInt8] = []
  private var records: [Record] = []

  private struct Record {
    /// Where it ends in `texts`; it begins where the one before ends.
    let end: Int
    /// The line that it begins at.
    let line: Int
    /// Otherwise it is known to be none of the format.
    let isReadable: Bool
  }

  package init() {}

  /// Forgets all, and keeps the memory.
  package mutating func removeAll() {
    texts.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }

  mutating func append(_ record: Span<UInt8>, line: Int, isReadable: Bool) {
    texts.append(record, record.all)
    records.append(Record(end: texts.count, line: line, isReadable: isReadable))
  }

  fileprivate func each(_ body: (Span<UInt8>, Int, Bool) -> Void) {
    var start = 0
    for record in records {
      body(texts.span.extracting(start..<record.end), record.line, record.isReadable)
      start = record.end
    }
  }
}

extension LogParser {
  /// Takes the next bytes as ``feed(_:skipped:_:)`` does, but only finds the records in them and
  /// counts lines.
  package mutating func find(
    in bytes: Span<UInt8>, isLast: Bool, into batch: inout RecordBatch
  ) {
    // Taken over and given back, so that there is one of it and nothing is copied.
    found = batch
    batch = RecordBatch()
    feed(bytes) { _ in }
    if isLast { finish { _ in } }
    batch = found ?? batch
    found = nil
  }

  /// Reads what a parser of the same format has found; it need not be this one.
  package mutating func read(
    _ batch: RecordBatch, skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    batch.each { record, line, isReadable in
      if isReadable {
        take(record, line: line, skipped, body)
      } else {
        skip(record, line: line, skipped)
      }
    }
  }
}
