import NixieLogs
import Testing

/// Objects are found however they are laid out, and a broken one costs itself alone.
@Suite struct JSONFramingTests {
  private static let event = #"{"event":"dropped","reason":"Bounced Address"}"#

  private func results(_ text: String) -> [Int] {
    let counts = Reading(text, as: .sendgrid).counts
    return [counts.results, counts.unreadable, counts.lines]
  }

  @Test(arguments: [
    (event + "\n" + event + "\n", [2, 0, 2]), (event + event, [2, 0, 1]),
    ("[" + event + "," + event + "]", [2, 0, 1]),
    ("[\n " + event + ",\n " + event + "\n]\n", [2, 0, 4]),
    ("[" + event + "]\n[" + event + "]\n", [2, 0, 2]),
    ("\u{feff}" + event, [1, 0, 1]), ("[]\n\n", [0, 0, 2]),
    ("{\n  \"event\": \"dropped\",\n  \"reason\":\n    \"x\\\"}{\"\n}\n", [1, 0, 5]),
    ("Jan 15 10:22:31 app hook[1]: " + event + "\n", [1, 0, 1]),
  ])
  func layouts(_ text: String, _ expected: [Int]) { #expect(results(text) == expected) }

  /// Lists that interfaces answer with: each event is a record, what is around them none.
  @Test(arguments: [
    (#"{"items":[\#(event),\#(event)],"paging":{"next":"]}"}}"#, [2, 0, 1]),
    (#"{"total": 2, "nested": {"items": [{"a": 1}]}, "results": [\#(event)]}"#, [1, 0, 1]),
    ("{\n  \"Bounces\":\n  [\n    \(event)\n  ]\n}\n\(event)\n", [2, 0, 7]),
    (#"{"items":[]}"#, [0, 0, 1]), (#"{"items":["a","b"]}"#, [0, 0, 1]),
    ("{\"items\":[\(event),\n\(event)\n", [2, 0, 2]),
    ("{\"items\":[\(event)\n\(event)]}{\"x\":\n\(event)\n", [3, 1, 3]),
    (#"{"event":"dropped","reason":"items","items":["x"]}"#, [0, 0, 1]),
  ])
  func lists(_ text: String, _ expected: [Int]) { #expect(results(text) == expected) }

  @Test(arguments: [
    #"{"event":"dropped","#, #"{"event":"drop"#, #"{"event":["dropped"}"#, "{event: dropped}",
    #"{"event" "dropped"}"#, "no JSON", #"{"event":"dropped",}"#, #"{"a":1,,"b":2}"#,
    "{\"event\":}",
    #"{"event":{"#,
  ])
  func brokenOnes(_ broken: String) {
    #expect(results(broken + "\n" + Self.event + "\n") == [1, 1, 2], "\(broken)")
  }

  @Test func escapes() {
    let text = #"{"event":"bounce","reason":"\u00e4\ud83d\ude42\ud83d\/\n\"\\ \u12","email":"a@b"}"#
    #expect(Reading.replies(text, as: .sendgrid) == ["ä🙂\u{fffd}/\n\"\\ \u{fffd}12"])
  }
}
