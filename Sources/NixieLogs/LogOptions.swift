/// What a reader has to be told, since the log does not say it.
package struct LogOptions: Sendable {
  /// The year of times that have none, as those of syslog; without it they are no seconds.
  package var year: Int?
  /// What stands between the columns of a table (`Hurricane`); guessed from its header where nil.
  package var delimiter: UInt8?
  /// The names of a table's columns in their order, where it has no header or a misleading one.
  package var columns: [String] = []

  package init() {}
}
