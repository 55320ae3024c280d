/// What a log seems to be, and how sure that is.
package struct Detection: Sendable, Equatable {
  package let format: LogFormat
  /// Records of the sample that carry a delivery result in this format.
  package let results: Int
  /// Records of the sample.
  package let records: Int

  /// Looks at the head of a log (64 KiB are plenty) and perhaps its name. O(sample × formats).
  package init(head: Span<UInt8>, name: String?) {
    var parser = LogParser(.lines)
    parser.feed(head) { _ in }
    parser.finish { _ in }
    format = .lines
    results = parser.counts.results
    records = parser.counts.records
  }
}
