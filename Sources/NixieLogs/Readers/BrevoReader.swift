internal import Nixie

extension LogFormat {
  /// Brevo's transactional webhooks.
  package static let brevo = LogFormat(
    name: "brevo", title: "Brevo events", shape: .json, reader: BrevoReader.self)
}

/// Brevo, once Sendinblue (developer documentation, "Transactional webhooks"): `reason` is what the
/// remote said, or Brevo's own words.
struct BrevoReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let type = String(decoding: value["event"].text, as: UTF8.self)
    let isOthers =
      value["msg"].exists || value["sg_event_id"].exists
      || value["error_related_to"].exists || value["delivery-status"].exists
    let isMarked = value["ts_event"].exists || value["ts_epoch"].exists
    guard value["event"].isString, !isOthers, isMarked || Self.failures.contains(type) else {
      return .unreadable
    }
    guard Self.failures.contains(type) else { return .quiet }
    event.recipient = value["email"].text
    event.sender = value["sender_email"].text
    event.queueID = value["message-id"].text
    event.status = value["event"].text
    event.setTime(value.first("ts_event", "ts", "date"))
    event.setReply(value["reason"].text)
    if !event.hasCode {
      event.setFields([("event", value["event"]), ("reason", value["reason"])], esp: "brevo")
    }
    emit(event)
    return .results(1)
  }

  private static let failures: Set = [
    "hard_bounce", "soft_bounce", "blocked", "deferred", "error", "invalid_email", "invalid",
  ]
}
