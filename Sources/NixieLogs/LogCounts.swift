/// What became of the records of a log: `read = results + withoutResult + unreadable`, where one
/// record with several recipients counts once in `records` and once for each in `events`.
package struct LogCounts: Sendable, Equatable {
  /// Records with a delivery result.
  package var results = 0
  /// Delivery results in them, one for each recipient.
  package var events = 0
  /// Records that are no delivery result: a connection, a delivery that went well, a blank line.
  package var withoutResult = 0
  /// Records that should be of this format and are not.
  package var unreadable = 0
  /// Lines of the input.
  package var lines = 0

  package init() {}

  /// All records.
  package var records: Int { results + withoutResult + unreadable }

  package static func += (total: inout LogCounts, part: LogCounts) {
    total.results += part.results
    total.events += part.events
    total.withoutResult += part.withoutResult
    total.unreadable += part.unreadable
    total.lines += part.lines
  }
}
