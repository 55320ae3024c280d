internal import NixieCompiler
internal import NixieSyntax

/// W510: nothing says what to do.
enum MissingAdvice: LintRule {
  static let page = LintPage(
    code: "W510", name: "missing-advice", summary: "A rule that leaves its reader without advice",
    what: #"""
      A rule without `advice` whose category has none either. The advice of a category is enough: \#
      a rule needs its own only where it knows more.
      """#,
    why: #"""
      The answer to "what do I do about it?" is what people read a classification for.
      """#,
    triggers: [
      #"""
      category odd
        title       "Something odd"
        group       test
        permanence  by code
        party       receiver
        action      review

      rule odd
        text      "something odd happened"
        is        odd
        example     | 550 something odd happened
      """#
    ],
    passes: [
      #"""
      category odd
        title       "Something odd"
        group       test
        permanence  by code
        party       receiver
        action      review

      rule odd
        text      "something odd happened"
        is        odd
        advice    "Ask their postmaster what happened."
        example     | 550 something odd happened
      """#
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules where rule.rule.advice.isEmpty {
      let category = context.ruleset.categories[rule.rule.category]
      guard category.advice.isEmpty, category.id != "unclassified",
        rule.stanza.field(.advice) == nil, let verdict = rule.stanza.field(.is),
        case .verdict = verdict.value
      else { continue }
      report.find(
        rule.rule.nameSpan, "this rule has no advice, and neither has \(category.id)",
        labels: [Diagnostic.Label(span: category.span, text: "the category")],
        notes: ["a line `advice \"…\"`, best in the category"])
    }
  }
}
