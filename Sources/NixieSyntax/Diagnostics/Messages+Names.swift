/// E110 to E119: headers, names and the ruleset stanza.
extension Messages {
  static func missingName(_ span: SourceSpan, _ kind: StanzaKind) -> Diagnostic {
    error("E110", span, "\(kind.withArticle) needs a name", label: "write `\(kind.rawValue) NAME`")
  }

  static func badName(_ span: SourceSpan, _ word: String, _ meant: String?) -> Diagnostic {
    error(
      "E111", span, "\"\(shown(word))\" cannot be a name",
      notes: ["a name is small letters and digits, with single hyphens between them"],
      fixes: meant.map { [replace(span, $0)] } ?? [])
  }

  static func reservedName(_ span: SourceSpan, _ word: String) -> Diagnostic {
    error(
      "E112", span, "the name \"\(word)\" has a meaning of its own",
      notes: ["`for any` means every ESP, `expect nothing` no category"])
  }

  static func missingRuleset(_ span: SourceSpan, insertAt: SourceSpan, _ name: String)
    -> Diagnostic
  {
    error(
      "E113", span, "the file has no `ruleset` stanza",
      label: "`ruleset NAME` comes first",
      fixes: [
        insert("ruleset \(name)\n  title  \"\(name)\"\n\n", insertAt, title: "begin with a ruleset")
      ])
  }

  static func rulesetNotFirst(_ stanza: Stanza, _ first: SourceSpan, moved: String) -> Diagnostic {
    let start = SourceSpan(file: first.file, start: first.start, end: first.start)
    return error(
      "E114", stanza.keywordSpan, "`ruleset` is not the first stanza",
      others: [
        Diagnostic.Label(
          span: SourceSpan(file: first.file, start: first.start, end: first.start),
          text: "it belongs here")
      ],
      fixes: [
        Fix(
          title: "move it",
          edits: [
            TextEdit(span: start, replacement: moved + "\n\n"),
            TextEdit(span: stanza.span, replacement: ""),
          ])
      ])
  }

  static func secondRuleset(_ span: SourceSpan, _ first: SourceSpan) -> Diagnostic {
    error(
      "E115", span, "a second `ruleset` in one file",
      others: [Diagnostic.Label(span: first, text: "the first is here")],
      notes: ["a file is one ruleset; put the other into a file of its own"])
  }

  static func notUTF8(_ span: SourceSpan) -> Diagnostic {
    error(
      "E116", span, "this word is not UTF-8",
      notes: ["only texts and replies may hold bytes that are not UTF-8"])
  }
}
