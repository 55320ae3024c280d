import CountingMalloc
import Nixie
import TestSupport
import Testing

/// Classifying takes no memory once a scratch has seen its longest reply.
@Suite struct AllocationTests {
  @Test(.enabled(if: counts_allocations() != 0))
  func aWarmScratchAllocatesNothing() throws {
    var random = RandomRules(seed: 5)
    let classifier = try Bench(random.rules(40)).classifier
    var replies = (0..<2_000).map { _ in random.reply() }
    for index in stride(from: 0, to: replies.count, by: 7) {
      replies[index].hints = Hints(
        mxHost: "a-very-long-name-of-a-host.number\(index).mx.aol.com", esp: "nobody-with-a-name",
        domain: "somebody.with.a.long.name@subdomain.of.yahoo.com")
    }
    replies.append((Array(repeating: 0x61, count: 100_000), Hints()))
    replies.append((Array("user full no [tss1] try later ".utf8) + [0xff, 0x00], Hints()))
    var scratch = Scratch()
    var decided = 0
    func all() -> Int {
      var taken = 0
      for (bytes, hints) in replies {
        // Between the two there is nothing but the calls: loops of tests take memory as well.
        let none: [UInt8] = []
        let before = allocation_count()
        let answer = classifier.classify(bytes.span, hints: hints, using: &scratch)
        let again = classifier.classify(
          bytes.span, mxHost: none.span, esp: none.span, domain: none.span, stage: .rcpt,
          using: &scratch)
        taken += Int(allocation_count() - before)
        if answer.decision != .none { decided += 1 }
        if again.decision != .none { decided += 1 }
      }
      return taken
    }
    #expect(all() > 0)
    #expect(all() == 0)
    #expect(decided > 1_000)
  }
}
