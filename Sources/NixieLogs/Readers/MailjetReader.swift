internal import Nixie

extension LogFormat {
  /// Mailjet's event webhooks.
  package static let mailjet = LogFormat(
    name: "mailjet", title: "Mailjet events", shape: .json, reader: MailjetReader.self)
}

/// Mailjet (documentation, "Webhooks"): `error_related_to` and `error` are its classes; `comment`
/// sometimes has what the remote said.
struct MailjetReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let isOurs =
      value["error_related_to"].exists || value["MessageID"].exists
      || value["mj_campaign_id"].exists
    guard value["event"].isString, isOurs else { return .unreadable }
    let type = value["event"].text
    guard type == "bounce" || type == "blocked" else { return .quiet }
    event.recipient = value["email"].text
    event.queueID = value["MessageID"].text
    event.status = type
    event.setTime(value["time"])
    event.setReply(value["comment"].text)
    if !event.hasCode {
      event.setFields(
        [
          ("event", value["event"]), ("error_related_to", value["error_related_to"]),
          ("error", value["error"]),
        ], esp: "mailjet")
    }
    emit(event)
    return .results(1)
  }
}
