import Nixie
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// Real text: the examples and expectations of the shipped rulesets, under their own rules.
@Suite struct ShippedRulesetTests {
  /// The categories and the smallest files, that a debug build takes some seconds.
  private static func files() -> [SourceFile] {
    let all = Repository.rulesets()
    // A rule that overrides one of another file does not compile without it.
    let small = all.filter { file in
      file.bytes.count < 6_000 && !String(decoding: file.bytes, as: UTF8.self).contains("overrides")
    }.sorted { $0.bytes.count < $1.bytes.count }
    return all.filter { $0.path == "categories.nixie" } + small.prefix(12)
  }

  @Test func imageAndReferenceAgree() throws {
    let files = Self.files()
    guard files.count > 1 else { return }
    let bench = try Bench(SourceSet(files) { _ in .unreadable("rulesets stand alone") })
    var count = 0
    for rule in bench.compilation.ruleset.rules {
      for example in rule.examples + rule.counterexamples {
        let esp = example.esp.map { bench.compilation.ruleset.esps[$0].id }
        for hints in [Hints(esp: esp, stage: example.stage), Hints()] {
          if let disagreement = bench.disagreement(example.text, hints) {
            Issue.record("\(rule.id): \(disagreement)")
          }
          count += 1
        }
      }
    }
    #expect(count > 20)
  }
}
