import MailRulesets
import Nixie
import Testing

/// The lines of the article "Delivery Error Messages and What They Mean" of the Hurricane MTA get
/// the answer of the section that they stand in, from the text alone.
@Suite struct HurricaneTests {
  @Test(arguments: [
    // Standard errors that mean the account does not exist.
    ("554 delivery error: dd This user doesn't have an account", "mailbox-unknown"),
    ("550 5.1.1 Mailbox does not exist", "mailbox-unknown"),
    ("500 No such user", "mailbox-unknown"),
    ("553 5.3.0 ... Addressee unknown", "mailbox-unknown"),
    ("550 Requested action not taken: mailbox unavailable", "mailbox-unknown"),
    // The DNS server said that the domain does not exist.
    ("Name service error for baddomain.com Type=A: Host not found", "domain-unknown"),
  ])
  func permanentErrors(line: String, category: String) {
    check(line, category, .permanent)
  }

  @Test(arguments: [
    // No host of the MX records, or no host at all, could be reached.
    ("Could not connect after trying all mx records. type=mx", "connection-failed"),
    ("Could not connect to server. Type=A", "connection-failed"),
    ("450 4.7.1 : Recipient address rejected: Greylisted", "greylisted"),
    ("450 4.7.1 : Recipient address rejected: Policy Rejection", "greylisted"),
    ("451 Message temporarily deferred - [160]", "greylisted"),
    // A standard deferral that is not greylisting: the server is too busy.
    (
      "451 Resources temporarily not available - Please try again later [#4.16.5]",
      "server-busy"
    ),
    // Delivery rules of the MTA itself.
    ("421 4.4.5 System rule canceled connection.", "local-throttle"),
    ("421 4.4.5 Delivery rule action forced defer.", "local-throttle"),
  ])
  func temporaryErrors(line: String, category: String) {
    check(line, category, .temporary)
  }

  private func check(_ line: String, _ category: String, _ permanence: Permanence) {
    let answer = MailRulesets.classifier.classify(line)
    #expect(answer.category == category, "\(answer.rule ?? "no rule") decides")
    #expect(answer.permanence == permanence)
    #expect(answer.decision == .rule)
  }
}
