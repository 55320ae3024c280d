import NixieCompiler
import NixieSyntax
import Testing

/// Every statement of the shipped rulesets says where it comes from and what to do.
@Suite struct KnowledgeTests {
  @Test(arguments: Shipped.files)
  func nothingIsLeftOut(in file: String) throws {
    var missing: [String] = []
    for stanza in try #require(Shipped.trees[file]).stanzas {
      for keyword in needed(by: stanza.kind) where !has(keyword, stanza) {
        missing.append("\(stanza.kind.rawValue) \(stanza.name?.value ?? "") \(keyword.rawValue)")
      }
    }
    #expect(missing == [])
  }

  private func needed(by kind: StanzaKind) -> [FieldKeyword] {
    switch kind {
    case .rule: [.source, .advice, .example]
    case .fallback: [.source]
    case .esp: [.title, .source]
    case .document: [.title, .source, .seen, .expect]
    case .ruleset: [.title]
    default: []
    }
  }

  /// Knowledge comes from those who send the replies, not from others who sort them.
  @Test(arguments: Shipped.files)
  func noOtherClassifierIsASource(in file: String) throws {
    let names = [
      "sisimai", "zone-mta", "zonemta", "bounces.txt", "bounce_classifier", "bounce-classifier",
      "bounce-list", "postalsys", "bouncehandler", "flufl.bounce",
    ]
    let source = try #require(Shipped.trees[file]).source
    for line in 1...source.lineCount {
      let text = source.lineText(line).lowercased()
      let found = names.filter { text.contains($0) }
      #expect(found == [], "\(file):\(line)")
    }
  }

  /// Advice is for people: sentences, not words.
  @Test(arguments: Shipped.files)
  func adviceIsASentence(in file: String) throws {
    for stanza in try #require(Shipped.trees[file]).stanzas {
      guard case .text(let advice)? = stanza.field(.advice)?.value else { continue }
      let name = "\(file): \(stanza.name?.value ?? "")"
      #expect(advice.value.count >= 15, "\(name)")
      #expect(".!?)".contains(advice.value.last ?? " "), "\(name): \(advice.value)")
      #expect(!advice.value.contains("  "), "\(name)")
    }
  }

  private func has(_ keyword: FieldKeyword, _ stanza: Stanza) -> Bool {
    guard let value = stanza.field(keyword)?.value else { return false }
    switch value {
    case .text(let text): return !text.value.isEmpty
    case .texts(let texts): return !texts.isEmpty
    case .invalid: return false
    default: return true
    }
  }
}
