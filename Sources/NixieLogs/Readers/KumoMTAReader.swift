internal import Nixie

extension LogFormat {
  /// KumoMTA's log records.
  package static let kumomta = LogFormat(
    name: "kumomta", title: "KumoMTA log records", shape: .json, reader: KumoMTAReader.self)
}

/// KumoMTA (reference, "Log Record"): `response` has code, enhanced code and text apart, and the
/// command that it answers.
struct KumoMTAReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let type = String(decoding: value["type"].text, as: UTF8.self)
    let response = value["response"]
    guard value["type"].isString,
      response.isObject || value["queue"].isString || value["nodeid"].isString
    else { return .unreadable }
    guard Self.failures.contains(type) else { return .quiet }
    guard response["content"].exists || response["code"].exists else { return .unreadable }
    event.reply = Self.reply(response)
    if response["command"].isString {
      let command = response["command"].text
      event.stage = Stage(command: command.span, 0..<command.count)
    }
    var host = value["peer_address"]["name"].text
    if host.last == 0x2e { host.removeLast() }
    event.mxHost = host
    event.queueID = value["id"].text
    event.sender = value["sender"].text
    event.status = value["type"].text
    event.setTime(value["timestamp"])
    let recipients = value["recipient"].items
    for recipient in recipients {
      event.recipient = recipient.text
      emit(event)
    }
    if recipients.isEmpty { emit(event) }
    return .results(max(1, recipients.count))
  }

  private static let failures: Set = [
    "Bounce", "TransientFailure", "Expiration", "AdminBounce", "OOB", "Rejection", "Delayed",
  ]

  /// `550 5.1.1 text`, unless the text says its codes again.
  private static func reply(_ response: JSONValue) -> [UInt8] {
    let content = response["content"].text
    var reply: [UInt8] = []
    if content.span.replyCode(at: 0, before: content.count) == nil, response["code"].isNumber {
      reply += response["code"].text
      reply.append(0x20)
      let enhanced = response["enhanced_code"]
      if enhanced.isObject, !content.span.isEnhancedCode(at: 0, before: content.count) {
        for (key, end) in [("class", 0x2e), ("subject", 0x2e), ("detail", 0x20)]
          as [(StaticString, UInt8)]
        {
          reply += enhanced[key].text
          reply.append(end)
        }
      }
    }
    return reply + content
  }
}
