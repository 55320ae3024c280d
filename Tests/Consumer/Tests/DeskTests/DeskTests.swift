import Desk
import Nixie
import Testing

/// Rulesets of a package's own, embedded by the plugin, beside the shipped ones.
@Suite struct DeskTests {
  @Test func ownRulesDecideFirst() {
    let answer = Desk.answer("550 5.1.1 [EXP12] contract 4711 of joe@partner.example has ended")
    #expect(answer.category == "customer-left")
    #expect(answer.permanence == .permanent)
    #expect(answer.action == .suppress)
    #expect(answer.rule == "partner/contract-ended")
    #expect(answer.decision == .rule)
    #expect(answer.esp == "partner")
    #expect(answer.isESPInferred)
  }

  @Test func capturesStandInAdvice() {
    let answer = Desk.answer("550 5.1.1 [EXP12] Contract 4711 of Joe@partner.example has ended")
    #expect(answer.captures.map(\.name) == ["contract", "customer"])
    #expect(answer.captures.map(\.text) == ["4711", "Joe@partner.example"])
    #expect(answer.advice == "Joe@partner.example no longer has contract 4711: close the ticket.")
  }

  @Test func theHostTellsWhoAnswers() {
    let reply = "451 maintenance until 04:00"
    #expect(Desk.answer(reply).esp == nil)
    let answer = Desk.answer(reply, mxHost: "mx1.partner.example")
    #expect(answer.category == "call-partner")
    #expect(answer.retryAfter == 7200)
    #expect(!answer.isESPInferred)
  }

  @Test func shippedRulesDecideTheRest() {
    let answer = Desk.answer("550 5.1.1 User unknown")
    #expect(answer.category == "mailbox-unknown")
    #expect(answer.code == ReplyCode(550))
    #expect(answer.enhanced == EnhancedCode(5, 1, 1))
  }

  @Test func eachFolderIsAClassifier() {
    #expect(Desk.wakesSomebody("554 5.7.1 [192.0.2.7] blocked using rbl.example.net"))
    #expect(!Desk.wakesSomebody("550 5.1.1 User unknown"))
  }

  @Test func manyRepliesShareAScratch() {
    let replies = ["550 5.1.1 User unknown", "452 4.2.2 Mailbox full", "550 No such user"]
    #expect(Desk.count(replies.map { Array($0.utf8) }, category: "mailbox-unknown") == 2)
  }
}
