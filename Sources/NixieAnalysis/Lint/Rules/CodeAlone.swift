internal import NixieCompiler
internal import NixieSyntax

/// W520: a rule that looks at a reply code and at nothing else.
enum CodeAlone: LintRule {
  static let page = LintPage(
    code: "W520", name: "code-alone", summary: "A rule that rests on a reply code alone",
    what: #"""
      A `rule` for any ESP whose only condition is `code`, and whose `priority` is not below zero. \#
      As a `fallback` it says the same of all replies that no rule knows.
      """#,
    why: #"""
      A reply code alone says little: 550 is a closed mailbox, a blocked sender or a virus. A rule \#
      speaks before every fallback, so this one answers replies for which more specific fallbacks \#
      were written.
      """#,
    triggers: [
      #"""
      rule full
        code      552
        is        mailbox-full
        example     | 552 whatever
      """#
    ],
    passes: [
      #"""
      fallback full
        code      552
        is        mailbox-full
        example     | 552 whatever
      """#
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules where rule.stanza.kind == .rule && rule.rule.scope == nil {
      let conditions = rule.stanza.fields.filter { $0.keyword.isCondition }
      guard let only = conditions.first, conditions.count == 1, only.keyword == .code,
        !only.isExcept, case .codes(let codes) = only.value, !codes.contains(.none),
        rule.stanza.field(.overrides) == nil, rule.rule.priority >= 0
      else { continue }
      report.find(
        only.span, "a reply code alone decides",
        notes: ["a `fallback` says what a bare code means where no rule knows the text"],
        fix: Fix(
          title: "make it a fallback",
          edits: [TextEdit(span: rule.stanza.keywordSpan, replacement: "fallback")]))
    }
  }
}
