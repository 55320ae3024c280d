/// E151 to E169: what a stanza lacks.
extension Messages {
  static func missingFields(
    _ span: SourceSpan, _ kind: StanzaKind, _ missing: [FieldKeyword], insertAt stanza: SourceSpan
  ) -> Diagnostic {
    error(
      "E151", span,
      "\(kind.withArticle) needs \(missing.count > 1 ? "lines" : "a line") "
        + choice(missing.map(\.rawValue), last: "and"))
  }

  static func missingVerdict(_ span: SourceSpan, _ kind: StanzaKind) -> Diagnostic {
    error(
      "E152", span, "\(kind.withArticle) needs a line `is`",
      notes: ["`is CATEGORY` says what a reply that matches means"])
  }

  static func missingCondition(_ span: SourceSpan, _ kind: StanzaKind) -> Diagnostic {
    let conditions = FieldKeyword.allCases.filter(\.isCondition).map(\.rawValue)
    return error(
      "E153", span, "\(kind.withArticle) needs a condition",
      notes: ["conditions are \(choice(conditions, last: "and")); `for` alone is too little"])
  }

  static func missingExample(_ span: SourceSpan) -> Diagnostic {
    error(
      "E154", span, "a rule needs an example",
      notes: ["write `example | ` and a reply that the rule must win"])
  }

  static func missingExpect(_ span: SourceSpan) -> Diagnostic {
    error(
      "E155", span, "a document needs a line `expect`",
      notes: ["write `expect CATEGORY | ` and a line of the document"])
  }

  static func missingItems(_ span: SourceSpan) -> Diagnostic {
    error("E156", span, "a phrases list needs an item", notes: ["write `- \"pattern\"`"])
  }

  static func missingPlaceholderPattern(_ span: SourceSpan) -> Diagnostic {
    error(
      "E157", span, "a placeholder needs a line `text` or `regex`",
      notes: ["it says what the placeholder stands for"])
  }

  static func twoPlaceholderPatterns(_ span: SourceSpan, _ first: SourceSpan) -> Diagnostic {
    error(
      "E158", span, "a placeholder has either `text` or `regex`",
      others: [Diagnostic.Label(span: first, text: "and here is the other")])
  }

  static func missingReason(_ span: SourceSpan, _ code: String) -> Diagnostic {
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    return error(
      "E159", span, "`allow` needs a reason",
      notes: ["where there is nothing to allow, take the line away"],
      fixes: [
        insert(
          " \"\(reasonToBeGiven)\"", end, title: "say why \(shown(code)) is fine here",
          isSketch: true)
      ])
  }

  /// Somebody pasted the sketch as it is.
  static func reasonNotGiven(_ span: SourceSpan) -> Diagnostic {
    error("E159", span, "this is no reason yet", notes: ["say in your words why it is fine here"])
  }

  /// What stands in a sketch in place of a reason.
  static let reasonToBeGiven = "why this is fine"
}

/// E191 to E199: limits.
extension Messages {
  static func fileTooLarge(_ span: SourceSpan) -> Diagnostic {
    error("E191", span, "the file is larger than \(Limits.fileBytes) bytes and was not read")
  }

  static func tooManyStanzas(_ span: SourceSpan) -> Diagnostic {
    error("E192", span, "more than \(Limits.stanzas) stanzas; the rest of the file was not read")
  }

  static func textTooLong(_ span: SourceSpan, _ count: Int, limit: Int) -> Diagnostic {
    error("E193", span, "this text has \(count) bytes; \(limit) are allowed")
  }

  static func tooManyItems(_ span: SourceSpan) -> Diagnostic {
    error(
      "E194", span, "more than \(Limits.listItems) items in one list",
      notes: ["split it into several `phrases` stanzas"])
  }

  static func nameTooLong(_ span: SourceSpan, _ count: Int) -> Diagnostic {
    error("E195", span, "this name has \(count) letters; \(Limits.nameBytes) are allowed")
  }

  static func tooManyErrors(_ span: SourceSpan) -> Diagnostic {
    error("E196", span, "more than \(Limits.diagnostics) errors; the rest of the file was not read")
  }
}
