import Nixie
import TestSupport
import Testing

/// One classifier, many threads; one scratch, many replies.
///
/// That a kept scratch takes no memory is held by `Tests/Benchmarks`, which counts `malloc`.
@Suite struct SharingTests {
  private static func replies() -> [(bytes: [UInt8], hints: Hints)] {
    var random = RandomRules(seed: 2)
    _ = random.rules(1)
    return (0..<200).map { _ in random.reply() }
  }

  private static func bench() throws -> Bench {
    var random = RandomRules(seed: 2)
    return try Bench(random.rules(20))
  }

  @Test func threadsAgree() async throws {
    let classifier = try Self.bench().classifier
    let alone = Self.replies().map { classifier.classify($0.bytes, hints: $0.hints) }
    await withTaskGroup(of: [Classification].self) { group in
      for _ in 0..<8 {
        group.addTask { Self.replies().map { classifier.classify($0.bytes, hints: $0.hints) } }
      }
      for await answers in group { #expect(answers == alone) }
    }
  }

  /// What a scratch was used for before leaves no trace in an answer.
  @Test func aScratchForgets() throws {
    let classifier = try Self.bench().classifier
    var kept = Scratch()
    for (bytes, hints) in Self.replies() {
      var fresh = Scratch()
      let answer = classifier.classify(bytes.span, hints: hints, using: &kept)
      #expect(answer == classifier.classify(bytes.span, hints: hints, using: &fresh))
      #expect(
        classifier.captures(of: answer, using: &kept)
          == classifier.captures(of: answer, using: &fresh))
    }
  }

  /// Hints as bytes say what hints as strings say.
  @Test func hintsAsBytes() throws {
    let classifier = try Self.bench().classifier
    var scratch = Scratch()
    var told = 0
    for (bytes, hints) in Self.replies() {
      let answer = classifier.classify(bytes.span, hints: hints, using: &scratch)
      let host = Array((hints.mxHost ?? "").utf8)
      let esp = Array((hints.esp ?? "").utf8)
      let domain = Array((hints.domain ?? "").utf8)
      told += answer.esp >= 0 && !answer.isESPInferred ? 1 : 0
      #expect(
        answer
          == classifier.classify(
            bytes.span, mxHost: host.span, esp: esp.span, domain: domain.span, stage: hints.stage,
            using: &scratch))
    }
    #expect(told > 20)
  }
}
