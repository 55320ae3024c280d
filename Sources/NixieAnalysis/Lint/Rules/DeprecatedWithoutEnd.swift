internal import NixieCompiler
internal import NixieSyntax

/// W513: a rule that is to go, and nobody knows when.
enum DeprecatedWithoutEnd: LintRule {
  static let page = LintPage(
    code: "W513", name: "deprecated-without-end", summary: "A deprecated rule without a date",
    what: #"""
      A rule with `status deprecated` and no `expires` date. `deprecated` means that the rule is on \#
      its way out; it matches as before until it is removed.
      """#,
    why: #"""
      What has no date stays. With one, `nixie check` tells on that day that the rule can go.
      """#,
    triggers: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        status    deprecated
        example     | 552 mailbox full
      """#
    ],
    passes: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        status    deprecated
        expires   2027-02-01
        example     | 552 mailbox full
      """#
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules where rule.rule.status == .deprecated {
      guard let field = rule.stanza.field(.status), rule.stanza.field(.expires) == nil else {
        continue
      }
      report.find(
        field.span, "nothing says until when this rule stays",
        notes: ["a line `expires YYYY-MM-DD`: on that day `nixie check` reminds of it"])
    }
  }
}
