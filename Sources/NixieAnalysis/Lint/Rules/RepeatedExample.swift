internal import NixieSyntax

/// W518: the same example twice.
enum RepeatedExample: LintRule {
  static let page = LintPage(
    code: "W518", name: "repeated-example", summary: "An example that is there twice",
    what: #"""
      Two `example` or two `not-example` lines of one rule with the same reply and the same hints, \#
      or two `expect` lines of one document that differ in nothing.
      """#,
    why: #"""
      The second one proves nothing. Mostly another reply was meant.
      """#,
    triggers: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        example     | 552 mailbox full
        example     | 552 mailbox full
      """#
    ],
    passes: [
      #"""
      rule full
        text      "mailbox full"
        is        mailbox-full
        example         | 552 mailbox full
        example at data | 552 mailbox full
      """#
    ],
    silence: "Remove the line; `nixie fix` does.")

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for stanza in context.stanzas {
      var first: [String: Field] = [:]
      for field in stanza.fields {
        switch field.value {
        case .sample, .expectation: break
        default: continue
        }
        guard let known = first[field.meaning] else {
          first[field.meaning] = field
          continue
        }
        report.find(
          field.span, "this line is there already",
          labels: [Diagnostic.Label(span: known.span, text: "here")],
          fix: context.removal(field.span, title: "remove it"))
      }
    }
  }
}
