/// E120 to E129: values that are not written as they should be.
extension Messages {
  static func missingValue(_ span: SourceSpan, _ keyword: String) -> Diagnostic {
    error("E120", span, "nothing stands behind `\(shown(keyword))`")
  }

  static func unclosedQuote(_ span: SourceSpan, closeAt: SourceSpan) -> Diagnostic {
    error(
      "E121", span, "this text has no closing quote",
      notes: ["a text ends on the line on which it begins"],
      fixes: [insert("\"", closeAt, title: "close it")])
  }

  static func missingQuotes(_ span: SourceSpan, quoted: String) -> Diagnostic {
    error(
      "E122", span, "a text stands in double quotes",
      fixes: [replace(span, quoted, title: "put it into quotes")])
  }

  static func smartQuotes(_ span: SourceSpan, quoted: String) -> Diagnostic {
    error(
      "E123", span, "these are not straight quotes",
      notes: ["word processors change `\"` into typographic quotes"],
      fixes: [replace(span, quoted, title: "use straight quotes")])
  }

  static func innerQuotes(_ span: SourceSpan, quoted: String) -> Diagnostic {
    error(
      "E124", span, "a quote inside a text is written twice",
      fixes: [replace(span, quoted, title: "double the quotes inside")])
  }

  static func needlessQuotes(_ span: SourceSpan, _ inner: String) -> Diagnostic {
    error(
      "E125", span, "a word stands here without quotes",
      fixes: inner.isEmpty ? [] : [replace(span, inner, title: "write `\(inner)`")])
  }

  static func missingComma(_ span: SourceSpan, insertAt: SourceSpan) -> Diagnostic {
    error(
      "E126", span, "a comma is missing in front of this",
      fixes: [insert(",", insertAt, title: "write the comma")])
  }

  /// - Parameter span: the word and the blank in front of it.
  static func joiningWord(_ span: SourceSpan, _ word: String) -> Diagnostic {
    error(
      "E126", span, "a comma stands between values, not \"\(word)\"",
      notes: ["`any of` or `all of` in front of the texts says how they are joined"],
      fixes: [replace(span, ",", title: "write the comma")])
  }

  static func strayComma(_ span: SourceSpan) -> Diagnostic {
    error(
      "E127", span, "there is nothing for this comma to separate",
      fixes: [remove(span, title: "remove it", isSafe: true)])
  }

  static func missingBar(_ span: SourceSpan, insertAt: SourceSpan, _ keyword: String)
    -> Diagnostic
  {
    let atEnd = span.end <= insertAt.start
    return error(
      "E128", span, "`\(keyword)` needs a `|` in front of its text",
      notes: ["behind `|` the rest of the line is taken as it is"],
      // A bar with nothing behind it is no example yet.
      fixes: [insert(atEnd ? " | " : "| ", insertAt, title: "write the `|`", isSketch: atEnd)])
  }

  static func modeOfTexts(_ span: SourceSpan, _ keyword: String) -> Diagnostic {
    error(
      "E130", span, "`all of`, `any of` and `in order` go with `text` only",
      notes: [
        "behind `\(keyword)` stand a `|` and one text; "
          + "for several write `text any of \"…\", \"…\"`"
      ])
  }

  static func strayBar(_ span: SourceSpan, _ keyword: String) -> Diagnostic {
    error(
      "E129", span, "`\(shown(keyword))` takes no `|`",
      notes: ["`|` stands in `regex`, `example`, `not-example` and `expect` lines"])
  }

  static func permanenceOfNothing(_ span: SourceSpan) -> Diagnostic {
    error(
      "E130", span, "`nothing` has no permanence",
      notes: ["`expect nothing` means that no rule decides; a category may have a permanence"],
      fixes: [remove(span, title: "remove it", isSafe: true)])
  }

  static func strayText(_ span: SourceSpan, _ text: String) -> Diagnostic {
    error(
      "E130", span, "I don't expect \"\(shown(text))\" here",
      fixes: [remove(span, title: "remove it")])
  }
}
