internal import Nixie

extension LogFormat {
  /// Exim's main log, as a file or in syslog.
  package static let exim = LogFormat(
    name: "exim", title: "Exim main log", shape: .line, reader: EximReader.self)
}

/// Exim (specification, "Log files"): `**` failed, `==` deferred, `H=…: text` on the way to either,
/// and `rejected` for what Exim itself did not take.
struct EximReader: RecordReader {
  private let year: Int?

  init(_ options: LogOptions) { year = options.year }

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let record = record.extracting(0..<record.trimmed(record.all).upperBound)
    let line = record.trimmed(record.all)
    if line.isEmpty { return .other }
    var at = line.lowerBound
    var time = Self.time(record, &at)
    let syslog = SyslogLine(record)
    if let syslog, record.first("exim", syslog.tag) != nil {
      at = syslog.message
      let inner = Self.time(record, &at)
      time = inner ?? syslog.time
    }
    // `[1234]` or `[1234\2]`, the process.
    if at < line.upperBound, record[at] == 0x5b, at + 1 < line.upperBound,
      Byte.isDigit(record[at + 1]), let close = record.first(0x5d, at..<line.upperBound)
    {
      at = SyslogLine.afterBlanks(record, close + 1)
    }
    let id = Self.messageID(record, at..<line.upperBound)
    if let id { at = SyslogLine.afterBlanks(record, id.upperBound) }
    let body = at..<line.upperBound
    let outcome = read(record, body, hasID: id != nil, hasTime: time != nil, &event)
    guard outcome == .results(1) else {
      return outcome == .other && time == nil && id == nil && syslog == nil ? .unreadable : outcome
    }
    Self.breakLines(&event.reply)
    if let id { event.queueID.set(record, id) }
    if let time {
      event.time.set(record, time)
      event.seconds = Clock.seconds(record, time, year: year)
    }
    emit(event)
    return outcome
  }

  private func read(
    _ line: Span<UInt8>, _ body: Range<Int>, hasID: Bool, hasTime: Bool,
    _ event: inout DeliveryEvent
  ) -> Outcome {
    guard hasID || hasTime else { return .other }
    if line.starts("** ", body) || line.starts("== ", body) {
      return hasID ? delivery(line, body, &event) : .other
    }
    if line.first("rejected ", body) != nil, let outcome = rejection(line, body, &event) {
      return outcome
    }
    if hasID, !hasTime, line.starts("H=", body) { return host(line, body, &event) }
    // Without an id it is Exim's only by what it says.
    let isKnown =
      line.starts("Start queue run", body) || line.starts("End queue run", body)
      || line.first("exim ", body) != nil
    return hasID || isKnown ? .quiet : .other
  }

  /// `** user@example.com <alias@example.org> R=… T=… H=mx.example.com [192.0.2.10]: text`, and
  /// `== user@example.com R=… T=… defer (110): text H=mx.example.com [192.0.2.10]`.
  private func delivery(
    _ line: Span<UInt8>, _ body: Range<Int>, _ event: inout DeliveryEvent
  ) -> Outcome {
    let isDeferred = line[body.lowerBound] == 0x3d
    let address = body.lowerBound + 3..<body.upperBound
    guard let colon = Self.endOfFields(line, address) else { return .unreadable }
    let fields = address.lowerBound..<colon.lowerBound
    event.recipient.set(line, Self.address(line, fields))
    event.status.append(isDeferred ? "deferred" : "failed")
    var text = colon.upperBound..<body.upperBound
    takeHost(line, fields, &event)
    if isDeferred, let host = line.last(" H=", text),
      line.last(0x5d, host.lowerBound..<text.upperBound) != nil
    {
      takeHost(line, host.lowerBound..<text.upperBound, &event)
      text = text.lowerBound..<host.lowerBound
    }
    event.setReply(line, text)
    event.setClass(isFinal: !isDeferred)
    return .results(1)
  }

  /// `H=mx.example.com [192.0.2.10]: text`: one host of several. In a log the line of the delivery
  /// follows and says the same, so this counts only where somebody copied it out of one.
  private func host(
    _ line: Span<UInt8>, _ body: Range<Int>, _ event: inout DeliveryEvent
  ) -> Outcome {
    guard let bracket = line.first(0x5d, body) else { return .quiet }
    var end = bracket + 1
    if end < body.upperBound, line[end] == 0x3a {
      end += 1
      while end < body.upperBound, Byte.isDigit(line[end]) { end += 1 }
      if end < body.upperBound, line[end] == 0x3a { end += 1 }
    }
    let text = line.trimmed(end..<body.upperBound)
    // Fields behind it belong to something that Exim did, `X=… : no such …`.
    guard !text.isEmpty,
      line.first("=", line.first(0x20, text).map { text.lowerBound..<$0 } ?? text) == nil
    else { return .quiet }
    takeHost(line, body.lowerBound..<bracket + 1, &event)
    event.status.append("deferred")
    event.setReply(line, text)
    event.setClass(isFinal: false)
    return .results(1)
  }

  /// `H=(localhost) [203.0.113.5] F=<a@example.org> rejected RCPT <user@example.com>: text`. Exim
  /// gives 550 for a rejection and 451 for a temporary one, unless the text has a code of its own.
  private func rejection(
    _ line: Span<UInt8>, _ body: Range<Int>, _ event: inout DeliveryEvent
  ) -> Outcome? {
    guard let word = line.first("rejected ", body) else { return nil }
    let rest = word.upperBound..<body.upperBound
    let stage = Stage(
      command: line, line.starts("after ", rest) ? rest.lowerBound + 6..<rest.upperBound : rest)
    guard let stage, let colon = line.first(": ", rest) else { return nil }
    event.stage = stage
    event.status.append("rejected")
    let text = line.trimmed(colon.upperBound..<body.upperBound)
    if !DeliveryEvent.hasCode(line, text) {
      let isTemporary = line.starts(
        "temporarily ", max(body.lowerBound, word.lowerBound - 12)..<word.lowerBound)
      event.reply.append(isTemporary ? "451 " : "550 ")
    }
    event.reply.append(line, text)
    if let from = line.first(" F=<", body),
      let end = line.first(0x3e, from.upperBound..<body.upperBound)
    {
      event.sender.set(line, from.upperBound..<end)
    }
    if line.starts("RCPT <", rest), let end = line.first(0x3e, rest) {
      event.recipient.set(line, rest.lowerBound + 6..<end)
    }
    return .results(1)
  }

  /// ` H=mx.example.com [192.0.2.10]` among the fields.
  private func takeHost(
    _ line: Span<UInt8>, _ fields: Range<Int>, _ event: inout DeliveryEvent
  ) {
    var name: Int
    if line.starts("H=", fields) {
      name = fields.lowerBound + 2
    } else if let mark = line.first(" H=", fields) {
      name = mark.upperBound
    } else {
      return
    }
    let start = name
    name = line.endOfWord(name..<fields.upperBound)
    if name > start, line[start] != 0x5b, line[start] != 0x28 {
      event.mxHost.set(line, start..<name)
    }
  }

  /// Exim writes the line feeds of a reply as `\n`.
  private static func breakLines(_ reply: inout [UInt8]) {
    var at = 0
    while at + 1 < reply.count {
      if reply[at] == 0x5c, reply[at + 1] == 0x6e {
        reply.replaceSubrange(at...at + 1, with: CollectionOfOne(0x0a))
      }
      at += 1
    }
  }

  /// The final address: the first word, or what the brackets behind a pipe or file hold.
  private static func address(_ line: Span<UInt8>, _ fields: Range<Int>) -> Range<Int> {
    let word = fields.lowerBound..<line.endOfWord(fields)
    if line.first(0x40, word) != nil { return word }
    if let open = line.first(0x3c, fields), let close = line.first(0x3e, open..<fields.upperBound) {
      return open + 1..<close
    }
    return word
  }

  /// `2026-01-15 10:22:31`, perhaps with fractions and a zone behind a blank.
  private static func time(_ line: Span<UInt8>, _ at: inout Int) -> Range<Int>? {
    guard at + 19 < line.count, Byte.isDigit(line[at]), line[at + 4] == 0x2d, line[at + 7] == 0x2d,
      line[at + 10] == 0x20, line[at + 13] == 0x3a, line[at + 16] == 0x3a
    else { return nil }
    let start = at
    var end = line.endOfWord(at + 11..<line.count)
    let next = SyslogLine.afterBlanks(line, end)
    if next + 5 < line.count, line[next] == 0x2b || line[next] == 0x2d, Byte.isDigit(line[next + 1])
    {
      end = line.endOfWord(next..<line.count)
    }
    at = SyslogLine.afterBlanks(line, end)
    return start..<end
  }

  /// The message id that `range` begins with: `1tXyZa-0001AB-2c`, and since 4.97
  /// `1tXyZa-00000001ABc-2cDe`.
  private static func messageID(_ line: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    for (second, end) in [(13, 16), (18, 23)] {
      let stop = range.lowerBound + end
      guard stop <= range.upperBound, stop == line.count || line[stop] == 0x20,
        line[range.lowerBound + 6] == 0x2d, line[range.lowerBound + second] == 0x2d
      else { continue }
      let id = range.lowerBound..<stop
      if id.allSatisfy({ line[$0] == 0x2d || Byte.isWord(line[$0]) }) { return id }
    }
    return nil
  }

  /// The colon behind the fields of a delivery: the first that a blank follows and no quotes are
  /// around, as in `DN="/O=Example: Mail"`.
  private static func endOfFields(_ line: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    var isQuoted = false
    for at in range {
      if line[at] == 0x22 { isQuoted.toggle() }
      if !isQuoted, line.starts(": ", at..<range.upperBound) { return at..<at + 2 }
    }
    return line.first(": ", range)
  }
}
