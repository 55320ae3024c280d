/// CSV (RFC 4180): a quoted field may hold line feeds.
extension LogParser {
  mutating func takeCSVLine(
    _ line: Span<UInt8>, isCut: Bool, _ skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    if isCut {
      finishCSV(skipped, body)
      skip(line, line: counts.lines, skipped)
    } else {
      takeCSVLine(line, number: counts.lines, skipped, body)
    }
  }

  private mutating func takeCSVLine(
    _ line: Span<UInt8>, number: Int, _ skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    if csv.delimiter == nil, format.guessesDelimiter, !line.isEmpty, line[0] != 0x23 {
      csv.delimiter = CSVFrame.delimiter(of: line)
    }
    let isContinued = csv.isQuoted
    csv.advance(over: line)
    if !isContinued, !csv.isQuoted {
      take(line, line: number, skipped, body)
      return
    }
    if !isContinued {
      record.removeAll(keepingCapacity: true)
      recordLine = number
    }
    record.append(line, line.all)
    csv.lines += 1
    if !csv.isQuoted {
      csv.lines = 0
      takeRecord(skipped, body)
    } else {
      record.append(0x0a)
      if csv.lines >= LogLimits.quotedLines || record.count > LogLimits.recordBytes {
        giveUpFirstLine(skipped, body)
      }
    }
  }

  /// The log ends within quotes, which are therefore none.
  mutating func finishCSV(
    _ skipped: (Int, Span<UInt8>) -> Void, _ body: (borrowing DeliveryEvent) -> Void
  ) {
    while csv.isQuoted { giveUpFirstLine(skipped, body) }
  }

  /// Takes the first line of the record for what it is, broken, and reads the others anew.
  private mutating func giveUpFirstLine(
    _ skipped: (Int, Span<UInt8>) -> Void, _ body: (borrowing DeliveryEvent) -> Void
  ) {
    var lines: [UInt8] = []
    swap(&lines, &record)
    csv.restart()
    let bytes = lines.span
    var number = recordLine
    var start = 0
    while let end = bytes.first(0x0a, start..<bytes.count) {
      if start == 0 {
        skip(bytes.extracting(0..<end), line: number, skipped)
      } else {
        takeCSVLine(bytes.extracting(start..<end), number: number, skipped, body)
      }
      number += 1
      start = end + 1
    }
  }

  /// Reads ``record``, and keeps its memory.
  mutating func takeRecord(
    _ skipped: (Int, Span<UInt8>) -> Void, _ body: (borrowing DeliveryEvent) -> Void
  ) {
    var whole: [UInt8] = []
    swap(&whole, &record)
    take(whole.span, line: recordLine, skipped, body)
    whole.removeAll(keepingCapacity: true)
    swap(&whole, &record)
  }
}
