import NixieCommand
import Testing

/// What of a reply may be shown, and what may be passed on in a ruleset.
@Suite struct ReportMaskingTests {
  @Test(arguments: [
    ("550 5.1.1 <ann.lee@example.com>: User unknown", "550 5.1.1 <a***@example.com>: User unknown"),
    ("550-ann@example.com is gone 550 for good", "550-a***@example.com is gone 550 for good"),
    ("552 account \"ann\" is full", "552 account \"a***\" is full"),
    ("552 mailbox 'Ann' is full", "552 mailbox 'A***' is full"),
    ("550 User annlee unknown", "550 User a*** unknown"),
    ("550 blocked \"by policy\"", "550 blocked \"by policy\""),
    ("554 Client host [192.0.2.7] blocked", "554 Client host [192.0.2.7] blocked"),
    ("451 case 7fa3b2c91d, call 4930123456", "451 case 7f…, call 49…"),
    ("550 see https://example.com/a?u=ann@example.com", "550 see https://example.com/a"),
    ("550 see https://example.com/u/ann@example.com", "550 see https://example.com/u"),
    ("550 5.7.1 [TSS04] S3140 AUP#1260", "550 5.7.1 [TSS04] S3140 AUP#1260"),
    ("550 \u{201c}ann@example.com\u{201d} is gone", "550 \u{201c}a***@example.com\u{201d} is gone"),
  ]) func reports(_ reply: String, _ shown: String) {
    #expect(Masking().shown(reply, names: ["annlee"]) == shown)
    #expect(Masking(isOff: true).shown(reply, names: ["annlee"]) == reply)
  }

  @Test(arguments: [
    (
      "550 <ann@corp.example> on mx1.corp.example [203.0.113.9] ticket 88aab2c91d77",
      "550 <joe@example.com> on mail.example.com [192.0.2.1] ticket 7fa3b2c91d"
    ),
    ("550 User ANNLEE unknown", "550 User joe unknown"),
    ("550 from 2001:db8:1::7", "550 from 2001:db8::1"),
  ]) func rulesets(_ reply: String, _ example: String) {
    #expect(Masking.example(reply, names: ["annlee"]) == example)
  }
}
