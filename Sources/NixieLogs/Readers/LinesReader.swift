extension LogFormat {
  /// A reply a line.
  package static let lines = LogFormat(
    name: "lines", title: "plain lines", shape: .line, reader: LinesReader.self)
}

/// Each line is a reply, an empty one as well.
struct LinesReader: RecordReader {
  init(_ options: LogOptions) {}

  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome {
    event.reply.append(record, record.all)
    emit(event)
    return .results(1)
  }
}
