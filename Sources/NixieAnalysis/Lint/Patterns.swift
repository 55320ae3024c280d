internal import NixieAutomata
internal import NixieCompiler
internal import NixieSyntax

/// Patterns that lint rules read or write by themselves.
enum LintPatterns {
  /// A text pattern as an expression; nil where it is in error or has declared placeholders,
  /// which only the compiler knows.
  static func regex(_ text: Spelled, _ anchor: PatternItem.Anchor?) -> Regex? {
    var diagnostics: [Diagnostic] = []
    return PatternParser(placeholders: PatternParser.Placeholder.builtin)
      .parse(text, anchor: anchor, diagnostics: &diagnostics)?.regex
  }

  /// The same for a text that stands nowhere yet.
  static func regex(_ text: String, _ anchor: PatternItem.Anchor?) -> Regex? {
    let nowhere = SourceSpan(file: 0, start: 0, end: 0)
    return regex(Spelled(value: text, span: nowhere), anchor)
  }

  /// Whether two expressions are found in the same texts; nil where that is not decided.
  static func areEqual(_ first: Regex, _ second: Regex) -> Bool? {
    guard let left = try? DFA(searching: first, budget: CompilerLimits.patternStates),
      let right = try? DFA(searching: second, budget: CompilerLimits.patternStates)
    else { return nil }
    return Language.isEquivalent(.dfa(left), to: .dfa(right), budget: CompilerLimits.proofStates)
  }

  /// `text` in quotes.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
