internal import Nixie

extension LogFormat {
  /// SendGrid's event webhook.
  package static let sendgrid = LogFormat(
    name: "sendgrid", title: "SendGrid events", shape: .json, reader: SendGridReader.self)
}

/// SendGrid (documentation, "Event Webhook Reference"): `reason` of a bounce or a drop, `response`
/// of a deferral. What it drops it drops by itself.
struct SendGridReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let type = String(decoding: value["event"].text, as: UTF8.self)
    let isMarked =
      value["sg_event_id"].exists || value["sg_message_id"].exists || value["smtp-id"].exists
    let isOthers =
      value["error_related_to"].exists || value["MessageID"].exists
      || value["ts_event"].exists || value["msg"].exists || value["delivery-status"].exists
    // Brevo has deferrals and blocks too, and gives a reason for them.
    let isUnmarked =
      type == "bounce" || type == "dropped" || type == "deferred" && value["response"].exists
    guard isMarked || isUnmarked && !isOthers else { return .unreadable }
    guard Self.failures.contains(type) else { return .quiet }
    event.recipient = value["email"].text
    event.queueID = value.first("sg_message_id", "smtp-id").text
    event.status = value["event"].text
    event.setTime(value["timestamp"])
    let reason = value.first("reason", "response").text
    if type == "dropped" {
      event.setFields([("event", value["event"]), ("reason", value["reason"])], esp: "sendgrid")
    } else if reason.isEmpty {
      event.setFields(
        [
          ("event", value["event"]), ("type", value["type"]),
          ("bounce_classification", value["bounce_classification"]),
        ], esp: "sendgrid")
    } else {
      event.setReply(reason, status: value["status"].text)
    }
    emit(event)
    return .results(1)
  }

  private static let failures: Set = ["bounce", "blocked", "deferred", "dropped"]
}
