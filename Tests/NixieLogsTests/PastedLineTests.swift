import NixieLogs
import Testing

/// Lines that people copy out of a log, without the time or with nothing around them.
@Suite struct PastedLineTests {
  @Test(arguments: [
    (
      "to=<user@example.com>, relay=none, delay=31, delays=0.1/0/30/0, dsn=4.4.6, "
        + "status=bounced (mail for example.com loops back to myself)",
      "4.4.6 mail for example.com loops back to myself"
    ),
    (
      "to=<user@example.com>, relay=none, delay=31, delays=0.1/0/30/0, dsn=4.7.8, status=deferred"
        + " (SASL authentication failed; server smtp.example.com[192.0.2.25] said: 535 5.7.8 No)",
      "SASL authentication failed; server smtp.example.com[192.0.2.25] said: 535 5.7.8 No"
    ),
    (
      "to=<user@example.com>, relay=none, dsn=5.3.0, status=bounced "
        + #"(Command died with status 1: "/usr/bin/procmail")"#,
      #"5.3.0 Command died with status 1: "/usr/bin/procmail""#
    ),
  ])
  func postfix(_ line: String, _ reply: String) {
    #expect(Reading.replies(line, as: .postfix) == [reply])
  }

  @Test(arguments: [
    (
      "1rXyZa-0001AB-2c ** user@example.com R=dnslookup T=remote_smtp: all relevant MX records "
        + "point to non-existent hosts",
      "5.0.0 all relevant MX records point to non-existent hosts"
    ),
    (
      "1rXyZa-0001AB-2c == user@example.com R=dnslookup defer (-1): host lookup did not complete",
      "4.0.0 host lookup did not complete"
    ),
    (
      "1rXyZa-0001AB-2c H=mx.example.com [192.0.2.10]: a TLS session is required, but the server "
        + "did not offer TLS support",
      "4.0.0 a TLS session is required, but the server did not offer TLS support"
    ),
    (
      "1rXyZa-0001AB-2c ** user@example.com: SMTP error from remote mailer after RCPT TO:"
        + "<user@example.com>: host mx.example.com [192.0.2.10]: 550 5.1.1 No",
      "550 5.1.1 No"
    ),
  ])
  func exim(_ line: String, _ reply: String) {
    #expect(Reading.replies(line, as: .exim) == [reply])
  }

  /// What a service says of a bounce, without what stands around it.
  @Test(arguments: [
    ("ses", #"{"bounceType":"Transient","bounceSubType":"General"}"#),
    ("powermta", "bounceCat=bad-mailbox"),
    ("sparkpost", #"{"type":"bounce","bounce_class":"1"}"#),
    ("mailgun", #"{"event":"failed","severity":"permanent","reason":"old"}"#),
    ("brevo", #"{"event":"soft_bounce","reason":"..."}"#),
    ("brevo", #"{"event":"blocked","reason":"..."}"#),
    ("brevo", #"{"event":"deferred","reason":"..."}"#),
    ("sendgrid", #"{"event":"dropped","reason":"Bounced Address"}"#),
    ("mandrill", #"{"status":"rejected","reject_reason":"unsub"}"#),
    ("socketlabs", #"{"Type":"Failed","FailureCode":4002}"#),
  ])
  func tellingFields(_ format: String, _ text: String) throws {
    let format = try #require(LogFormat(name: format))
    #expect(Reading.replies(text, as: format) == [text])
    #expect(Detection(head: Array(text.utf8).span, name: nil).format == format)
  }
}
