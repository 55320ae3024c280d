import NixieSyntax
import TestSupport

/// A word of a ruleset that means something, and where it stands: what a test misspells.
struct MisspelledWord {
  /// What kind of thing it names. Two words of one kind may be mistaken for each other.
  enum Kind: String, CaseIterable {
    case stanza, field, category, esp, rule
  }

  var kind: Kind
  var text: String
  var file: String
  /// In bytes of the file.
  var range: Range<Int>

  /// All such words of a file, in its order.
  static func all(in tree: SyntaxTree) -> [MisspelledWord] {
    var words: [MisspelledWord] = []
    func add(_ kind: Kind, _ span: SourceSpan) {
      let text = tree.source.text(span)
      guard text.count > 1, !text.contains(" ") else { return }
      words.append(
        MisspelledWord(kind: kind, text: text, file: tree.source.path, range: span.start..<span.end)
      )
    }
    for stanza in tree.stanzas {
      add(.stanza, stanza.keywordSpan)
      for field in stanza.fields {
        add(.field, field.keywordSpan)
        for (kind, name) in names(in: field) { add(kind, name.span) }
      }
    }
    return words
  }

  /// The names of other things in a field.
  private static func names(in field: Field) -> [(Kind, Spelled)] {
    switch field.value {
    case .words(let words):
      switch field.keyword {
      case .for: words.filter { $0.value != "any" }.map { (.esp, $0) }
      case .like: words.map { (.esp, $0) }
      case .overrides: words.filter { !$0.value.contains("/") }.map { (.rule, $0) }
      default: []
      }
    case .verdict(let category, _): [(.category, category)]
    case .sample(let sample): sample.esp.map { [(.esp, $0)] } ?? []
    case .expectation(let line):
      (line.category.map { [(.category, $0)] } ?? []) + (line.esp.map { [(.esp, $0)] } ?? [])
    default: []
    }
  }

  /// The word with one edit: a letter lost, added or mistaken, or two neighbours swapped.
  func misspelled(_ generator: inout Generator) -> String {
    var letters = Array(text)
    let place = generator.below(letters.count)
    let letter = generator.pick(Array("abcdefghijklmnopqrstuvwxyz"))
    switch generator.below(4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letter, at: place)
    case 2: letters[place] = letter
    default: letters.swapAt(place, min(place + 1, letters.count - 1))
    }
    return String(letters)
  }

  /// The bytes of `source` with another word in this one's place.
  func replaced(by other: String, in source: SourceFile) -> [UInt8] {
    Array(source.bytes[..<range.lowerBound]) + Array(other.utf8)
      + Array(source.bytes[range.upperBound...])
  }
}
