import Nixie
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// The same rules give the same bytes, in whatever order they are written or named.
@Suite struct DeterminismTests {
  private static let rules = [
    "esp yahoo\n title \"Y\"\n mx *.yahoodns.net\n domains yahoo.com\n signature \"[TSS{number}]\"\n",
    "rule a\n text \"mailbox full\"\n is full\n example | mailbox full\n",
    "rule b\n for yahoo\n text any of phrases busy\n is slow\n example | try later\n",
    "rule c\n regex | (?<who>[a-z]+) is full$\n is full\n example | joe is full\n",
    "rule d\n code 4xx\n text \"{n:number} users\"\n is slow\n example | 450 12 users\n",
    "fallback e\n enhanced x.2.2\n is full\n",
    "phrases busy\n - \"try later\"\n - \"try * later\"\n",
  ]

  private static func file(_ name: String, _ stanzas: [String]) -> String {
    "ruleset \(name)\n title \"T\"\n format 1\n" + stanzas.joined()
  }

  @Test func orderOfRules() throws {
    let wanted = try #require(Sample.compile(Self.rules.joined()).image)
    var generator = Generator(seed: 3)
    for _ in 0..<8 {
      let shuffled = Self.rules.shuffled(using: &generator)
      // Where a rule stands is part of the image, and all that may differ.
      let image = try #require(Sample.compile(shuffled.joined()).image)
      #expect(image.count == wanted.count)
    }
    for _ in 0..<3 { #expect(Sample.compile(Self.rules.joined()).image == wanted) }
  }

  /// Replies are answered alike whatever the order of rules.
  @Test func orderOfRulesInAnswers() throws {
    var generator = Generator(seed: 4)
    let replies = ["mailbox full", "450 12 users try later [TSS1]", "joe is full", "452 4.2.2 x"]
    let first = try Bench(Self.rules.joined())
    for _ in 0..<6 {
      let other = try Bench(Self.rules.shuffled(using: &generator).joined())
      for reply in replies {
        #expect(first.classifier.classify(reply) == other.classifier.classify(reply))
      }
    }
  }

  @Test func orderOfFiles() throws {
    let files = [
      SourceFile(path: "names.nixie", text: Sample.categories),
      SourceFile(path: "b.nixie", text: Self.file("b", Array(Self.rules[1...1]))),
      SourceFile(path: "a.nixie", text: Self.file("a", Self.rules)),
    ]
    var generator = Generator(seed: 5)
    let wanted = try #require(Compilation(SourceSet(files) { _ in .unreadable("") }).image)
    for _ in 0..<6 {
      let shuffled = files.shuffled(using: &generator)
      #expect(Compilation(SourceSet(shuffled) { _ in .unreadable("") }).image == wanted)
    }
  }
}
