internal import Nixie

extension LogFormat {
  /// Sendmail's syslog lines.
  package static let sendmail = LogFormat(
    name: "sendmail", title: "Sendmail syslog", shape: .line, reader: SendmailReader.self)
}

/// Sendmail (operations guide, "Log level"; `deliver.c`, `srvrsmtp.c`): `stat=` of a delivery, which
/// newer versions follow up by `reply=`, and `reject=` of what a ruleset or filter refused.
struct SendmailReader: RecordReader {
  private let year: Int?

  init(_ options: LogOptions) { year = options.year }

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let record = record.extracting(0..<record.trimmed(record.all).upperBound)
    let head = SyslogLine(record)
    let start = head?.message ?? SyslogLine.afterBlanks(record, 0)
    guard start < record.count else {
      return record.count == 0 || head != nil ? .other : .unreadable
    }
    let id = PostfixReader.queueID(record, at: start)
    let body = (id.isEmpty ? start : id.upperBound + 2)..<record.trimmed(record.all).upperBound
    let isOurs =
      head.map {
        record.first("sendmail", $0.tag) != nil || record.starts("sm-mta", $0.tag)
          || record.starts("sm-msp", $0.tag)
      } ?? false
    var outcome = Outcome.other
    if record.starts("to=", body),
      record.first(", dsn=", body) != nil || record.first(", mailer=", body) != nil
    {
      outcome = delivery(record, body, &event)
    } else if record.starts("ruleset=", body) || record.starts("Milter", body) {
      outcome = reject(record, body, &event)
    }
    guard outcome == .results(1) else {
      if outcome == .other { return isOurs ? .quiet : head == nil ? .unreadable : .other }
      return outcome
    }
    event.queueID.set(record, id)
    if let time = head?.time {
      event.time.set(record, time)
      event.seconds = Clock.seconds(record, time, year: year)
    }
    emit(event)
    return outcome
  }

  /// `to=<…>, delay=…, mailer=esmtp, relay=mx.example.com. [192.0.2.10], dsn=5.1.1, stat=…`.
  private func delivery(
    _ line: Span<UInt8>, _ body: Range<Int>, _ event: inout DeliveryEvent
  ) -> Outcome {
    guard let stat = line.last(", stat=", body) else {
      return line.first(", status=", body) != nil ? .other : .unreadable
    }
    var text = stat.upperBound..<body.upperBound
    if line.starts("Sent", text) || line.equals("queued", text) { return .quiet }
    let fields = body.lowerBound..<stat.lowerBound
    event.recipient.set(line, address(line, fields.lowerBound + 3..<fields.upperBound))
    event.status.append(line.starts("Deferred", text) ? "deferred" : "failed")
    if let relay = line.first(", relay=", fields) {
      var host = relay.upperBound..<line.endOfWord(relay.upperBound..<fields.upperBound)
      while let last = host.last, line[last] == 0x2e || line[last] == 0x2c {
        host = host.lowerBound..<last
      }
      if !host.isEmpty, line[host.lowerBound] != 0x5b { event.mxHost.set(line, host) }
    }
    let dsn = line.last(", dsn=", fields).map { mark in
      mark.upperBound..<(line.first(0x2c, mark.upperBound..<fields.upperBound) ?? fields.upperBound)
    }
    if let reply = line.last(", reply=", fields) {
      text = reply.upperBound..<fields.upperBound
    } else if line.starts("Deferred: ", text),
      line.replyCode(at: text.lowerBound + 10, before: text.upperBound) != nil
    {
      text = text.lowerBound + 10..<text.upperBound
    }
    event.setReply(line, text, status: dsn)
    return .results(1)
  }

  /// `ruleset=check_rcpt, arg1=<…>, relay=…, reject=550 5.7.1 …` and `Milter: to=<…>, reject=…`.
  private func reject(
    _ line: Span<UInt8>, _ body: Range<Int>, _ event: inout DeliveryEvent
  ) -> Outcome {
    guard let mark = line.first(", reject=", body) else { return .quiet }
    let ahead = body.lowerBound..<mark.lowerBound
    event.setReply(line, mark.upperBound..<body.upperBound)
    event.status.append("rejected")
    if let argument = line.first("to=<", ahead) ?? line.first("arg1=<", ahead) {
      let address = address(line, argument.upperBound - 1..<ahead.upperBound)
      let isSender = line.starts("ruleset=check_mail", body)
      if isSender { event.sender.set(line, address) } else { event.recipient.set(line, address) }
    }
    if let stage = Self.stage(line, ahead) { event.stage = stage }
    return .results(1)
  }

  private static func stage(_ line: Span<UInt8>, _ range: Range<Int>) -> Stage? {
    let stages: [(StaticString, Stage)] = [
      ("check_relay", .connect), ("check_mail", .mail), ("check_rcpt", .rcpt),
      ("check_data", .data), ("check_eom", .endOfData), ("to=<", .rcpt), ("from=<", .mail),
      ("data", .endOfData), ("connect", .connect), ("helo", .helo),
    ]
    return stages.first { line.first($0.0, range) != nil }?.1
  }

  /// The first address of `<a@example.com>,<b@example.com>`.
  private func address(_ line: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    if let first = range.first, line[first] == 0x3c, let close = line.first(0x3e, range) {
      return first + 1..<close
    }
    return range.lowerBound..<(line.first(0x2c, range) ?? range.upperBound)
  }
}
