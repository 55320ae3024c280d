import NixieLogs
import Testing

/// What happens at the limits: something, and not to the rest of the log.
@Suite struct LimitTests {
  private static let limit = 1 << 20

  @Test func aRecordAsLongAsMayBe() {
    let line = "1tXyZd-0001AE-5f ** a@example.com: "
    for (extra, unreadable) in [(0, 0), (1, 1)] {
      let text = String(repeating: "x", count: Self.limit - line.utf8.count + extra)
      let log = line + text + "\n" + line + "Unrouteable address\n"
      for size in [1 << 12, Int.max] {
        let reading = Reading(Array(log.utf8), as: .exim, size: size)
        #expect(reading.counts.unreadable == unreadable, "\(extra), blocks of \(size)")
        #expect(reading.counts.results == 2 - unreadable)
      }
    }
  }

  @Test func aJSONObjectAsLongAsMayBe() {
    let frame = #"{"event":"dropped","reason":""}"#
    for (extra, unreadable) in [(0, 0), (1, 1)] {
      let text = String(repeating: "x", count: Self.limit - frame.utf8.count + extra)
      let log = #"{"event":"dropped","reason":"\#(text)"}"# + frame
      for size in [1 << 12, Int.max] {
        let reading = Reading(Array(log.utf8), as: .sendgrid, size: size)
        #expect(reading.counts.unreadable == unreadable, "\(extra), blocks of \(size)")
        #expect(reading.counts.results == 2 - unreadable)
      }
    }
  }

  /// A list is as long as it likes.
  @Test func aLongList() {
    let event = #"{"event":"dropped","reason":"x"},"#
    let log = #"{"total":1,"items":["# + String(repeating: event, count: 40_000) + "{}]}"
    #expect(Reading(log, as: .sendgrid).counts.results == 40_000)
    #expect(Detection(head: Array(log.utf8.prefix(1 << 16)).span, name: nil).format == .sendgrid)
  }

  /// A plain line is a reply however long it is, and so is a bounce with what it bounces.
  @Test func whatIsReadNevertheless() {
    let text = String(repeating: "x", count: Self.limit + 9)
    #expect(Reading("550 " + text, as: .lines).counts.results == 1)
    let bounce = """
      From: MAILER-DAEMON@example.org
      Subject: failure notice

      550 5.1.1 User unknown

      \(text)
      """
    #expect(Reading(bounce, as: .bounce).counts.results == 1)
  }

  @Test func nestedJSON() {
    for (depth, unreadable) in [(63, 0), (64, 1)] {
      let open = String(repeating: "[", count: depth)
      let close = String(repeating: "]", count: depth)
      let log = #"{"event":"dropped","reason":"x","more":\#(open)\#(close)}"#
      #expect(Reading(log, as: .sendgrid).counts.unreadable == unreadable, "\(depth)")
    }
  }

  /// A quote too many costs its line, not the log.
  @Test(arguments: [10, 63, 64, 200])
  func aQuoteThatNeverCloses(_ lines: Int) {
    let good = "b,1768472551,x,a@example.org,b@example.com,,failed,5.1.1,550 No\n"
    let log = "b,\"never\n" + String(repeating: good, count: lines)
    let counts = Reading(log, as: .powermta).counts
    #expect(counts.unreadable == 1)
    #expect(counts.results == lines)
  }

  @Test func nestedMultiparts() {
    func bounce(_ depth: Int) -> String {
      var head = "From: MAILER-DAEMON@example.org\nSubject: failure notice\n"
      for level in 0..<depth {
        head += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
      }
      return head + "\n550 5.1.1 User unknown\n"
    }
    #expect(Reading(bounce(8), as: .bounce).counts.results == 1)
    #expect(Reading(bounce(9), as: .bounce).counts.results == 0)
  }

  @Test func manyRecipients() {
    let items = String(repeating: #"{"emailAddress":"a@example.com"},"#, count: 4_100)
    let log =
      #"{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","#
      + #""bouncedRecipients":[\#(items)null]},"mail":{}}"#
    #expect(Reading(log, as: .ses).counts.events == 4_096)
  }

  @Test func manyParts() {
    func bounce(_ parts: Int) -> String {
      "From: MAILER-DAEMON@example.org\nSubject: failure notice\n"
        + "Content-Type: multipart/report; boundary=b\n\n"
        + String(repeating: "--b\nContent-Type: image/png\n\n", count: parts)
        + "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
        + "Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.1.1\n"
        + "Diagnostic-Code: smtp; 550 No\n--b--\n"
    }
    #expect(Reading.replies(bounce(62), as: .bounce) == ["550 No"])
    #expect(Reading.replies(bounce(63), as: .bounce).isEmpty)
  }

  /// The error stands near the begin of a text; what is far behind is somebody's message.
  @Test func longTexts() {
    func bounce(_ bytes: Int) -> String {
      "From: MAILER-DAEMON@example.org\nSubject: failure notice\n\n"
        + String(repeating: "x\n\n", count: bytes / 3) + "550 5.1.1 No\n"
    }
    #expect(Reading.replies(bounce(16_000), as: .bounce) == ["550 5.1.1 No"])
    #expect(Reading.replies(bounce(17_000), as: .bounce) == ["x"])
  }

  @Test func manyDeliveriesUnderWay() {
    var log = ""
    for number in 1...4_097 {
      log += "1768472551.1 starting delivery \(number): msg 1 to remote \(number)@example.com\n"
    }
    for number in [4_096, 4_097] { log += "1768472552.1 delivery \(number): failure: No/\n" }
    var recipients: [String] = []
    var parser = LogParser(.qmail)
    parser.feed(Array(log.utf8).span) {
      recipients.append(String(decoding: $0.recipient, as: UTF8.self))
    }
    #expect(recipients == ["4096@example.com", ""])
  }

  @Test func longPrefixes() {
    let line =
      "Jan 15 10:22:31 mta1 postfix/smtp[1]: 4TfQ2k1xYz: "
      + "to=<a@example.com>, relay=none, dsn=4.4.1, status=deferred (no route)"
    for (length, results) in [(254, 1), (256, 0)] {
      let log = String(repeating: "c", count: length) + " | " + line
      #expect(Reading(log, as: .postfix).counts.results == results, "\(length)")
    }
  }
}
