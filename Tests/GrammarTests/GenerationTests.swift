import NixieSyntax
import Testing

/// The grammar that readers see and the parser that runs are the same language.
@Suite struct GenerationTests {
  private static let seeds: [UInt64] = Array(0..<600)

  private func grammar() throws -> EBNF {
    let fence = Markdown(Repository.grammar).fences().first { $0.language == "ebnf" }
    return try EBNF(try #require(fence).body)
  }

  @Test func everyNameIsAProductionAndUsed() throws {
    let grammar = try grammar()
    var reached: Set<String> = [grammar.names[0]]
    for case .production(let name) in grammar.parts {
      #expect(grammar.productions[name] != nil, "no production \(name)")
      reached.insert(name)
    }
    #expect(reached == Set(grammar.names))
  }

  @Test func terminalsAreExplained() throws {
    let explained = Set(Markdown(Repository.grammar).table(headed: "terminal").map { $0[0] })
    var used: Set<String> = []
    for case .terminal(let name) in try grammar().parts { used.insert(name) }
    #expect(explained == used)
  }

  @Test func rulesetsOfTheGrammarAreRead() throws {
    let grammar = try grammar()
    var used: Set<String> = []
    var fields: [StanzaKind: Set<FieldKeyword>] = [:]
    for seed in Self.seeds {
      let ruleset = RandomRuleset(grammar, seed: seed)
      used.formUnion(ruleset.used)
      let tree = SyntaxTree.parse(SourceFile(path: "\(seed).nixie", bytes: ruleset.bytes), file: 0)
      guard tree.diagnostics.isEmpty, isTiled(tree), isFormattedForGood(tree) else {
        let source = String(decoding: ruleset.bytes, as: UTF8.self)
        let found = tree.diagnostics.map { "\($0.code) \($0.message) at \($0.span.start)" }
        Issue.record("seed \(seed): \(found)\n\(source)")
        return
      }
      for stanza in tree.stanzas {
        fields[stanza.kind, default: []].formUnion(stanza.fields.map(\.keyword))
      }
    }
    var words = Set(grammar.names)
    for case .literal(let word) in grammar.parts { words.insert("\"\(word)\"") }
    #expect(used == words, "not all of the grammar was used")
    for kind in StanzaKind.allCases {
      #expect(fields[kind, default: []] == Set(kind.fields), "lines of \(kind)")
    }
  }

  /// Whether the lines of the tree are the file, byte by byte.
  private func isTiled(_ tree: SyntaxTree) -> Bool {
    var end = 0
    for line in tree.lines {
      guard line.span.start == end else { return false }
      end = line.span.end
    }
    return end == tree.source.bytes.count
  }

  /// Whether the formatter keeps the meaning and leaves its own work alone.
  private func isFormattedForGood(_ tree: SyntaxTree) -> Bool {
    let once = Formatter.format(tree)
    let again = SyntaxTree.parse(SourceFile(path: tree.source.path, bytes: once), file: 0)
    return again.diagnostics.isEmpty && again.meaning == tree.meaning
      && Formatter.format(again) == once
  }

  @Test(arguments: [
    ("permanence-word", PermanenceWord.allCases.map(\.rawValue)),
    ("party-word", PartyWord.allCases.map(\.rawValue)),
    ("action-word", ActionWord.allCases.map(\.rawValue)),
    ("stage-word", StageWord.allCases.map(\.rawValue)),
    ("anchor", PatternItem.Anchor.allCases.map(\.rawValue)),
  ])
  func closedWordsAreAllThere(_ production: String, _ words: [String]) throws {
    guard case .choice(let ways)? = try grammar().productions[production] else {
      Issue.record("no choice \(production)")
      return
    }
    let written = ways.map { way in
      switch way {
      case .literal(let word): word
      case .sequence(let parts):
        parts.map { if case .literal(let word) = $0 { word } else { "?" } }.joined(separator: " ")
      default: "?"
      }
    }
    #expect(Set(written) == Set(words))
  }
}
