internal import NixieSyntax

/// W511: last looked at long ago.
enum StaleSeen: LintRule {
  /// Years after which words of a server should be looked up again. Providers rewrite their
  /// pages about every two to three; five leaves those in peace that do not.
  static let years = 5

  static let page = LintPage(
    code: "W511", name: "stale-seen", summary: "Not seen for years",
    what: #"""
      A `seen` date that is more than five years ago. The day is that of `--today`, or today's.
      """#,
    why: #"""
      Servers change what they say. Look whether they still say it and write the new date, or let \#
      the rule go.
      """#,
    triggers: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        seen      2019-03-01
        example     | 552 mailbox full
      """#
    ],
    passes: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        seen      2025-03-01
        example     | 552 mailbox full
      """#,
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        seen      2021-11-01
        example     | 552 mailbox full
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    guard let today = context.today else { return }
    for stanza in context.stanzas {
      guard let field = stanza.field(.seen), case .date(let year, let month, let day) = field.value,
        let date = CalendarDate(year, month, day),
        (date.year + years, date.month, date.day) < (today.year, today.month, today.day)
      else { continue }
      report.find(
        field.span, "this was last seen more than \(years) years ago",
        notes: ["look whether it still is so, and write the new date"])
    }
  }
}
