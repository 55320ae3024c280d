/// The largest sources that are read, each with its reason. One past a limit is an error.
package enum Limits {
  /// Bytes of one file. The largest ruleset known has 300 KB; a file of 4 MiB is a mistake in a
  /// path, such as a mail log.
  package static let fileBytes = 4 << 20
  /// Stanzas of one file. Thirty times what the largest provider needs, and it bounds the
  /// quadratic steps of ranking.
  package static let stanzas = 20_000
  /// Bytes of one text in quotes or one `regex`. Longer ones are pasted mails, not patterns.
  package static let stringBytes = 4_096
  /// Bytes of one reply behind a bar. A reply of 512 bytes a line (RFC 5321, 4.5.3.1.5) may have
  /// many lines; this holds over a hundred.
  package static let replyBytes = 65_536
  /// Items of one list. A list this long is data that belongs into several `phrases`.
  package static let listItems = 1_000
  /// Bytes of one name. Names stand in tables, logs and reports.
  package static let nameBytes = 64
  /// Errors reported for one file. Nobody reads more, and they bound the work on a wrong file.
  package static let diagnostics = 1_000
  /// `priority` may be this much above or below zero.
  package static let priority = 1_000_000
  /// Seconds of `retry after`: a year. No mail is retried later.
  package static let retrySeconds = 365 * 86_400
}
