internal import Nixie

extension LogFormat {
  /// SocketLabs' event webhooks.
  package static let socketlabs = LogFormat(
    name: "socketlabs", title: "SocketLabs events", shape: .json, reader: SocketLabsReader.self)
}

/// SocketLabs (documentation, "Event webhooks"): `DiagnosticCode` or `Reason` has the reply, if
/// there was one; `FailureCode` and `DeferralCode` are its own classes.
struct SocketLabsReader: EventReader {
  init(_ options: LogOptions) {}

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let type = value["Type"].text
    let isOurs =
      value["FailureCode"].exists || value["DeferralCode"].exists
      || value["FailureType"].exists || value["ServerId"].exists
    guard value["Type"].isString, isOurs else { return .unreadable }
    guard type == "Failed" || type == "Deferred" else { return .quiet }
    event.recipient = value["Address"].text
    event.sender = value["FromAddress"].text
    event.queueID = value["MessageId"].text
    event.status = value.first("FailureType", "Type").text
    event.setTime(value["DateTime"])
    setReply(value, &event)
    event.mxHost = value["RemoteMta"].text
    emit(event)
    return .results(1)
  }

  private func setReply(_ value: JSONValue, _ event: inout DeliveryEvent) {
    let reason = value["Reason"].text
    for text in [value["DiagnosticCode"].text, reason] where !text.isEmpty {
      event.setReply(text)
      let reply = event.reply
      if let answer = reply.span.firstFolded(" in response to the ", 0..<reply.count) {
        event.stage = Stage(command: reply.span, answer.upperBound..<reply.count)
        event.reply = Array(reply[..<answer.lowerBound])
      }
      if event.hasCode { return }
    }
    let code = value.first("FailureCode", "DeferralCode")
    if code.exists {
      event.setFields(
        [
          ("Type", value["Type"]), ("FailureCode", value["FailureCode"]),
          ("DeferralCode", value["DeferralCode"]),
        ], esp: "socketlabs")
    } else {
      event.setReply(reason, status: value["BounceStatus"].text)
    }
  }
}
