/// E101 to E109: lines that are not what they should be.
extension Messages {
  static func unknownHeader(_ span: SourceSpan, _ word: String, _ meant: StanzaKind?) -> Diagnostic
  {
    error(
      "E101", span, "I don't know the stanza \"\(shown(word))\"",
      label: meant.map { didYouMean($0.rawValue) },
      notes: meant == nil
        ? ["stanzas are \(choice(StanzaKind.allCases.map(\.rawValue), last: "and"))"] : [],
      fixes: meant.map { [replace(span, $0.rawValue)] } ?? [])
  }

  static func unknownField(_ span: SourceSpan, _ word: String, suggestion: String) -> Diagnostic {
    error(
      "E102", span, "I don't know the line \"\(shown(word))\"", label: didYouMean(suggestion),
      fixes: [replace(span, suggestion)])
  }

  static func unknownField(_ span: SourceSpan, _ word: String, stanza: StanzaKind) -> Diagnostic {
    var words = stanza.fields.map(\.rawValue)
    if stanza.hasConditions { words.append("except") }
    var notes = ["lines of \(stanza.withArticle) are \(choice(words, last: "and"))"]
    var fixes: [Fix] = []
    if stanza == .include { notes = ["an include has no lines below it"] }
    if word.hasPrefix("//") || word.hasPrefix("--") || word.hasPrefix(";") {
      let sign = SourceSpan(
        file: span.file, start: span.start, end: span.start + (word.hasPrefix(";") ? 1 : 2))
      notes = ["a comment begins with `#`"]
      fixes = [replace(sign, "# ", title: "make it a comment")]
    } else if word.utf8.prefix(3).count(where: { (0x30...0x39).contains($0) }) == 3 {
      notes = ["a reply of several lines is written as one line, joined by blanks, behind `|`"]
    }
    return error(
      "E102", span, "I don't know the line \"\(shown(word))\"", notes: notes, fixes: fixes)
  }

  static func beforeFirstStanza(_ span: SourceSpan) -> Diagnostic {
    error(
      "E103", span, "this line belongs to no stanza",
      notes: [
        "a stanza begins with \(choice(StanzaKind.allCases.map(\.rawValue))); "
          + "the first of a file is `ruleset NAME`"
      ])
  }

  static func wrongField(_ span: SourceSpan, _ keyword: FieldKeyword, _ stanza: StanzaKind)
    -> Diagnostic
  {
    let homes = StanzaKind.allCases.filter { $0.fields.contains(keyword) }.map(\.rawValue)
    return error(
      "E104", span, "\(stanza.withArticle) has no line `\(keyword.rawValue)`",
      notes: ["`\(keyword.rawValue)` belongs into a stanza \(choice(homes))"])
  }

  static func wrongExcept(_ span: SourceSpan, _ stanza: StanzaKind) -> Diagnostic {
    error(
      "E104", span, "\(stanza.withArticle) has no line `except`",
      notes: ["`except` belongs into a stanza `rule` or `fallback`"])
  }

  /// - Parameter line: what to remove, where both lines say the same.
  static func duplicateField(_ field: Field, _ first: SourceSpan, removing line: SourceSpan?)
    -> Diagnostic
  {
    let word = field.keyword.rawValue
    var note = "one of them is too many: keep the one that is meant"
    if field.keyword.isList { note = "several values stand on one line, with commas" }
    if field.keyword == .regex {
      note = "write one regex for both, or make one of them a line `text`: all conditions must hold"
    }
    return error(
      "E105", field.keywordSpan, "a second `\(word)` line",
      others: [Diagnostic.Label(span: first, text: "the first is here")],
      notes: line == nil ? [note] : [],
      fixes: line.map { [remove($0, title: "remove the second line, which says the same")] } ?? [])
  }

  static func secondText(
    _ field: Field, _ first: Field, joined: String?, modes: [PatternExpression.Mode],
    removing line: SourceSpan
  ) -> Diagnostic {
    var fixes: [Fix] = []
    if let joined {
      let value = SourceSpan(
        file: first.span.file, start: first.keywordSpan.end, end: first.span.end)
      fixes = modes.map { mode in
        let meaning =
          mode == .allOf ? "all of the texts must be there" : "one of the texts is enough"
        return Fix(
          title: "if \(meaning)",
          edits: [
            TextEdit(span: value, replacement: "  \(mode.rawValue) \(joined)"),
            TextEdit(span: line, replacement: ""),
          ])
      }
    }
    return error(
      "E106", field.keywordSpan, "a second `text` line: do both have to match, or one of them?",
      label: "write `text all of …` or `text any of …`",
      others: [Diagnostic.Label(span: first.keywordSpan, text: "the first is here")], fixes: fixes)
  }

  static func strayItem(_ span: SourceSpan) -> Diagnostic {
    error(
      "E107", span, "this item belongs to no list",
      notes: ["`- item` lines stand in a `phrases` stanza, or below a line that takes a list"])
  }

  static func severalItems(_ comma: SourceSpan) -> Diagnostic {
    error(
      "E107", comma, "one `-` line holds one item",
      fixes: [replace(comma, "\n    -", title: "give each item its own line")])
  }

  static func missingDash(_ span: SourceSpan, insertAt: SourceSpan) -> Diagnostic {
    error(
      "E107", span, "an item of a list begins with `-`",
      fixes: [insert("- ", insertAt, title: "write the `-`")])
  }

  static func exceptCondition(_ span: SourceSpan, _ word: String?, _ meant: String?) -> Diagnostic {
    let conditions = FieldKeyword.allCases.filter(\.isCondition).map(\.rawValue)
    return error(
      "E108", span,
      word.map { "`except` cannot be followed by \"\(shown($0))\"" }
        ?? "`except` needs a condition behind it",
      label: meant.map(didYouMean),
      notes: meant == nil ? ["behind `except` stands \(choice(conditions))"] : [],
      fixes: meant.map { [replace(span, $0)] } ?? [])
  }

  static func lineWithoutWord(_ span: SourceSpan) -> Diagnostic {
    error(
      "E109", span, "a line begins with a word that says what it is",
      notes: ["a text, a bar or a comma cannot begin a line; lines are not continued"])
  }
}
