internal import NixieCompiler
internal import NixieSyntax

/// W507: one common word, and nothing besides.
enum LoneWord: LintRule {
  static let page = LintPage(
    code: "W507", name: "lone-word", summary: "One common word decides",
    what: #"""
      A rule for any ESP, without `code` and `enhanced`, of which one `text` is a single word that \#
      stands in replies about everything: `blocked`, `full`, `mailbox`, `spam`. The words are a \#
      list of some hundred; a word that is not in it is nobody's business but the author's. A \#
      fallback, and a rule of a `priority` below zero, is a last resort and may rest on a word.
      """#,
    why: #"""
      "Blocked" stands in replies about addresses, attachments, ports and accounts. A rule that \#
      rests on it alone answers all of them, and what it answers wrongly nobody sees.
      """#,
    triggers: [
      #"""
      rule full
        text      "full"
        is        mailbox-full
        example     | 552 full
      """#,
      #"""
      rule fast
        text      any of "too many messages", "*limit*"
        is        rate-limited
        example     | 450 too many messages
      """#,
    ],
    passes: [
      #"""
      rule full
        code      552
        text      "full"
        is        mailbox-full
        example     | 552 full
      """#,
      #"""
      rule full
        text      any of "mailbox full", "mailbox is full", "overquota"
        is        mailbox-full
        example     | 552 mailbox is full
      """#,
      #"""
      rule full
        text      is "full"
        is        mailbox-full
        example     | 552 full
      """#,
      #"""
      rule full
        text      "full"
        is        mailbox-full
        priority  -5
        example     | 552 full
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules where isWide(rule) {
      for text in rule.texts where !text.field.isExcept && text.item.anchor != .is {
        guard text.mode == .single || text.mode == .anyOf, !text.text.bytes.contains(0x20) else {
          continue
        }
        let word = text.text.value.lowercased().filter { $0 != "*" }
        let letters = word.drop { !$0.isLetter }
        guard CommonWords.all.contains(String(letters)), word.count - letters.count <= 1 else {
          continue
        }
        report.find(
          text.text.span, "\"\(letters)\" stands in replies about many things",
          notes: [
            "say more of the text, or which `code` it comes with",
            "`except text` lines name what it must not be",
          ])
      }
    }
  }

  /// Whether nothing but its text restricts a rule.
  private static func isWide(_ rule: LintedRule) -> Bool {
    !rule.rule.isFallback && rule.rule.priority >= 0
      && rule.rule.scope == nil && rule.rule.replyCodes.positive.isEmpty
      && rule.rule.enhancedCodes.positive.isEmpty && rule.regexes.allSatisfy(\.field.isExcept)
      && !rule.stanza.fields.contains { $0.keyword == .stage && !$0.isExcept }
      && !rule.stanza.fields.contains(where: \.isExcept)
  }
}
