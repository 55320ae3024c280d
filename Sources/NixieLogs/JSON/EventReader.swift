internal import Nixie

/// What reads events of one service or server that come as JSON objects.
///
/// A new one says which object is its own, and what in it is the reply:
///
/// ```swift
/// struct MailsvcReader: EventReader {
///   func read(_ value: JSONValue, _ event: inout DeliveryEvent, …) -> Outcome {
///     guard value["mailsvc"].exists else { return .unreadable }
///     …
///   }
/// }
/// ```
protocol EventReader: RecordReader {
  /// Reads one object. `event` comes empty but for its line.
  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome
}

extension EventReader {
  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    guard let value = JSONValue(record.copied(record.all)), value.isObject else {
      return .unreadable
    }
    // A list with objects in it never comes as one: it is empty.
    for list in ["items", "results", "Bounces", "Records"] as [StaticString]
    where value[list].isArray {
      return .other
    }
    return read(value, &event, emit)
  }
}

extension DeliveryEvent {
  /// Sets the time by a string or a number.
  mutating func setTime(_ value: JSONValue) {
    time = value.text
    seconds = Clock.seconds(time.span, 0..<time.count, year: nil)
  }

  /// The reply becomes the telling fields, as compact JSON in the order given: what the service's
  /// ruleset knows. Fields that are not there are left out.
  mutating func setFields(_ fields: [(StaticString, JSONValue)], esp name: StaticString) {
    reply = [0x7b]
    for (key, value) in fields where value.exists {
      if reply.count > 1 { reply.append(0x2c) }
      reply.append(0x22)
      reply.append(key)
      reply.append("\":")
      if value.isString {
        JSONText.append(value.text, to: &reply)
      } else {
        reply += value.text
      }
    }
    reply.append(0x7d)
    esp.removeAll(keepingCapacity: true)
    esp.append(name)
  }
}
