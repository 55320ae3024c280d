internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// W516: an alternative that no example shows.
enum UnreachedAlternative: LintRule {
  static let page = LintPage(
    code: "W516", name: "unreached-alternative", level: .off,
    summary: "An alternative that no example reaches",
    what: #"""
      A text of `text any of` that is found in no example of its rule and in no line of a document. \#
      Off unless it is asked for: many alternatives are variants of one sentence, and an example \#
      for each would drown those that matter. Lists of `phrases` are not looked at.
      """#,
    why: #"""
      What no example shows may be misspelt, or taken by another rule, and nobody would know.
      """#,
    triggers: [
      #"""
      rule full
        text      any of "mailbox full", "over quota"
        is        mailbox-full
        example     | 552 mailbox full
      """#
    ],
    passes: [
      #"""
      rule full
        text      any of "mailbox full", "over quota"
        is        mailbox-full
        example     | 552 mailbox full
        example     | 552 over quota
      """#
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    let plan = MatchPlan(context.ruleset.patterns)
    let documented = context.ruleset.documents.flatMap(\.expectations).map {
      ReplyText.framed($0.text)
    }
    for rule in context.rules {
      let texts = rule.texts.filter { !$0.field.isExcept && $0.mode == .anyOf }
      guard texts.count > 1,
        let clause = rule.rule.clauses.first(where: {
          $0.kind == .anyOf && $0.span == texts[0].field.span
        }), clause.patterns.count == texts.count
      else { continue }
      let replies = rule.replies(isExcept: false)
      for (text, pattern) in zip(texts, clause.patterns) {
        if (replies + documented).contains(where: { plan.holds(pattern, $0) }) { continue }
        report.find(
          text.item.span, "no example has this text",
          notes: ["paste a reply that has it: `example | …`"])
      }
    }
  }
}
