internal import Nixie

extension LogFormat {
  /// Bounce messages: a file each, or a mailbox.
  package static let bounce = LogFormat(
    name: "bounce", title: "bounce messages", shape: .message, reader: BounceReader.self)
}

/// Bounces: delivery status notifications (RFC 3464) first, then what a bounce says in words.
struct BounceReader: RecordReader {
  init(_ options: LogOptions) {}

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    var start = 0
    if record.starts("From ", record.all) { start = record.line(at: 0, before: record.count).next }
    let parts = MessageParts(record, start..<record.count)
    if parts.header.has("reporting-mta") || parts.header.has("final-recipient") {
      // Somebody saved the delivery status alone.
      let status = DeliveryStatus(record.extracting(start..<record.count))
      return read(status, parts, &event, emit)
    }
    guard Self.isMessage(parts.header) else { return .unreadable }
    event.time = parts.header["date"]
    event.seconds = Clock.seconds(event.time.span, 0..<event.time.count, year: nil)
    event.sender = DeliveryStatus.address(parts.header["to"])
    var results = 0
    var isNotification = false
    for status in parts.statuses {
      isNotification = true
      let outcome = read(DeliveryStatus(status.span), parts, &event, emit)
      if case .results(let count) = outcome { results += count }
    }
    if results > 0 { return .results(results) }
    if isNotification || !Self.isBounce(parts.header) { return .quiet }
    return readText(parts, &event, emit)
  }

  private func read(
    _ status: DeliveryStatus, _ parts: MessageParts, _ event: inout DeliveryEvent,
    _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    event.queueID = status.message["x-postfix-queue-id"]
    if event.queueID.isEmpty { event.queueID = parts.returned?["message-id"] ?? [] }
    if event.time.isEmpty {
      event.time = status.message["arrival-date"]
      event.seconds = Clock.seconds(event.time.span, 0..<event.time.count, year: nil)
    }
    var results = 0
    var words: [BounceText.Finding]?
    for recipient in status.recipients {
      let action = recipient["action"].map { Byte.folded($0) }
      guard action.isEmpty || action.hasPrefix("failed") || action.hasPrefix("delayed") else {
        continue
      }
      fill(&event, recipient, parts, &words)
      event.status = action
      emit(event)
      results += 1
    }
    return results > 0 ? .results(results) : status.recipients.isEmpty ? .unreadable : .quiet
  }

  private func fill(
    _ event: inout DeliveryEvent, _ recipient: HeaderBlock, _ parts: MessageParts,
    _ words: inout [BounceText.Finding]?
  ) {
    let final = recipient["final-recipient"]
    event.recipient = DeliveryStatus.address(
      final.isEmpty ? recipient["original-recipient"] : final)
    event.mxHost.removeAll()
    event.stage = nil
    let field = recipient["status"]
    let status = field.span.copied(0..<field.span.endOfWord(0..<field.count))
    var reason = DeliveryStatus.value(recipient["diagnostic-code"])
    if reason.isEmpty { reason = DeliveryStatus.value(recipient["x-exim-diagnostic"]) }
    if reason.isEmpty {
      // The same for all recipients: they are looked for once.
      let found = words ?? BounceText(parts.text).findings(failed: [], sender: event.sender)
      words = found
      let own = found.first { $0.recipient == event.recipient } ?? found.first
      if let own { fill(&event, own) }
      if !event.reply.isEmpty, !event.hasCode { event.setReply(event.reply, status: status) }
      if found.isEmpty { event.reply = field }
    } else {
      event.setReply(reason, status: status)
    }
    var host = DeliveryStatus.value(recipient["remote-mta"])
    host = host.span.copied(0..<host.span.endOfWord(0..<host.count))
    if host.first == 0x5b || host.first == 0x28 { host = [] }
    if event.mxHost.isEmpty { event.mxHost = host }
  }

  private func readText(
    _ parts: MessageParts, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let failed = parts.header["x-failed-recipients"].split(separator: 0x2c)
      .prefix(LogLimits.recipients).map { address in address.filter { !Byte.isBlank($0) } }
    var findings = BounceText(parts.text).findings(failed: failed, sender: event.sender)
    if findings.isEmpty {
      findings = failed.map { BounceText.Finding(recipient: $0, reason: parts.header["subject"]) }
    }
    if findings.isEmpty { return .unreadable }
    event.queueID = parts.returned?["message-id"] ?? []
    event.status.append("failed")
    for finding in findings {
      event.recipient = finding.recipient
      if event.recipient.isEmpty, let to = parts.returned?["to"] {
        event.recipient = DeliveryStatus.address(to)
      }
      fill(&event, finding)
      emit(event)
    }
    return .results(findings.count)
  }

  private func fill(_ event: inout DeliveryEvent, _ finding: BounceText.Finding) {
    event.mxHost = finding.host
    event.stage = finding.stage
    if finding.isQmail {
      QmailReport.fill(&event, finding.reason.span)
    } else {
      event.setReply(finding.reason)
    }
  }

  /// Whether this is the head of a message: two fields that messages have.
  private static func isMessage(_ header: HeaderBlock) -> Bool {
    var count = 0
    for name in [
      "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version",
      "content-type", "delivered-to", "x-failed-recipients", "auto-submitted",
    ] as [StaticString] where header.has(name) {
      count += 1
    }
    return count >= 2
  }

  /// Whether a mail system wrote it about a message that it could not deliver.
  private static func isBounce(_ header: HeaderBlock) -> Bool {
    if header.has("x-failed-recipients") { return true }
    let from = header["from"].map { Byte.folded($0) }
    let path = header["return-path"]
    let subject = header["subject"].map { Byte.folded($0) }
    let all = 0..<from.count
    let isDaemon =
      from.span.first("mailer-daemon", all) != nil || from.span.first("postmaster", all) != nil
      || from.span.first("mail delivery", all) != nil || path == "<>"
    guard isDaemon else { return false }
    for word in [
      "undeliver", "deliver", "failure", "failed", "returned mail", "bounce", "rejected",
      "non remis",
      "unzustellbar", "delayed", "warning", "nicht zugestellt", "mail system error",
    ] as [StaticString] where subject.span.first(word, 0..<subject.count) != nil {
      return true
    }
    return false
  }
}
