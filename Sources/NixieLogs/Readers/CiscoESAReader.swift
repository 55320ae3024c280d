internal import Nixie

extension LogFormat {
  /// Bounce logs and mail logs of Cisco's (IronPort's) e-mail gateways.
  package static let ciscoESA = LogFormat(
    name: "cisco-esa", title: "Cisco ESA bounce log", shape: .line, reader: CiscoESAReader.self)
}

/// Cisco Secure Email Gateway, AsyncOS (user guide, "Logging"):
///
/// ```
/// Thu Jan 15 10:22:31 2026 Info: Bounced: 1234:0 From:<…> To:<…> Reason: "5.1.0 - Unknown
///   address error" Response: "('550', ['There is no such active account.'])"
/// Thu Jan 15 10:22:31 2026 Info: Delayed: DCID 8414 MID 19378 to RID 0 - 4.1.0 - Unknown address
///   error ('466', ['Mailbox temporarily full.'])
/// ```
struct CiscoESAReader: RecordReader {
  init(_ options: LogOptions) {}

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let record = record.extracting(0..<record.trimmed(record.all).upperBound)
    let line = record.trimmed(record.all)
    if line.isEmpty { return .other }
    guard let info = record.first("Info: ", line) ?? record.first("Warning: ", line) else {
      return .unreadable
    }
    let time = record.trimmed(line.lowerBound..<info.lowerBound)
    let body = info.upperBound..<line.upperBound
    let isDelayed = record.starts("Delayed: ", body)
    guard isDelayed || record.starts("Bounced: ", body) else {
      return Self.isOurs(record, body) ? .quiet : .unreadable
    }
    event.time.set(record, time)
    event.seconds = Clock.seconds(record, time, year: nil)
    event.status.append(isDelayed ? "delayed" : "bounced")
    Self.set(&event.sender, "From:<", record, body)
    Self.set(&event.recipient, "To:<", record, body)
    if let mid = record.first("MID ", body) {
      event.queueID.set(record, mid.upperBound..<record.endOfWord(mid.upperBound..<body.upperBound))
    } else if let colon = record.first(": ", body) {
      event.queueID.set(
        record, colon.upperBound..<record.endOfWord(colon.upperBound..<body.upperBound))
    }
    let reason = reason(record, body)
    let answer = record.last("Response: \"('", body)?.lowerBound ?? reason.lowerBound
    let response = record.first("('", answer..<body.upperBound).flatMap {
      Self.response(record, $0.lowerBound..<body.upperBound)
    }
    if let response, !response.hasPrefix("000") {
      event.setReply(response)
    } else {
      // Nobody answered: the gateway's own words.
      event.setReply(record, reason)
      if let response { event.reply += response.dropFirst(3) }
    }
    guard !event.reply.isEmpty else { return .unreadable }
    emit(event)
    return .results(1)
  }

  /// `5.1.0 - Unknown address error`, in quotes or behind the recipient's number.
  private func reason(_ line: Span<UInt8>, _ body: Range<Int>) -> Range<Int> {
    if let mark = line.first("Reason: \"", body) ?? line.first("Reason:\"", body) {
      let rest = mark.upperBound..<body.upperBound
      let end = line.first(" ('", rest)?.lowerBound ?? rest.upperBound
      return mark.upperBound..<min(end, line.first(0x22, rest) ?? rest.upperBound)
    }
    guard let rid = line.first("RID ", body),
      let dash = line.first(" - ", rid.upperBound..<body.upperBound)
    else { return body.upperBound..<body.upperBound }
    let end = line.first(" ('", dash.upperBound..<body.upperBound)?.lowerBound ?? body.upperBound
    return dash.upperBound..<end
  }

  /// `550 first second` of `('550', ['first', 'second'])`; quotes may be of either kind.
  private static func response(_ line: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    var words: [[UInt8]] = []
    var at = range.lowerBound
    while at < range.upperBound, line[at] != 0x5d {
      let quote = line[at]
      at += 1
      guard quote == 0x27 || quote == 0x22, words.count < LogLimits.parts else { continue }
      var word: [UInt8] = []
      while at < range.upperBound, line[at] != quote {
        if line[at] == 0x5c, at + 1 < range.upperBound { at += 1 }
        word.append(line[at])
        at += 1
      }
      if at < range.upperBound { words.append(word) }
      at += 1
    }
    guard let code = words.first, code.span.number(0..<code.count) != nil, code.count == 3 else {
      return nil
    }
    return Array(words.joined(separator: [0x20]))
  }

  private static func set(
    _ field: inout [UInt8], _ mark: StaticString, _ line: Span<UInt8>, _ range: Range<Int>
  ) {
    guard let found = line.first(mark, range),
      let end = line.first(0x3e, found.upperBound..<range.upperBound)
    else { return }
    field.set(line, found.upperBound..<end)
  }

  /// Lines of a mail log that tell of messages, connections and deliveries.
  private static func isOurs(_ line: Span<UInt8>, _ body: Range<Int>) -> Bool {
    for start in [
      "MID ", "ICID ", "DCID ", "New SMTP ", "Start MID ", "Message ", "Delivery ", "RID ",
      "Double bounce", "SDR: ", "Begin Logfile", "Logfile ", "Version: ", "Time offset",
    ] as [StaticString] where line.starts(start, body) {
      return true
    }
    return false
  }
}
