internal import NixieSyntax

/// W512: past the date on which it was to be looked at.
enum PassedDate: LintRule {
  static let page = LintPage(
    code: "W512", name: "passed-date", summary: "A rule past its date",
    what: #"""
      A rule whose `expires` date is before today, or before the day of `--today`. It matches as \#
      before: nothing about an answer depends on the day.
      """#,
    why: #"""
      Its author asked for it: the rule was to be looked at again by then. Move the date, or remove \#
      the rule.
      """#,
    triggers: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        expires   2026-10-31
        example     | 552 mailbox full
      """#
    ],
    passes: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        expires   2026-11-01
        example     | 552 mailbox full
      """#
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    guard let today = context.today else { return }
    for rule in context.rules {
      guard let field = rule.stanza.field(.expires),
        case .date(let year, let month, let day) = field.value,
        let date = CalendarDate(year, month, day), date < today
      else { continue }
      report.find(
        field.span, "this rule was to be looked at by \(date.written)",
        notes: ["move the date if the rule is still right, or remove the rule"])
    }
  }
}
