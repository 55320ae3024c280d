import NixieSyntax
import TestSupport
import Testing

/// Misspells the words of the shipped rulesets, one edit at a time: keywords, fields, and the
/// names of categories, ESPs and rules. Nearly always the right word must be suggested, by a patch
/// that gives the file back as it was, and hardly ever may there be a second error.
@Suite struct MisspellingTests {
  /// Edits tried of each distinct word: there are few keywords and many names.
  private static func edits(_ kind: MisspelledWord.Kind) -> Int {
    kind == .stanza || kind == .field ? 8 : 3
  }

  /// Each distinct word of each kind, where it stands in the smallest file that has it.
  private static let words: [MisspelledWord] = {
    var seen: Set<String> = []
    let trees = Shipped.trees.values.sorted {
      ($0.source.bytes.count, $0.source.path) < ($1.source.bytes.count, $1.source.path)
    }
    return trees.flatMap { tree in
      MisspelledWord.all(in: tree).filter { word in
        // The names of rules are those of one file only.
        let scope = word.kind == .rule ? word.file : ""
        return seen.insert("\(word.kind) \(scope) \(word.text)").inserted
      }
    }
  }()

  @Test(arguments: MisspelledWord.Kind.allCases)
  func theRightWordIsSuggested(of kind: MisspelledWord.Kind) throws {
    var generator = Generator(seed: 20)
    var count = 0
    var wrong: [String] = []
    var several: [String] = []
    for word in Self.words where word.kind == kind {
      let bench = try #require(MisspellingBench.of(word.file))
      for _ in 0..<Self.edits(kind) {
        let misspelled = word.misspelled(&generator)
        guard misspelled != word.text, !misspelled.isEmpty, !bench.knows(misspelled, kind) else {
          continue
        }
        let errors = bench.errors(of: word, misspelled: misspelled)
        count += 1
        let shown = "\(word.file): \(misspelled) for \(word.text): \(errors.map(\.message))"
        if !bench.isMended(by: errors.first, word, misspelled) { wrong.append(shown) }
        if errors.count > 1 { several.append(shown) }
      }
    }
    #expect(count > 20)
    #expect(wrong.count * 100 <= count * 5, "\(wrong.count) of \(count): \(wrong)")
    #expect(several.count * 100 <= count * 3, "\(several.count) of \(count): \(several)")
  }

  @Test func aRandomWordGetsNoSuggestion() throws {
    var generator = Generator(seed: 21)
    var count = 0
    var suggested: [String] = []
    var several: [String] = []
    for word in Self.words {
      let bench = try #require(MisspellingBench.of(word.file))
      let random = String((0..<9).map { _ in generator.pick(Array("abcdefghijklmnopqrstuvwxyz")) })
      let errors = bench.errors(of: word, misspelled: random)
      count += 1
      let shown = "\(word.file): \(random) for \(word.text): \(errors.map(\.message))"
      #expect(!errors.isEmpty, "\(shown)")
      if errors.contains(where: { !$0.fixes.isEmpty }) { suggested.append(shown) }
      if errors.count > 1 { several.append(shown) }
    }
    #expect(suggested == [])
    #expect(several.count * 100 <= count * 3, "\(several.count) of \(count): \(several)")
  }
}
