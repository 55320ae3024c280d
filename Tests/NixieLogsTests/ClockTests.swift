import NixieLogs
import Testing

/// Times in all forms that logs have them.
@Suite struct ClockTests {
  @Test(arguments: [
    ("2026-01-15T10:22:31Z", 1_768_472_551), ("2026-01-15T10:22:31.5+01:00", 1_768_468_951),
    ("2026-01-15 10:22:31+0000", 1_768_472_551), ("2026-01-15 10:22:31", 1_768_472_551),
    ("2024-02-29T00:00:00-0530", 1_709_184_600), ("1969-12-31T23:59:59Z", -1),
    ("Thu, 15 Jan 2026 10:22:31 +0000", 1_768_472_551), ("15 Jan 2026 10:22:31", 1_768_472_551),
    ("Thu Jan 15 10:22:31 2026", 1_768_472_551), ("Jan 15 2026 10:22:31", 1_768_472_551),
    ("1768472551", 1_768_472_551), ("1768472551.25", 1_768_472_551),
    ("1768472551250", 1_768_472_551),
  ])
  func isRead(_ time: String, _ seconds: Int) {
    #expect(Self.seconds(of: time) == seconds)
  }

  @Test(arguments: ["", "soon", "2026-13-01 00:00:00", "2026-01-15 25:00:00", "12", "Jan"])
  func isNoTime(_ time: String) { #expect(Self.seconds(of: time) == nil) }

  /// Syslog says no year: without one being given there are no seconds.
  @Test func yearlessTimes() {
    let line =
      "Feb 29 12:00:00 mta1 postfix/smtp[1]: 4TfQ2k1xYz: "
      + "to=<a@example.com>, relay=none, dsn=4.4.1, status=deferred (no route)"
    for (year, seconds) in [(nil, nil), (2024, 1_709_208_000)] as [(Int?, Int?)] {
      var options = LogOptions()
      options.year = year
      var parser = LogParser(.postfix, options: options)
      var seen: [Int?] = []
      parser.feed(Array(line.utf8).span) { seen.append($0.seconds) }
      parser.finish { seen.append($0.seconds) }
      #expect(seen == [seconds])
    }
  }

  private static func seconds(of time: String) -> Int? {
    let line = #"{"text":"550","time":"\#(time)"}"#
    var seconds: Int?
    var parser = LogParser(.jsonl)
    parser.feed(Array(line.utf8).span) { seconds = $0.seconds }
    parser.finish { seconds = $0.seconds }
    return seconds
  }
}
