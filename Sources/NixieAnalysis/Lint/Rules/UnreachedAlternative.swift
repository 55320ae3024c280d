internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// W516: an alternative that no example shows.
enum UnreachedAlternative: LintRule {
  static let page = LintPage(
    code: "W516", name: "unreached-alternative",
    summary: "An alternative that no example reaches",
    what: #"""
      A text of an `any of` that is found in no example of its rule and in no documented line, and \#
      whose plainest reply another rule of the same ruleset decides otherwise. Where only the \#
      weight decides between the two, W406 says so, whichever ruleset the other is of. Many \#
      alternatives are variants of one sentence, and an example for each would drown those that \#
      matter: `nixie check --thorough` tells of every one without an example.
      """#,
    why: #"""
      Whoever wrote the alternative meant it to decide something. What no example shows may be \#
      taken by another rule, and nobody would know.
      """#,
    triggers: [
      #"""
      rule full
        text      any of "mailbox full", "no room for so many messages"
        is        mailbox-full
        example     | 552 mailbox full

      rule too-many
        text      "so many messages"
        priority  1
        is        rate-limited
        example     | 450 so many messages
      """#
    ],
    passes: [
      #"""
      rule full
        text       any of "mailbox full", "no room for so many messages"
        overrides  too-many
        is         mailbox-full
        example     | 552 mailbox full

      rule too-many
        text      "so many messages"
        is        rate-limited
        example     | 450 so many messages
        not-example | 552 no room for so many messages
      """#
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    guard let proofs = context.proofs else { return }
    let rules = context.ruleset.rules
    for alternative in proofs.unreached {
      let cure = "paste a reply that has it: `example | …`"
      guard let lost = alternative.lost, isOfOneAuthor(lost.winner, alternative.place, context)
      else {
        if context.isThorough {
          report.find(alternative.place, "no example has this text", notes: [cure])
        }
        continue
      }
      report.find(
        alternative.place,
        "no example has this text, and \(rules[lost.winner].id) decides its plainest reply",
        labels: [Diagnostic.Label(span: rules[lost.winner].nameSpan, text: lost.reason)],
        notes: [
          "for example: \(lost.reply.shown)",
          "\(cure); or say `overrides \(rules[lost.winner].id)`; or take this away",
        ])
    }
  }

  private static func isOfOneAuthor(
    _ winner: Int, _ place: SourceSpan, _ context: LintContext
  ) -> Bool {
    context.ruleset.rules[winner].nameSpan.file == place.file
  }
}
