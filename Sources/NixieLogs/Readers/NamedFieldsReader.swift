internal import Nixie

extension LogFormat {
  /// JSON lines of Nixie's own.
  package static let jsonl = LogFormat(
    name: "jsonl", title: "JSON lines with named fields", shape: .line,
    reader: NamedFieldsReader.self)
}

/// `{"text": "452 4.2.2 Over quota", "mx": …, "esp": …, "domain": …, "stage": …}`; `time`,
/// `recipient`, `sender` and `id` as well.
struct NamedFieldsReader: EventReader {
  init(_ options: LogOptions) {}

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    let line = record.trimmed(record.all)
    if line.isEmpty { return .other }
    guard let value = JSONValue(record.copied(line)), value.isObject else { return .unreadable }
    return read(value, &event, emit)
  }

  func read(
    _ value: JSONValue, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    guard value["text"].isString else { return .unreadable }
    event.reply = value["text"].text
    event.mxHost = value["mx"].text
    event.esp = value["esp"].text
    event.recipient = value.first("recipient", "domain").text
    event.sender = value["sender"].text
    event.queueID = value["id"].text
    let stage = value["stage"].text
    event.stage = Stage(name: String(decoding: stage, as: UTF8.self))
    if value["time"].exists { event.setTime(value["time"]) }
    emit(event)
    return .results(1)
  }
}
