internal import Nixie
internal import NixieAutomata
package import NixieCompiler
package import NixieSyntax

/// What lint rules look at: the trees, and what the compiler made of them.
///
/// There may be errors in the sources. Fields that are in error are `.invalid` and their rules
/// have fewer patterns, so lint rules pass over them.
package struct LintContext: Sendable {
  package let set: SourceSet
  package let ruleset: Ruleset
  /// The day on which the rulesets are read; nil: nothing is too old.
  package let today: CalendarDate?
  /// All stanzas of all files.
  package let stanzas: [Stanza]
  /// Rules and fallbacks with their stanzas, in the order of the files.
  package let rules: [LintedRule]
  /// Whether to tell of what is of no consequence as well.
  var isThorough = false
  /// What was proven; nil where there are errors.
  var proofs: Proofs?

  package init(_ set: SourceSet, _ ruleset: Ruleset, today: CalendarDate?) {
    self.set = set
    self.ruleset = ruleset
    self.today = today
    let byPlace = Dictionary(
      ruleset.rules.map { ($0.nameSpan, $0) }, uniquingKeysWith: { first, _ in first })
    stanzas = set.trees.flatMap(\.stanzas)
    rules = stanzas.compactMap { stanza in
      guard stanza.kind.hasConditions, let name = stanza.name, let rule = byPlace[name.span]
      else { return nil }
      return LintedRule(stanza: stanza, rule: rule)
    }
  }

  /// The stanza in which `span` begins.
  func stanza(_ span: SourceSpan) -> Stanza? {
    guard self.set.trees.indices.contains(span.file) else { return nil }
    return self.set.trees[span.file].stanzas.last { $0.span.start <= span.start }
  }

  func source(_ span: SourceSpan) -> SourceFile { self.set.trees[span.file].source }

  /// Whole lines of `span`, their ends included.
  func lines(_ span: SourceSpan) -> SourceSpan {
    let source = source(span)
    let last = source.line(of: max(span.start, span.end - 1))
    return SourceSpan(
      file: span.file, start: source.lineRange(source.line(of: span.start)).lowerBound,
      end: source.lineRange(last).upperBound)
  }

  /// The patch that takes whole lines away.
  func removal(_ span: SourceSpan, title: String) -> Fix {
    Fix(title: title, edits: [TextEdit(span: lines(span), replacement: "")], isSafe: true)
  }
}

extension LintContext {
  /// `keyword value` as a line above or below `field`, its value in the column of that line's.
  func line(_ keyword: String, _ value: String, like field: Field) -> String {
    let bytes = source(field.span).bytes
    var column = field.keywordSpan.end
    while column < field.span.end, bytes[column] == 0x20 { column += 1 }
    let width = max(column - field.keywordSpan.start, keyword.utf8.count + 2)
    return keyword + String(repeating: " ", count: width - keyword.utf8.count) + value
  }

  /// The blanks in front of `field`.
  func indentation(of field: Field) -> String {
    let start = lines(field.span).start
    return source(field.span).text(
      SourceSpan(file: field.span.file, start: start, end: field.span.start))
  }
}

/// A rule with its stanza.
package struct LintedRule: Sendable {
  package let stanza: Stanza
  package let rule: Ruleset.Rule

  /// One text in a `text` line.
  struct Text {
    var field: Field
    var mode: PatternExpression.Mode
    var item: PatternItem
    var text: Spelled
  }

  /// The texts of all `text` lines, those of phrase lists left out.
  var texts: [Text] {
    stanza.fields.flatMap { field -> [Text] in
      guard case .pattern(let expression) = field.value else { return [] }
      return expression.items.compactMap { item in
        guard case .text(let text) = item.content else { return nil }
        return Text(field: field, mode: expression.mode, item: item, text: text)
      }
    }
  }

  /// The `regex` lines.
  var regexes: [(field: Field, text: Spelled)] {
    stanza.fields.compactMap { field in
      guard field.keyword == .regex, case .verbatim(let text) = field.value else { return nil }
      return (field, text)
    }
  }

  /// The texts of its examples as patterns read them; with those of not-examples for `except`.
  func replies(isExcept: Bool) -> [[UInt8]] {
    (rule.examples + (isExcept ? rule.counterexamples : [])).map { ReplyText.framed($0.text) }
  }

  /// Whether `regex` is found in one of its replies. What an example reaches is no slip.
  func reaches(_ regex: Regex?, isExcept: Bool) -> Bool {
    guard let regex,
      let automaton = try? DFA(searching: regex, budget: CompilerLimits.patternStates)
    else { return true }
    return replies(isExcept: isExcept).contains { automaton.accepts($0) }
  }
}
