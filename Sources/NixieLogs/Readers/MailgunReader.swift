internal import Nixie

extension LogFormat {
  /// Mailgun's webhooks and events API.
  package static let mailgun = LogFormat(
    name: "mailgun", title: "Mailgun events", shape: .json, reader: MailgunReader.self)
}

/// Mailgun (documentation, "Event Structure"): a webhook wraps the event into `event-data`, the API
/// lists events in `items`.
struct MailgunReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    if value["event-data"].isObject { return read(value["event-data"], &event, emit) }
    let type = value["event"].text
    let status = value["delivery-status"]
    let isOurs = status.isObject || value["log-level"].exists || value["severity"].exists
    guard value["event"].isString, isOurs else { return .unreadable }
    guard type == "failed" || type == "rejected" else { return .quiet }
    event.recipient = value["recipient"].text
    event.sender = value["envelope"]["sender"].text
    event.queueID = value["message"]["headers"]["message-id"].text
    event.status = value.first("severity", "event").text
    event.setTime(value["timestamp"])
    event.mxHost = status["mx-host"].text
    let message = status.first("message", "description").text
    if message.isEmpty || value["reason"].text.hasPrefix("suppress") {
      let reason = type == "rejected" ? value["reject"]["reason"] : value["reason"]
      event.setFields(
        [("event", value["event"]), ("severity", value["severity"]), ("reason", reason)],
        esp: "mailgun")
    } else {
      setReply(message, status, &event)
    }
    emit(event)
    return .results(1)
  }

  /// The message has the enhanced code, and `code` the reply code in front of it; but some of
  /// Mailgun's codes are its own, and so is then the message.
  private func setReply(
    _ message: [UInt8], _ status: JSONValue, _ event: inout DeliveryEvent
  ) {
    let host = event.mxHost
    event.setReply(message, status: status["bounce-code"].text)
    if event.mxHost.isEmpty { event.mxHost = host }
    let code = status["code"].integer ?? 0
    if code == 498 || code >= 600 { event.esp = Array("mailgun".utf8) }
    if (400..<600).contains(code),
      event.reply.span.replyCode(at: 0, before: event.reply.count) == nil
    {
      event.reply = status["code"].text + [0x20] + event.reply
    }
  }
}
