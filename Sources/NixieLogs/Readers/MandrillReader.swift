internal import Nixie

extension LogFormat {
  /// Mandrill's webhooks, and what its API says of a message.
  package static let mandrill = LogFormat(
    name: "mandrill", title: "Mandrill events", shape: .json, reader: MandrillReader.self)
}

/// Mandrill, now Mailchimp Transactional (developer documentation, "Webhooks"): `diag` is what the
/// remote said, `bounce_description` and `reject_reason` are its classes.
struct MandrillReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    if value["status"].isString, value["reject_reason"].exists || value["_id"].isString {
      return answer(value, &event, emit)
    }
    let message = value["msg"]
    guard value["event"].isString, message.isObject else { return .unreadable }
    let type = String(decoding: value["event"].text, as: UTF8.self)
    guard ["hard_bounce", "soft_bounce", "deferral", "reject"].contains(type) else { return .quiet }
    event.recipient = message["email"].text
    event.sender = message["sender"].text
    event.queueID = message["_id"].text
    event.status = value["event"].text
    event.setTime(value.first("ts"))
    let attempt = message["smtp_events"].items.last
    event.setReply(message["diag"].exists ? message["diag"].text : attempt?["diag"].text ?? [])
    if !event.hasCode {
      event.setFields(
        [("event", value["event"]), ("bounce_description", message["bounce_description"])],
        esp: "mandrill")
    }
    emit(event)
    return .results(1)
  }

  /// `{"email": …, "status": "rejected", "reject_reason": "hard-bounce"}`.
  private func answer(
    _ value: JSONValue, _ event: inout DeliveryEvent,
    _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let status = value["status"].text
    guard status == "rejected" || status == "invalid" else { return .quiet }
    event.recipient = value["email"].text
    event.queueID = value["_id"].text
    event.status = status
    event.setFields(
      [("status", value["status"]), ("reject_reason", value["reject_reason"])], esp: "mandrill")
    emit(event)
    return .results(1)
  }
}
