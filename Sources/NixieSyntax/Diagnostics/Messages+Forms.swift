/// E131 to E149: words, codes, dates, numbers and patterns of the wrong form.
extension Messages {
  static func unknownWord(
    _ span: SourceSpan, _ word: String, _ what: String, _ meant: String?, _ words: [String]
  ) -> Diagnostic {
    error(
      "E131", span, "I don't know \"\(shown(word))\" in `\(what)`", label: meant.map(didYouMean),
      notes: meant == nil && !words.isEmpty ? ["possible is \(choice(words))"] : [],
      fixes: meant.map { [replace(span, $0)] } ?? [])
  }

  static func badCode(_ span: SourceSpan, _ word: String, _ meant: String?) -> Diagnostic {
    error(
      "E132", span, "\"\(shown(word))\" is no reply code", label: meant.map(didYouMean),
      notes: [
        "a reply code has three digits, of which the first is 2 to 5 (`554`); "
          + "`x` stands for any digit (`55x`, `4xx`), `none` for a reply without a code"
      ],
      fixes: meant.map { [replace(span, $0)] } ?? [])
  }

  static func badEnhanced(_ span: SourceSpan, _ word: String, _ meant: String?) -> Diagnostic {
    error(
      "E133", span, "\"\(shown(word))\" is no enhanced status code", label: meant.map(didYouMean),
      notes: [
        "an enhanced code is 2, 4 or 5 and two numbers (`5.1.1`, `5.7.606-649`); "
          + "`x` stands for any number (`x.2.2`), `none` for a reply without such a code"
      ],
      fixes: meant.map { [replace(span, $0)] } ?? [])
  }

  static func badDate(_ span: SourceSpan, _ word: String, meant: String?, reason: String?)
    -> Diagnostic
  {
    error(
      "E134", span, "\"\(shown(word))\" is no date",
      label: reason ?? meant.map(didYouMean) ?? "write YYYY-MM-DD",
      fixes: meant.map { [replace(span, $0)] } ?? [])
  }

  static func badNumber(_ span: SourceSpan, _ word: String) -> Diagnostic {
    error("E135", span, "\"\(shown(word))\" is no whole number")
  }

  static func numberTooLarge(_ span: SourceSpan) -> Diagnostic {
    error(
      "E135", span, "a priority is at most \(Limits.priority) above or below zero")
  }

  static func unknownFormat(_ span: SourceSpan, _ word: String) -> Diagnostic {
    error(
      "E136", span, "I don't know format \(shown(word)) of the language",
      notes: ["this version of Nixie reads format 1"], fixes: [replace(span, "1")])
  }

  static func badDuration(_ span: SourceSpan, _ word: String, _ meant: String?) -> Diagnostic {
    error(
      "E137", span, "\"\(shown(word))\" is no duration",
      label: meant.map(didYouMean) ?? "write `retry after 30 minutes`",
      fixes: meant.map { [replace(span, $0)] } ?? [])
  }

  static func durationOutOfRange(_ span: SourceSpan) -> Diagnostic {
    error("E137", span, "a retry comes after a second at least and a year at most")
  }

  static func missingAfter(_ span: SourceSpan, insertAt: SourceSpan) -> Diagnostic {
    error(
      "E137", span, "the line is `retry after`",
      fixes: [insert(" after", insertAt, title: "write `after`")])
  }

  static func badHost(_ span: SourceSpan, _ word: String, _ meant: String?) -> Diagnostic {
    error(
      "E138", span, "\"\(shown(word))\" is no host", label: meant.map(didYouMean),
      notes: ["write `example.com`, or `*.example.com` for all hosts below it"],
      fixes: meant.map { [replace(span, $0)] } ?? [])
  }

  static func missingMode(_ span: SourceSpan, insertAt: SourceSpan, isBefore: Bool = false)
    -> Diagnostic
  {
    let fixes = ["any of", "all of"].map { mode in
      insert(isBefore ? mode + " " : " " + mode, insertAt, title: "write `text \(mode)`")
    }
    return error(
      "E139", span, "several texts need `any of` or `all of` in front of them", fixes: fixes)
  }

  static func notInOrder(_ span: SourceSpan) -> Diagnostic {
    error("E140", span, "`in order` takes plain texts only")
  }

  static func anyAmongOthers(_ span: SourceSpan) -> Diagnostic {
    error("E141", span, "`any` is every ESP and stands alone")
  }
}
