import Nixie
import NixieLogs
import Testing

/// A line says the same whatever a journal, a container or a relay puts in front of it.
@Suite struct SyslogTests {
  private static let message =
    "4TfQ2k1xYz: to=<a@example.com>, relay=mx.example.com[192.0.2.10]:25, delay=1, dsn=5.1.1, "
    + "status=bounced (host mx.example.com[192.0.2.10] said: 550 5.1.1 No (in reply to RCPT TO "
    + "command))"

  @Test(arguments: [
    "Jan 15 10:22:31 mta1 postfix/smtp[2211]: ", "Jan  5 10:22:31 mta1 postfix/smtp[2211]: ",
    "Jan 15 2026 10:22:31 mta1 postfix/smtp[2211]: ", "<22>Jan 15 10:22:31 mta1 postfix/smtp[1]: ",
    "Jan 15 10:22:31 postfix/smtp[2211]: ", "Jan 15 10:22:31 mta1 mail.info postfix/smtp[2211]: ",
    "Jan 15 10:22:31 mta1 postfix/smtp[2211]: [ID 197553 mail.info] ",
    "2026-01-15T10:22:31+01:00 mta1 postfix-out/smtp[2211]: ",
    "2026-01-15 10:22:31.123 mta1 postfix/relay/smtp[2211]: ",
    "<22>1 2026-01-15T10:22:31.5Z mta1 postfix/smtp 2211 - - ",
    "<22>1 2026-01-15T10:22:31.5Z mta1 postfix/smtp 2211 - [a@1 b=\"c\"] ",
    "mail-1  | Jan 15 10:22:31 mta1 postfix/smtp[2211]: ",
    "2026-01-15T10:22:31.5Z stdout F Jan 15 10:22:31 mta1 postfix/smtp[2211]: ",
    "2026-01-15T10:22:31.5Z Jan 15 10:22:31 mta1 postfix/smtp[2211]: ", "",
  ])
  func prefixes(_ prefix: String) {
    var seen = 0
    var parser = LogParser(.postfix)
    parser.feed(Array((prefix + Self.message + "\n").utf8).span) { event in
      seen += 1
      #expect(event.reply == Array("550 5.1.1 No".utf8))
      #expect(event.queueID == Array("4TfQ2k1xYz".utf8))
      #expect(event.recipient == Array("a@example.com".utf8))
      #expect(event.mxHost == Array("mx.example.com".utf8))
      #expect(event.stage?.name == "rcpt")
      #expect(event.time.isEmpty == prefix.isEmpty)
    }
    #expect(seen == 1)
  }

  @Test(arguments: [
    "@400000006968c1d22b8a3c0a ", "1768472551.123456 ", "2026-01-15 10:22:31.123456500 ",
    "Jan 15 10:22:31 mta1 qmail: 1768472551.123456 ", "Jan 15 10:22:31 mta1 qmail: ", "",
  ])
  func qmail(_ prefix: String) {
    let message =
      "delivery 12: failure: 192.0.2.10_does_not_like_recipient./Remote_host_said:_550_No/"
    #expect(Reading.replies(prefix + message, as: .qmail) == ["550 No"])
  }
}
