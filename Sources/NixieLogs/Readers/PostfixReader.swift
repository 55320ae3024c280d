internal import Nixie

extension LogFormat {
  /// Postfix, and what logs as it does.
  package static let postfix = LogFormat(
    name: "postfix", title: "Postfix syslog", shape: .line, reader: PostfixReader.self)
}

/// Postfix (`log_adhoc.c`, `smtpd.c`, `cleanup_milter.c`, `qmgr_active.c` of its source): deliveries
/// by whichever agent, expired messages, rejects of clients by `smtpd`, `postscreen` and filters.
///
/// The hot path: most lines are told apart by the bytes at one place.
struct PostfixReader: RecordReader {
  private let year: Int?

  init(_ options: LogOptions) { year = options.year }

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let head = SyslogLine(record)
    let start = head?.message ?? SyslogLine.afterBlanks(record, 0)
    guard start < record.count else {
      return head == nil && record.count > 0 ? .unreadable : .other
    }
    let queueID = Self.queueID(record, at: start)
    let body = (queueID.isEmpty ? start : queueID.upperBound + 2)..<record.count
    let isOurs = head.map { record.first("postfix", $0.tag) != nil } ?? false
    let outcome: Outcome
    if record.starts("to=<", body) {
      outcome = delivery(record, body, &event)
    } else if record.starts("from=<", body) {
      outcome = expiry(record, body, &event)
    } else if !queueID.isEmpty {
      outcome = reject(record, body, &event)
    } else {
      outcome = .other
    }
    guard outcome == .results(1) else {
      if outcome == .other { return isOurs ? .quiet : head == nil ? .unreadable : .other }
      return outcome == .unreadable && !isOurs && head != nil ? .other : outcome
    }
    if !queueID.isEmpty, !record.equals("NOQUEUE", queueID) { event.queueID.set(record, queueID) }
    if let time = head?.time {
      event.time.set(record, time)
      event.seconds = Clock.seconds(record, time, year: year)
    }
    emit(event)
    return outcome
  }

  /// The queue id at `at`, or `NOQUEUE`, which a colon and a blank follow; else empty.
  static func queueID(_ line: Span<UInt8>, at start: Int) -> Range<Int> {
    var at = start
    let limit = min(line.count, start + 24)
    while at < limit, Byte.isWord(line[at]), line[at] < 0x80 { at += 1 }
    guard at > start, at + 1 < line.count, line[at] == 0x3a, line[at + 1] == 0x20 else {
      return start..<start
    }
    return start..<at
  }

  /// `to=<…>, orig_to=<…>, relay=…, delay=…, dsn=…, status=… (…)`.
  private func delivery(
    _ line: Span<UInt8>, _ body: Range<Int>, _ event: inout DeliveryEvent
  ) -> Outcome {
    guard let close = line.first(">, ", body),
      let mark = line.first(", status=", close.lowerBound..<body.upperBound)
    else { return line.first("stat=", body) != nil ? .other : .unreadable }
    let status = mark.upperBound..<line.endOfWord(mark.upperBound..<body.upperBound)
    if line.equals("sent", status) || line.starts("deliverable", status) { return .quiet }
    guard let open = line.first(0x28, status.upperBound..<body.upperBound) else {
      return .unreadable
    }
    let end = line[body.upperBound - 1] == 0x29 ? body.upperBound - 1 : body.upperBound
    event.recipient.set(line, body.lowerBound + 4..<close.lowerBound)
    event.status.set(line, status)
    let fields = close.lowerBound..<mark.lowerBound
    if let relay = line.first(", relay=", fields) {
      var host = relay.upperBound
      while host < fields.upperBound, line[host] != 0x5b, line[host] != 0x2c { host += 1 }
      let name = relay.upperBound..<host
      if !line.equals("none", name), host < fields.upperBound, line[host] == 0x5b {
        event.mxHost.set(line, name)
      }
    }
    let dsn = line.first(", dsn=", fields).map { $0.upperBound..<fields.upperBound }
    event.setReply(line, open + 1..<max(open + 1, end), status: dsn)
    return .results(1)
  }

  /// `from=<…>, status=expired, returned to sender`.
  private func expiry(
    _ line: Span<UInt8>, _ body: Range<Int>, _ event: inout DeliveryEvent
  ) -> Outcome {
    guard let mark = line.first(">, status=", body) else { return .other }
    let text = mark.upperBound..<body.upperBound
    guard line.starts("expired", text) || line.starts("force-expired", text) else { return .quiet }
    event.sender.set(line, body.lowerBound + 6..<mark.lowerBound)
    event.status.append("expired")
    event.reply.append(line, mark.lowerBound + 3..<line.trimmed(body).upperBound)
    return .results(1)
  }

  /// `reject: RCPT from client[ip]: 450 4.7.1 …; from=<…> to=<…> proto=ESMTP helo=<…>`.
  private func reject(
    _ line: Span<UInt8>, _ body: Range<Int>, _ event: inout DeliveryEvent
  ) -> Outcome {
    let isMilter = line.starts("milter-reject: ", body)
    guard isMilter || line.starts("reject: ", body) else { return .other }
    guard let from = line.first(" from ", body) else { return .unreadable }
    let client = from.upperBound..<body.upperBound
    // `unknown[203.0.113.5]`, or `[203.0.113.5]:41022`.
    let bracket = line.first(0x5d, client) ?? client.lowerBound
    guard let colon = line.first(": ", bracket..<body.upperBound) else { return .unreadable }
    let command = body.lowerBound + (isMilter ? 15 : 8)..<from.lowerBound
    let tail =
      line.last("; from=<", colon.upperBound..<body.upperBound)
      ?? line.last("; client=[", colon.upperBound..<body.upperBound)
      ?? line.last("; proto=", colon.upperBound..<body.upperBound)
    event.setReply(line, colon.upperBound..<(tail?.lowerBound ?? body.upperBound))
    event.stage = Stage(command: line, command) ?? event.stage
    event.status.append("rejected")
    guard let tail else { return .results(1) }
    let fields = tail.lowerBound..<body.upperBound
    Self.set(&event.sender, line, line.first("from=<", fields), fields)
    Self.set(&event.recipient, line, line.first(" to=<", fields), fields)
    return .results(1)
  }

  /// The address behind `mark`, up to its `>`.
  private static func set(
    _ field: inout [UInt8], _ line: Span<UInt8>, _ mark: Range<Int>?, _ range: Range<Int>
  ) {
    guard let mark, let end = line.first(0x3e, mark.upperBound..<range.upperBound) else { return }
    field.set(line, mark.upperBound..<end)
  }
}
