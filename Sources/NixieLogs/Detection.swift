/// What a log seems to be, and how sure that is.
///
/// Every format reads the head. The one that knows most of its records wins, if it knows at least
/// as many as it cannot read; a tie goes to the one that the file's name names, else to
/// the first in ``LogFormat/all``. Where no
/// format knows anything, each line is taken for a reply.
package struct Detection: Sendable, Equatable {
  package let format: LogFormat
  /// Records of the sample that carry a delivery result in this format.
  package let results: Int
  /// Records of the sample.
  package let records: Int

  /// Looks at the head of a log (64 KiB are plenty) and perhaps its name. O(sample × formats).
  package init(head: Span<UInt8>, name: String?) {
    var best = Self.sample(.lines, head)
    var bestKnown = 0
    for format in LogFormat.all where format != .lines {
      let parser = Self.sample(format, head)
      let isNamed = name.map { $0.contains(format.name) } ?? false
      guard parser.known >= max(1, parser.counts.unreadable),
        parser.known > bestKnown || parser.known == bestKnown && isNamed
      else { continue }
      best = parser
      bestKnown = parser.known
    }
    format = best.format
    results = best.counts.results
    records = best.counts.records
  }

  /// A log with less than this is read whole; of a longer head the last record may be cut.
  private static let wholeBytes = 1 << 16

  /// Reads the head.
  private static func sample(_ format: LogFormat, _ head: Span<UInt8>) -> LogParser {
    var parser = LogParser(format)
    parser.feed(head) { _ in }
    if head.count < wholeBytes || parser.counts.records == 0 { parser.finish { _ in } }
    return parser
  }
}
