internal import Nixie

extension LogFormat {
  /// SparkPost's event webhooks and events API, and Momentum's JSON events.
  package static let sparkpost = LogFormat(
    name: "sparkpost", title: "SparkPost events", shape: .json, reader: SparkPostReader.self)
}

/// SparkPost (API reference, "Events"): a webhook wraps each event into `msys`, the API lists them
/// in `results`.
struct SparkPostReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let isWrapped = value["msys"].isObject
    for name in ["message_event", "gen_event", "unsubscribe_event", "track_event", "relay_event"]
      as [StaticString] where value["msys"][name].isObject
    {
      return read(value["msys"][name], &event, emit)
    }
    let type = value["type"]
    let isOurs =
      value["bounce_class"].exists || value["raw_reason"].exists
      || value["rcpt_to"].exists && value["event_id"].exists
    guard type.isString, isOurs else { return isWrapped ? .quiet : .unreadable }
    guard Self.failures.contains(String(decoding: type.text, as: UTF8.self)) else { return .quiet }
    event.recipient = value.first("rcpt_to", "raw_rcpt_to").text
    event.sender = value.first("msg_from", "friendly_from").text
    event.queueID = value["message_id"].text
    event.status = type.text
    event.setTime(value["timestamp"])
    let reason = value.first("raw_reason", "reason").text
    if reason.isEmpty {
      event.setFields([("type", type), ("bounce_class", value["bounce_class"])], esp: "sparkpost")
    } else {
      event.setReply(reason)
      // Nobody but the sending system said this.
      if reason.span.first("[internal]", 0..<reason.count) != nil
        || value["bounce_class"].integer == 25
      {
        event.esp = Array("sparkpost".utf8)
      }
    }
    emit(event)
    return .results(1)
  }

  private static let failures: Set = [
    "bounce", "delay", "out_of_band", "policy_rejection", "generation_failure",
    "generation_rejection", "relay_permfail", "relay_tempfail", "relay_rejection",
  ]
}
