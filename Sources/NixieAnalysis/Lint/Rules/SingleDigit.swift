internal import NixieSyntax

/// W506: a set of digits and dots that matches one character.
enum SingleDigit: LintRule {
  static let page = LintPage(
    code: "W506", name: "single-digit", summary: "A set of digits and dots without repetition",
    what: #"""
      A set such as `[\d\.]` or `[0-9.]` in a `regex` that nothing repeats. It holds the \#
      characters of an address or a version, but matches one of them only.
      """#,
    why: #"""
      Addresses have more than one character. Without `+` the regex misses the replies that it was \#
      written for, and a rule below it gives them another answer.
      """#,
    triggers: [
      #"""
      rule listed
        regex     | blocked: [\d\.] is listed
        is        rate-limited
        example     | 550 blocked: 7 is listed
      """#
    ],
    passes: [
      #"""
      rule listed
        regex     | (blocked|refused): [\d\.]+ is listed
        is        rate-limited
        example     | 550 blocked: 192.0.2.7 is listed
      """#,
      #"""
      rule listed
        regex     | (blocked|refused) code [0-9]
        is        rate-limited
        example     | 550 blocked code 7
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules {
      for regex in rule.regexes {
        let signs = RegexSigns(regex.text.bytes)
        for (index, sign) in signs.signs.enumerated() where sign.kind == .set {
          let text = signs.text(sign.range)
          guard text.contains("\\d") || text.contains("0-9"), text.contains("."),
            !text.hasPrefix("[^"), signs.next(index) != .quantifier
          else { continue }
          let span = regex.text.rawSpan(of: sign.range)
          report.find(
            span, "this set matches one character only",
            notes: ["an address in a `text` is `{ip}`"],
            fix: Fix(
              title: "repeat it",
              edits: [
                TextEdit(
                  span: SourceSpan(file: span.file, start: span.end, end: span.end),
                  replacement: "+")
              ]))
        }
      }
    }
  }
}
