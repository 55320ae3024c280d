internal import NixieCompiler
internal import NixieSyntax

/// W519: a rule that is about an ESP, and for all of them.
enum ProviderForAny: LintRule {
  static let page = LintPage(
    code: "W519", name: "provider-for-any",
    summary: "A rule about an ESP that is for any",
    what: #"""
      A rule without `for`, in a file that declares an ESP, whose name begins with the ESP's or \#
      which stands below a comment that is the ESP's name or title. `for any` says that it is meant.
      """#,
    why: #"""
      Without `for` the rule answers everybody's replies: words that mean one thing at this provider \#
      are judged so everywhere.
      """#,
    triggers: [
      #"""
      esp example-mail
        title  "Example Mail"
        mx     *.mx.example.com

      # Example Mail
      rule refused
        text      "refused by rule 7"
        is        rate-limited
        example     | 550 refused by rule 7
      """#
    ],
    passes: [
      #"""
      esp example-mail
        title  "Example Mail"
        mx     *.mx.example.com

      # Example Mail
      rule refused
        for       example-mail
        text      "refused by rule 7"
        is        rate-limited
        example     | 550 refused by rule 7
      """#,
      #"""
      esp example-mail
        title  "Example Mail"
        mx     *.mx.example.com

      rule example-mail-relayed
        for       any
        text      "example mail says: refused"
        is        rate-limited
        example     | 550 Example Mail says: refused
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    let declared = Dictionary(grouping: context.stanzas.filter { $0.kind == .esp }) {
      $0.span.file
    }
    for rule in context.rules where rule.stanza.kind == .rule && rule.stanza.field(.for) == nil {
      guard let esps = declared[rule.stanza.span.file] else { continue }
      let comment = commentAbove(rule.stanza, context).lowercased()
      let esp = esps.first { esp in
        guard let name = esp.name?.value else { return false }
        return rule.rule.name.hasPrefix(name + "-") || comment == name.lowercased()
          || comment == title(esp)
      }
      guard let name = esp?.name?.value else { continue }
      let start = context.lines(rule.stanza.keywordSpan).end
      report.find(
        rule.rule.nameSpan, "this rule is about \(name), and for any ESP",
        notes: ["if its words mean the same everywhere, write `for any`"],
        fix: Fix(
          title: "restrict it to \(name)",
          edits: [
            TextEdit(
              span: SourceSpan(file: rule.stanza.span.file, start: start, end: start),
              replacement: "  "
                + (rule.stanza.fields.first.map { context.line("for", name, like: $0) }
                  ?? "for  \(name)") + "\n")
          ]))
    }
  }

  private static func title(_ esp: Stanza) -> String {
    guard case .text(let title)? = esp.field(.title)?.value else { return "" }
    return title.value.lowercased()
  }

  /// The words of the comment line right above a stanza.
  private static func commentAbove(_ stanza: Stanza, _ context: LintContext) -> String {
    let source = context.source(stanza.span)
    let line = source.line(of: stanza.span.start)
    guard line > 1 else { return "" }
    let text = source.lineText(line - 1)
    guard text.hasPrefix("#") else { return "" }
    return text.drop { $0 == "#" || $0 == " " }.split(separator: " ").joined(separator: " ")
  }
}
