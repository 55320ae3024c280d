/// The bounds of a report. Counts of categories, ESPs and rules are exact, since there are only so
/// many of them; everything else that a log can have without end is bounded here.
package enum ReportLimits {
  /// Distinct recipients of one category that are counted exactly. Beyond it the count is an
  /// estimate, three times in four within 3 % (1/√n).
  package static let distinct = 1_024

  /// Recipient domains that are followed. A domain that makes up more than one reply in this many
  /// is always among them, see ``TopCounts``.
  static let domains = 2_048

  /// Rows of a list that has no natural end (domains, rules, templates) on a page and in text.
  static let rows = 20

  /// Spans of time in which replies are counted, before they are joined to longer ones. At five
  /// minutes a span this is a week.
  package static let spans = 2_016

  /// Bars of a chart over time: what a phone 390 pixels wide can show apart.
  package static let bars = 72

  /// Lines of the same in text: what one sees without scrolling.
  static let lines = 24

  /// Sample replies kept of one rule, each of another wording.
  static let samples = 3

  /// Hosts kept that one rule's replies name. Who sends from more reads the log itself.
  static let subjects = 8

  /// Replies of one rule that are looked at for its samples. Most rules see one wording only, and
  /// masking each reply of a large log to find that out again would take longer than classifying.
  static let sampledReplies = 64

  /// Bytes of a sample reply. The longest that a provider documents are some 600.
  static let sampleBytes = 600
}
