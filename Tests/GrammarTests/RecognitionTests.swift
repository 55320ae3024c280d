import NixieSyntax
import Testing

/// What the parser takes without a mistake is what the grammar makes, and nothing else.
@Suite struct RecognitionTests {
  /// What the grammar says in words only: a name that is taken, and `any` among other ESPs.
  private static let saidInWords: Set<String> = ["E112", "E141"]

  private func grammar() throws -> EBNF {
    let fence = Markdown(Repository.grammar).fences().first { $0.language == "ebnf" }
    return try EBNF(try #require(fence).body)
  }

  private func diagnostics(_ bytes: [UInt8]) -> [Diagnostic] {
    SyntaxTree.parse(SourceFile(path: "example.nixie", bytes: bytes), file: 0).diagnostics
  }

  @Test func shippedRulesets() throws {
    let grammar = try grammar()
    let paths = Repository.paths(in: "Rulesets").filter { $0.hasSuffix(".nixie") }
    #expect(!paths.isEmpty)
    for path in paths {
      let bytes = Array(try #require(Repository.text(path)).utf8)
      #expect(Recogniser.makes(grammar, bytes) == diagnostics(bytes).isEmpty, "\(path)")
    }
  }

  @Test func productions() throws {
    let grammar = try grammar()
    for (name, production) in ProductionTests.table {
      #expect(Recogniser.makes(grammar, Array(production.accepted.utf8)), "\(name)")
      if Self.saidInWords.contains(production.code) { continue }
      #expect(!Recogniser.makes(grammar, Array(production.rejected.utf8)), "\(name)")
    }
  }

  /// Random rulesets with a line or a word of them gone, doubled or moved.
  @Test func damagedRulesets() throws {
    let grammar = try grammar()
    var (taken, refused) = (0, 0)
    for seed in UInt64(1_000)..<1_700 {
      let bytes = damaged(RandomRuleset(grammar, seed: seed).bytes, seed)
      if Recogniser.makes(grammar, bytes) { taken += 1 } else { refused += 1 }
      guard agree(grammar, bytes) else {
        let small = shrunk(bytes) { !agree(grammar, $0) }
        let told = diagnostics(small).map { "\($0.code) \($0.message) at \($0.span.start)" }
        Issue.record(
          "seed \(seed): \(String(decoding: small, as: UTF8.self).debugDescription) \(told)")
        return
      }
    }
    #expect(taken > 100 && refused > 100, "\(taken) taken, \(refused) refused")
  }

  /// Whether the grammar and the parser say the same of a source.
  private func agree(_ grammar: EBNF, _ bytes: [UInt8]) -> Bool {
    let found = diagnostics(bytes)
    if found.contains(where: { Self.saidInWords.contains($0.code.rawValue) }) { return true }
    return Recogniser.makes(grammar, bytes) == found.isEmpty
  }

  /// The source without the lines that a failure does not need.
  private func shrunk(_ bytes: [UInt8], _ fails: ([UInt8]) -> Bool) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in lines.indices.reversed() {
      var fewer = lines
      fewer.remove(at: index)
      if fails(Array(fewer.joined(separator: [0x0A]))) { lines = fewer }
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private func damaged(_ bytes: [UInt8], _ seed: UInt64) -> [UInt8] {
    var dice = Dice(seed: seed)
    // A header that is not known hides what stands below it, so that only whole lines move there.
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let at = dice.below(lines.count)
    switch dice.below(4) {
    case 0: lines.remove(at: at)
    case 1: lines.insert(lines[at], at: dice.below(lines.count))
    case 2: lines.swapAt(at, dice.below(lines.count))
    default:
      var words = lines[at].split(separator: 0x20).map { Array($0) }
      guard !words.isEmpty else { break }
      if dice.once(in: 2) {
        words.remove(at: dice.below(words.count))
      } else {
        words.swapAt(dice.below(words.count), dice.below(words.count))
      }
      lines[at] = Array(words.joined(separator: [0x20]))
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}
