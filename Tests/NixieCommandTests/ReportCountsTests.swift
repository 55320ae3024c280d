import NixieCommand
import Testing

/// What a report counts with, at its limits.
@Suite struct ReportCountsTests {
  @Test func distinctThingsAreExactUpToTheLimit() {
    var count = DistinctCount()
    let limit = ReportLimits.distinct
    for round in 0..<3 {
      for number in 0..<limit { count.insert(StableHash.of("a\(number)@example.com".utf8)) }
      #expect(count.value.count == limit && count.value.isExact, "round \(round)")
    }
    count.insert(StableHash.of("one more".utf8))
    #expect(!count.value.isExact)
  }

  @Test func manyDistinctThingsAreEstimated() {
    var count = DistinctCount()
    for number in 0..<100_000 { count.insert(StableHash.of("user\(number)@example.com".utf8)) }
    let value = count.value
    #expect(!value.isExact && (90_000...110_000).contains(value.count), "\(value.count)")
  }

  @Test func frequentWordsSurviveManyRareOnes() {
    var counts = TopCounts(limit: 64)
    for number in 0..<10_000 {
      counts.insert(Array("rare\(number)".utf8))
      if number % 10 == 0 { counts.insert(Array("frequent".utf8)) }
    }
    #expect(!counts.isExact && counts.count <= 64)
    let first = counts.top(1)
    #expect(first.first?.word == "frequent" && (first.first?.count ?? 0) >= 1_000)
    var few = TopCounts(limit: 64)
    for number in 0..<64 { few.insert([UInt8(number)]) }
    #expect(few.isExact && few.count == 64)
  }

  /// However long the log, and in whatever order it is read.
  @Test func spansGrowWithTheLog() {
    let moments = (0..<20_000).map { $0 * 1_733 - 4_000_000 }
    var forward = TimeCounts(kinds: 2)
    var backward = TimeCounts(kinds: 2)
    for (index, moment) in moments.enumerated() { forward.insert(moment, kind: index % 2) }
    for (index, moment) in moments.enumerated().reversed() {
      backward.insert(moment, kind: index % 2)
    }
    #expect(forward.spans.count <= ReportLimits.spans)
    #expect(forward.spans == backward.spans && forward.width == backward.width)
    let (bars, _) = forward.bars(most: ReportLimits.bars)
    #expect(bars.count <= ReportLimits.bars)
    #expect(bars.reduce(0) { $0 + $1.total } == moments.count)
  }

  @Test func aWrongClockDrawsNoEmptyCenturies() {
    var counts = TimeCounts(kinds: 1)
    counts.insert(0, kind: 0)
    for hour in 0..<48 { counts.insert(1_768_176_000 + hour * 3_600, kind: 0) }
    let (bars, _) = counts.bars(most: ReportLimits.bars)
    #expect(bars.count <= ReportLimits.bars && bars.reduce(0) { $0 + $1.total } == 49)
  }

  @Test(arguments: [
    (0, "1970-01-01", "00:00"), (1_768_204_983, "2026-01-12", "08:03"),
    (951_782_400, "2000-02-29", "00:00"), (-1, "1969-12-31", "23:59"),
  ]) func momentsAreThoseOfTheCalendar(_ seconds: Int, _ date: String, _ clock: String) {
    let moment = Moment(seconds)
    #expect(moment.date == date && moment.clock == clock)
  }
}
