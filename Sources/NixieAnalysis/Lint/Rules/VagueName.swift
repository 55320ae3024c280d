internal import NixieSyntax

/// W514: a name that says nothing.
enum VagueName: LintRule {
  static let page = LintPage(
    code: "W514", name: "vague-name", summary: "A name that says nothing",
    what: #"""
      A rule, phrases list or placeholder called `rule-1`, `new-rule`, `test2`, `foo`: a word \#
      without meaning, with or without a number.
      """#,
    why: #"""
      The name of a rule is part of every answer. It is what people search for, and what `overrides` \#
      and reports say.
      """#,
    triggers: [
      #"""
      rule rule-1
        text      "mailbox full"
        is        mailbox-full
        example     | 552 mailbox full
      """#
    ],
    passes: [
      #"""
      rule mailbox-full
        text      "mailbox full"
        is        mailbox-full
        example     | 552 mailbox full
      """#,
      #"""
      rule bl21
        text      "[BL21]"
        is        rate-limited
        example     | 550 [BL21] blocked
      """#,
    ])

  private static let vague: Set<String> = [
    "rule", "fallback", "new", "test", "temp", "tmp", "foo", "bar", "baz", "untitled", "unnamed",
    "name", "my", "a", "b", "c", "x", "y", "z", "asdf", "copy", "list", "phrases", "placeholder",
    "pattern", "stuff", "misc", "todo",
  ]

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for stanza in context.stanzas
    where stanza.kind.hasConditions || stanza.kind == .phrases || stanza.kind == .placeholder {
      guard let name = stanza.name else { continue }
      let words = name.value.split(separator: "-").map { word in
        String(word.prefix { !$0.isNumber })
      }
      guard words.allSatisfy({ $0.isEmpty || vague.contains($0) }),
        words.contains(where: { !$0.isEmpty })
      else { continue }
      report.find(
        name.span, "\"\(name.value)\" says nothing of what this is about",
        notes: ["a name says what happened: `mailbox-full`, `sender-blocked`"])
    }
  }
}
