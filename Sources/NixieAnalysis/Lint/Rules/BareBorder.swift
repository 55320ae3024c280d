internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// W521: no `not-example` beside a close neighbour.
enum BareBorder: LintRule {
  static let page = LintPage(
    code: "W521", name: "bare-border", summary: "No `not-example` beside a close neighbour",
    what: #"""
      A rule that has an `except` on its text, or that a rule of the same ruleset overrides, and no \#
      reply shows what is kept out: the rule has no `not-example`, and no example or documented \#
      line lies beyond that border. The patch adds a reply that does, made of the words of both; \#
      a real one is better. Of several such borders of one rule the first is told. Nothing is said \#
      where a rule of another ruleset overrides this one: each may be used without the other.
      """#,
    why: #"""
      A border is there because two meanings come close to each other. Without a reply beyond it \#
      nobody notices when it is moved, or when it never worked.
      """#,
    triggers: [
      #"""
      rule full
        text      "mailbox is full"
        except    text "of viruses"
        is        mailbox-full
        example     | 552 mailbox is full
      """#,
      #"""
      rule full
        text      "mailbox is full"
        is        mailbox-full
        example     | 552 mailbox is full

      rule slow
        text       "try again"
        is         rate-limited
        overrides  full
        example     | 450 try again
      """#,
    ],
    passes: [
      #"""
      rule full
        text      "mailbox is full"
        except    text "of viruses"
        is        mailbox-full
        example     | 552 mailbox is full
        not-example | 552 mailbox is full of viruses
      """#,
      #"""
      rule full
        text      "mailbox is full"
        is        mailbox-full
        example     | 552 mailbox is full

      rule slow
        text       "try again"
        is         rate-limited
        overrides  full
        example     | 450 mailbox is full, try again
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for border in context.proofs?.bareBorders ?? [] {
      let rule = context.ruleset.rules[border.rule]
      let fix = context.rules.first { $0.rule.nameSpan == rule.nameSpan }.flatMap {
        patch($0, border, context)
      }
      guard let winner = border.winner else {
        report.find(
          border.span, "no reply shows what this `except` keeps out",
          notes: ["a `not-example` in \(rule.id) does"], fix: fix)
        continue
      }
      let other = context.ruleset.rules[winner]
      report.find(
        rule.nameSpan, "no reply shows where \(rule.id) ends and \(other.id) begins",
        labels: [Diagnostic.Label(span: other.nameSpan, text: "overrides it")],
        notes: ["a `not-example` in \(rule.id), or an example of both, does"], fix: fix)
    }
  }

  /// The line below the last example.
  private static func patch(
    _ rule: LintedRule, _ border: Borders.Bare, _ context: LintContext
  ) -> Fix? {
    guard let last = rule.stanza.fields.last(where: { $0.keyword == .example }) else { return nil }
    var hints = ""
    let own = rule.rule.scope.map { $0.map { context.ruleset.esps[$0].id } } ?? []
    if let esp = border.reply.hints.esp, own.first != esp { hints += " for \(esp)" }
    if let stage = border.reply.hints.stage { hints += " at \(stage.name)" }
    let text = String(decoding: border.reply.text, as: UTF8.self)
    let place = context.lines(last.span).end
    let line = "\(context.indentation(of: last))not-example\(hints) | \(text)\n"
    return Fix(
      title: "add `not-example\(hints) | \(text)`",
      edits: [
        TextEdit(
          span: SourceSpan(file: last.span.file, start: place, end: place), replacement: line)
      ], isSafe: false)
  }
}
