/// What makes delivery results of the records of one format.
///
/// A reader may learn from records (a CSV's columns), and knows nothing of blocks and lines.
protocol RecordReader: Sendable {
  init(_ options: LogOptions)

  /// Reads one record; never traps, whatever is in it. `event` comes empty but for its line; each
  /// result is filled into it and emitted.
  mutating func read(
    _ record: Span<UInt8>, _ event: inout DeliveryEvent, _ emit: (borrowing DeliveryEvent) -> Void
  ) -> Outcome
}

/// What a record turned out to be.
enum Outcome: Equatable {
  /// It told of so many results.
  case results(Int)
  /// A record of this system, and no delivery result: a delivery that went well, a connection.
  case quiet
  /// A record of something else that may stand in such a log: another program's line, a blank one.
  case other
  /// It should be of this format, and is not.
  case unreadable
}
