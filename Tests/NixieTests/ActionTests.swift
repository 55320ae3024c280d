import Nixie
import TestSupport
import Testing

/// What an answer asks for, where its category alone would ask for what cannot be meant.
@Suite struct ActionTests {
  @Test(arguments: [
    (Action.suppress, Permanence.permanent, Decision.rule, Action.suppress),
    (.suppress, .permanent, .fallback, .review),
    (.suppress, .temporary, .rule, .retry),
    (.suppress, .temporary, .fallback, .retry),
    (.suppress, .none, .rule, .suppress),
    (.retry, .permanent, .rule, .review),
    (.retry, .temporary, .fallback, .retry),
    (.wait, .permanent, .rule, .review),
    (.delist, .permanent, .fallback, .delist),
  ])
  func fitting(_ usual: Action, _ permanence: Permanence, _ decision: Decision, _ fits: Action) {
    #expect(usual.fitting(permanence, decision) == fits)
  }

  @Test func answersHaveIt() throws {
    let bench = try Bench("rule r\n text \"full\"\n is full\n example | 450 full\n")
    #expect(bench.classifier.classify("450 full").action == .retry)
    #expect(bench.classifier.classify("550 full").action == .review)
  }
}
