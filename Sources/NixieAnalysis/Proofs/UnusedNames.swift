internal import NixieCompiler
internal import NixieSyntax

/// W405: phrase lists and placeholders that are declared for nothing.
///
/// A file without rules is there for others: nothing is said of it.
struct UnusedNames {
  private let ruleset: Ruleset
  private let trees: [SyntaxTree]
  private(set) var findings: [Diagnostic] = []

  init(_ ruleset: Ruleset, _ trees: [SyntaxTree]) {
    self.ruleset = ruleset
    self.trees = trees
  }

  mutating func run() {
    let phrases = Set(trees.flatMap(\.stanzas).flatMap(\.fields).flatMap(\.namedPhrases))
    for tree in trees where tree.stanzas.contains(where: { $0.kind.hasConditions }) {
      for stanza in tree.stanzas {
        guard let name = stanza.name else { continue }
        switch stanza.kind {
        case .phrases where !phrases.contains(name.value):
          add("no rule uses the phrases \"\(name.value)\"", name.span)
        case .placeholder where !isUsed(placeholder: name.value):
          add("no pattern uses the placeholder {\(name.value)}", name.span)
        default: continue
        }
      }
    }
  }

  private mutating func add(_ message: String, _ span: SourceSpan) {
    findings.append(
      Diagnostic(
        code: "W405", severity: .warning, message: message, span: span,
        notes: ["remove it, or use it"]))
  }

  /// Wherever it stands in braces counts, a comment included.
  private func isUsed(placeholder name: String) -> Bool {
    ruleset.sources.contains { source in
      let text = String(decoding: source.bytes, as: UTF8.self)
      return text.contains("{\(name)}") || text.contains(":\(name)}")
    }
  }
}

extension Field {
  /// The phrase lists that it names.
  fileprivate var namedPhrases: [String] {
    guard case .pattern(let expression) = value else { return [] }
    return expression.items.compactMap { item in
      guard case .phrases(let name) = item.content else { return nil }
      return name.value
    }
  }
}
