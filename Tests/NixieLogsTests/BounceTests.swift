import NixieLogs
import Testing

/// Bounces in the forms that mail systems give them.
@Suite struct BounceTests {
  private static let head = """
    Date: Thu, 15 Jan 2026 10:22:31 +0000
    From: Mail Delivery Subsystem <mailer-daemon@mta1.example.org>
    To: news@example.org
    Subject: Delivery Status Notification (Failure)
    MIME-Version: 1.0

    """

  private static func report(_ text: String, _ status: String) -> String {
    head + """
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain; charset=utf-8

      \(text)

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mta1.example.org

      \(status)

      --b--
      """
  }

  /// Whoever connected to nobody gives no diagnostic: what is left are status and words.
  @Test(arguments: [
    (
      "<a@example.com>: mail for example.com loops back", "5.4.6", "mail for example.com loops back"
    ),
    ("It went wrong:\n\n550 5.1.1 No such user", "5.0.0", "550 5.1.1 No such user"),
  ])
  func withoutDiagnostic(_ text: String, _ status: String, _ words: String) throws {
    let message = Self.report(
      text, "Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: \(status)")
    let reply = try #require(Reading.replies(message, as: .bounce).first)
    #expect(reply.hasSuffix(words))
    #expect(reply.hasPrefix(status) || words.hasPrefix("550"))
  }

  @Test(arguments: [
    ("smtp; 550 5.1.1 No", "550 5.1.1 No"),
    ("smtp;550-5.1.1 No\n  such user", "550-5.1.1 No such user"),
    ("X-Postfix; unknown user: \"a\"", "5.1.1 unknown user: \"a\""),
    ("x-unix; /usr/bin/filter: no", "5.1.1 /usr/bin/filter: no"),
    ("X-Notes; Recipient's name not listed", "5.1.1 Recipient's name not listed"),
    ("unknown;host mx.example.com[192.0.2.1] said: 550 No", "550 No"),
    ("550 5.1.1 without a type; and more", "550 5.1.1 without a type; and more"),
  ])
  func diagnosticTypes(_ diagnostic: String, _ reply: String) {
    let message = Self.report(
      "-",
      "Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.1.1\n"
        + "Diagnostic-Code: \(diagnostic)")
    #expect(Reading.replies(message, as: .bounce) == [reply])
  }

  /// A bounce that somebody sends on, as an attachment, to ask what it means.
  @Test func forwarded() {
    let bounce = Self.report(
      "-",
      "Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.1.1\n"
        + "Diagnostic-Code: smtp; 550 5.1.1 No")
    let message = """
      From: joe@example.org
      To: help@example.org
      Subject: Fwd: what is this?
      Content-Type: multipart/mixed; boundary=outer

      --outer

      Please look at this.
      --outer
      Content-Type: message/rfc822

      \(bounce)
      --outer--
      """
    #expect(Reading.replies(message, as: .bounce) == ["550 5.1.1 No"])
  }

  @Test func wrappedForTransport() {
    let status = """
      --b
      Content-Type: message/delivery-status
      Content-Transfer-Encoding: base64

      UmVwb3J0aW5nLU1UQTogZG5zOyBtdGExLmV4YW1wbGUub3JnCgpGaW5hbC1SZWNpcGllbnQ6IHJm
      YzgyMjsgYUBleGFtcGxlLmNvbQpBY3Rpb246IGZhaWxlZApTdGF0dXM6IDUuMS4xCkRpYWdub3N0
      aWMtQ29kZTogc210cDsgNTUwIDUuMS4xIE5vCg==
      --b--
      """
    let message = Self.head + "Content-Type: multipart/report; boundary=b\n\n" + status
    #expect(Reading.replies(message, as: .bounce) == ["550 5.1.1 No"])
    let crlf = message.replacing("\n", with: "\r\n")
    #expect(Reading.replies(crlf, as: .bounce) == ["550 5.1.1 No"])
  }

  /// Messages of people, complaints and receipts are no delivery results.
  @Test(arguments: [
    "From: joe@example.org\nTo: ann@example.net\nSubject: failure\n\n550 horses",
    "From: postmaster@example.org\nTo: ann@example.net\nSubject: Welcome\n\nHello",
    head + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
      + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
      + "Final-Recipient: rfc822; a@example.com\nAction: delivered\nStatus: 2.0.0\n--b--\n",
  ])
  func otherMessages(_ message: String) {
    let counts = Reading(message, as: .bounce).counts
    #expect(counts.withoutResult == 1 && counts.events == 0)
  }

  @Test func delayedByExim() {
    let message = """
      From: Mail Delivery System <Mailer-Daemon@mta3.example.org>
      To: news@example.org
      Subject: Warning: message 1tXyZa-0001AB-2c delayed 24 hours

      A message that you sent has not yet been delivered to one or more of its
      recipients after more than 24 hours on the queue.

        user@example.com
          Delay reason: SMTP error from remote mail server after RCPT TO:<user@example.com>:
          451 4.7.1 Greylisted

      No action is required on your part.
      """
    #expect(Reading.replies(message, as: .bounce) == ["451 4.7.1 Greylisted"])
  }

  @Test func noMessage() {
    #expect(Reading("550 5.1.1 User unknown\n", as: .bounce).counts.unreadable == 1)
  }
}
