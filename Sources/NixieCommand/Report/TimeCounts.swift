/// Counts over time, in spans that grow with the log so that there are never more than
/// ``ReportLimits/spans`` of them.
///
/// Each width divides the next, so joining spans loses nothing, and the width in the end depends on
/// what was counted and not on its order.
package struct TimeCounts {
  /// Seconds: 5 minutes, 15 minutes, an hour, 3, 6 hours, a day, a week, four weeks.
  static let widths = [300, 900, 3_600, 10_800, 21_600, 86_400, 604_800, 2_419_200]

  /// How many kinds are told apart in each span.
  let kinds: Int
  package private(set) var spans: [Int: [Int]] = [:]
  private var level = 0

  package init(kinds: Int) { self.kinds = kinds }

  package var width: Int { Self.widths[level] }

  /// The first and the last second that was counted.
  private(set) var range: ClosedRange<Int>?

  package mutating func insert(_ seconds: Int, kind: Int) {
    range =
      range.map { min($0.lowerBound, seconds)...max($0.upperBound, seconds) }
      ?? seconds...seconds
    let span = Self.span(seconds, width)
    spans[span, default: Array(repeating: 0, count: kinds)][kind] += 1
    while spans.count > ReportLimits.spans, level + 1 < Self.widths.count { widen() }
  }

  private static func span(_ seconds: Int, _ width: Int) -> Int {
    seconds >= 0 ? seconds / width : (seconds - width + 1) / width
  }

  private mutating func widen() {
    let old = width
    level += 1
    var joined: [Int: [Int]] = [:]
    for (span, counts) in spans {
      let place = Self.span(span * old, width)
      var sum = joined[place] ?? Array(repeating: 0, count: kinds)
      for kind in 0..<kinds { sum[kind] += counts[kind] }
      joined[place] = sum
    }
    spans = joined
  }

  /// One bar of a chart.
  package struct Bar {
    /// Seconds since 1970 at which it begins.
    package var start: Int
    /// By kind.
    package var counts: [Int]
    package var total: Int { counts.reduce(0, +) }
  }

  /// Bars without gaps over all that was counted, at most `most` of them where the longest width
  /// allows it, and how many seconds each stands for.
  package func bars(most: Int) -> (bars: [Bar], width: Int) {
    guard let range else { return ([], width) }
    var copy = self
    func places(_ counts: TimeCounts) -> ClosedRange<Int> {
      Self.span(range.lowerBound, counts.width)...Self.span(range.upperBound, counts.width)
    }
    while places(copy).count > most, copy.level + 1 < Self.widths.count {
      copy.widen()
    }
    // A clock that was wrong once must not draw a thousand empty years.
    let shown = places(copy)
    let used =
      shown.count <= most
      ? Array(shown) : copy.spans.keys.sorted().suffix(most)
    let none = Array(repeating: 0, count: kinds)
    return (
      used.map { Bar(start: $0 * copy.width, counts: copy.spans[$0] ?? none) }, copy.width
    )
  }
}
