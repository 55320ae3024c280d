internal import NixieCompiler
internal import NixieSyntax

/// W509: nothing says where a rule is from.
enum MissingSource: LintRule {
  static let page = LintPage(
    code: "W509", name: "missing-source", level: .off, summary: "A rule without a source",
    what: #"""
      A rule without a `source` line in a file whose `ruleset` has none either. Off unless it is \#
      asked for: for rules that others will read, `W509 warning` in `.nixie-lint`.
      """#,
    why: #"""
      Servers change their words. Whoever looks at the rule in two years has to know where to look \#
      them up: a page of the provider, a ticket, a log.
      """#,
    triggers: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        example     | 552 mailbox full
      """#
    ],
    passes: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        source    "Ticket 4711"
        example     | 552 mailbox full
      """#
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    let documented = Set(
      context.stanzas.filter { $0.kind == .ruleset && $0.field(.source) != nil }.map(\.span.file))
    for rule in context.rules
    where rule.stanza.field(.source) == nil && !documented.contains(rule.stanza.span.file) {
      report.find(
        rule.rule.nameSpan, "nothing says where this rule is from",
        notes: ["a line `source \"…\"`, in the rule or in the `ruleset` for all"])
    }
  }
}
