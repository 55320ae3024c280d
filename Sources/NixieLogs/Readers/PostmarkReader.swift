internal import Nixie

extension LogFormat {
  /// Postmark's bounce webhooks and API.
  package static let postmark = LogFormat(
    name: "postmark", title: "Postmark bounces", shape: .json, reader: PostmarkReader.self)
}

/// Postmark (developer documentation, "Bounce webhook"): `Details` is what the remote said, if it
/// said anything; else `Type` is Postmark's own class. The API lists bounces in `Bounces`.
struct PostmarkReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let isFailure = value["Type"].isString && value["TypeCode"].isNumber
    guard value["RecordType"].isString || isFailure else { return .unreadable }
    guard isFailure else { return .quiet }
    event.recipient = value["Email"].text
    event.sender = value["From"].text
    event.queueID = value["MessageID"].text
    event.status = value["Type"].text
    event.setTime(value["BouncedAt"])
    event.setReply(value["Details"].text)
    if !event.hasCode {
      event.setFields(
        [
          ("RecordType", value["RecordType"].exists ? value["RecordType"] : .bounce),
          ("Type", value["Type"]), ("TypeCode", value["TypeCode"]),
        ], esp: "postmark")
    }
    emit(event)
    return .results(1)
  }
}

extension JSONValue {
  /// What the API leaves out, since all that it lists are bounces.
  fileprivate static var bounce: JSONValue { JSONValue("Bounce") }
}
