internal import Nixie

extension LogFormat {
  /// Amazon SES, by SNS, event publishing or EventBridge.
  package static let ses = LogFormat(
    name: "ses", title: "Amazon SES notifications", shape: .json, reader: SESReader.self)
}

/// Amazon SES (developer guide, "Notification contents" and "Event publishing"). The notification
/// may be an escaped string in an SNS envelope, or that in a queue's.
struct SESReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    if let inner = inner(value) { return read(inner, &event, emit) }
    if value["Sns"].isObject { return read(value["Sns"], &event, emit) }
    if value["detail"].isObject { return read(value["detail"], &event, emit) }
    // Somebody kept the bounce without what stands around it.
    if value["bounceType"].isString { return bounce(value, &event, emit) }
    let type = value.first("eventType", "notificationType")
    guard type.isString,
      value["mail"].isObject || value["bounce"].isObject || value["deliveryDelay"].isObject
    else { return value["TopicArn"].exists ? .quiet : .unreadable }
    event.queueID = value["mail"]["messageId"].text
    event.sender = value["mail"]["source"].text
    event.setTime(value["mail"]["timestamp"])
    switch String(decoding: type.text, as: UTF8.self) {
    case "Bounce": return bounce(value["bounce"], &event, emit)
    case "DeliveryDelay": return delay(value["deliveryDelay"], &event, emit)
    case "Reject", "Rendering Failure": return refusal(value, type, &event, emit)
    default: return .quiet
    }
  }

  /// What an SNS envelope's `Message` or a queue's `body` holds.
  private func inner(_ value: JSONValue) -> JSONValue? {
    let message = value.first("Message", "body")
    guard message.isString, message.text.hasPrefix("{") else { return nil }
    // One level at a time, and each is shorter than the one around it.
    return JSONValue(message.text)
  }

  private func bounce(
    _ bounce: JSONValue, _ event: inout DeliveryEvent,
    _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    if bounce["timestamp"].exists { event.setTime(bounce["timestamp"]) }
    event.status.append("bounced")
    let fields: [(StaticString, JSONValue)] = [
      ("bounceType", bounce["bounceType"]), ("bounceSubType", bounce["bounceSubType"]),
    ]
    return recipients(bounce["bouncedRecipients"].items, fields, &event, emit)
  }

  private func delay(
    _ delay: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    if delay["timestamp"].exists { event.setTime(delay["timestamp"]) }
    event.status.append("deferred")
    return recipients(
      delay["delayedRecipients"].items, [("delayType", delay["delayType"])], &event, emit)
  }

  /// Each recipient has a reply of its own, or none.
  private func recipients(
    _ items: [JSONValue], _ fields: [(StaticString, JSONValue)], _ event: inout DeliveryEvent,
    _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    if items.isEmpty {
      guard fields[0].1.exists else { return .unreadable }
      event.setFields(fields, esp: "ses")
      emit(event)
      return .results(1)
    }
    for item in items {
      event.recipient = item["emailAddress"].text
      event.mxHost.removeAll()
      event.esp.removeAll()
      event.stage = nil
      let diagnostic = item["diagnosticCode"].text
      if diagnostic.isEmpty {
        event.setFields(fields, esp: "ses")
      } else if diagnostic.span.first("Amazon SES", 0..<diagnostic.count) != nil {
        event.reply = diagnostic
        event.esp = Array("ses".utf8)
      } else {
        event.setReply(diagnostic, status: item["status"].text)
      }
      emit(event)
    }
    return .results(items.count)
  }

  /// A message that SES itself did not take: a virus in it, a template that cannot be filled.
  private func refusal(
    _ value: JSONValue, _ type: JSONValue, _ event: inout DeliveryEvent,
    _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let reason = value["reject"].first("reason")
    let message = value["failure"].first("errorMessage")
    event.setFields(
      [("eventType", type), ("reason", reason), ("errorMessage", message)], esp: "ses")
    event.recipient = value["mail"]["destination"].items.first?.text ?? []
    event.status.append("rejected")
    emit(event)
    return .results(1)
  }
}
