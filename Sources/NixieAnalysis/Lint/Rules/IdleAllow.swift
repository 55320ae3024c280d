internal import NixieSyntax

/// W517: an `allow` that allows nothing.
///
/// What it allows is known only when all else is found: ``Suppressions`` reports it.
enum IdleAllow: LintRule {
  static let page = LintPage(
    code: "W517", name: "idle-allow", summary: "An `allow` that silences nothing",
    what: #"""
      An `allow CODE "reason"` in a rule of which no such finding is made. Nothing is said where the \#
      level of that finding is `off`.
      """#,
    why: #"""
      The reason for it is gone, and the next finding of that kind would be silenced with nobody \#
      having looked at it.
      """#,
    triggers: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        example     | 552 mailbox full
        allow     W507 "Nobody else says this."
      """#
    ],
    passes: [
      #"""
      rule full
        text      "full"
        is        mailbox-full
        example     | 552 full
        allow     W507 "Nobody else says this."
      """#
    ],
    silence: "Remove the `allow` line; `nixie fix` does.")

  static func check(_ context: LintContext, _ report: inout LintReport) {}
}
