import NixieLogs
import Testing

/// A log is taken for what it is, and nothing for a log that is none.
@Suite struct DetectionTests {
  private func detect(_ text: String, name: String? = nil) -> Detection {
    Detection(head: Array(text.utf8).span, name: name)
  }

  @Test(arguments: [
    "550 5.1.1 User unknown\n451 4.7.1 Greylisted\n",
    "host mx.example.com[192.0.2.10] said: 550 5.1.1 No (in reply to RCPT TO command)\n",
    "550: from somewhere\n550: to somewhere\n", "Message-ID: none\n", "", "\n", "hello\n",
    "smtp; 550 5.1.1 No\n", "550 {\"a\": 1}\n554 {x}\n", "to, from, subject\n1, 2, 3\n",
    "550,5.1.1,User unknown\n", "2026-01-15 10:22:31 something happened\n",
    "Jan 15 10:22:31 mta1 cron[42]: job done\n",
  ])
  func repliesAndOtherTexts(_ text: String) { #expect(detect(text).format == .lines) }

  /// A log among others' lines, and without any result yet.
  @Test func syslogOfEverybody() {
    let others = String(repeating: "Jan 15 10:22:31 mta1 cron[42]: job done\n", count: 50)
    let own = "Jan 15 10:22:31 mta1 postfix/qmgr[1]: 4TfQ2k1xYz: removed\n"
    let detection = detect(others + own)
    #expect(detection.format == .postfix)
    #expect(detection.results == 0 && detection.records == 51)
  }

  /// One line of a log among replies makes no log of them.
  @Test func repliesWithALogLine() {
    let replies = String(repeating: "550 5.1.1 User unknown\n", count: 3)
    let line = "Jan 15 10:22:31 mta1 postfix/qmgr[1]: 4TfQ2k1xYz: removed\n"
    #expect(detect(replies + line).format == .lines)
  }

  /// Of a long head the last record may be cut; it is not held against the log.
  @Test func longHead() {
    let line = "1tXyZd-0001AE-5f ** a@example.com: Unrouteable address\n"
    let head = String(repeating: line, count: 1 << 11) + "1tXyZd-0001AE-5f ** a@exam"
    let detection = detect(head)
    #expect(detection.format == .exim)
    #expect(detection.results == detection.records && detection.records == 1 << 11)
  }

  /// What could be two is what the file's name says.
  @Test func namesDecideTies() {
    let event = #"{"event":"deferred","email":"a@example.com","reason":"451","response":"451"}"#
    #expect(detect(event, name: "brevo-events.json").format == .brevo)
    #expect(detect(event, name: "sendgrid.json").format == .sendgrid)
  }

  @Test func namesOfFormats() {
    #expect(Set(LogFormat.all.map(\.name)).count == LogFormat.all.count)
    for format in LogFormat.all { #expect(LogFormat(name: format.name) == format) }
    #expect(LogFormat(name: "nothing") == nil)
  }
}
