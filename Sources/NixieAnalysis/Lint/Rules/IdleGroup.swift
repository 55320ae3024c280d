internal import NixieAutomata
internal import NixieSyntax

/// W505: parentheses in a regex that group nothing.
enum IdleGroup: LintRule {
  static let page = LintPage(
    code: "W505", name: "idle-group", summary: "Parentheses in a regex that group nothing",
    what: #"""
      A `(…)` in a `regex` without alternatives inside and without a repetition behind it. It does \#
      nothing, and the parentheses of a reply it does not match: these are `\(` and `\)`. The patch \#
      escapes them where an example has them, and takes them away where none does. Groups \#
      written as `(?:…)` or `(?<name>…)` are meant.
      """#,
    why: #"""
      Replies often have parentheses, and a regex in which they are not escaped never matches \#
      these replies. It looks right, and it is the most frequent mistake in rules of all systems.
      """#,
    triggers: [
      #"""
      rule listed
        regex     | blocked (S[0-9]{4})
        is        rate-limited
        example     | 550 blocked S3150
      """#
    ],
    passes: [
      #"""
      rule listed
        regex     | blocked \(S[0-9]{4}\)
        is        rate-limited
        example     | 550 blocked (S3150)
      """#,
      #"""
      rule full
        regex     | mail ?box (is )?(full|over quota)
        is        mailbox-full
        example     | 552 mailbox is full
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules {
      for regex in rule.regexes {
        let signs = RegexSigns(regex.text.bytes)
        for (index, sign) in signs.signs.enumerated() where sign.kind == .open(isPlain: true) {
          guard let close = signs.closing(index), isIdle(signs, index, close) else { continue }
          let end = signs.signs[close].range
          let span = regex.text.rawSpan(of: sign.range.lowerBound..<end.upperBound)
          report.find(
            span, "these parentheses group nothing",
            notes: ["a parenthesis of the reply is written `\\(`"],
            fix: fix(rule, regex, sign.range, end))
        }
      }
    }
  }

  private static func isIdle(_ regex: RegexSigns, _ open: Int, _ close: Int) -> Bool {
    if regex.next(close) == .quantifier { return false }
    var depth = 0
    for sign in regex.signs[open...close] {
      if case .open = sign.kind { depth += 1 }
      if sign.kind == .close { depth -= 1 }
      if sign.kind == .bar, depth == 1 { return false }
    }
    return true
  }

  private static func fix(
    _ rule: LintedRule, _ regex: (field: Field, text: Spelled), _ open: Range<Int>,
    _ close: Range<Int>
  ) -> Fix? {
    func edits(_ sign: (String, String)) -> [TextEdit] {
      [
        TextEdit(span: regex.text.rawSpan(of: open), replacement: sign.0),
        TextEdit(span: regex.text.rawSpan(of: close), replacement: sign.1),
      ]
    }
    var escaped = regex.text.bytes
    escaped.insert(UInt8(ascii: "\\"), at: close.lowerBound)
    escaped.insert(UInt8(ascii: "\\"), at: open.lowerBound)
    if let parsed = try? RegexParser.parse(escaped).regex,
      rule.reaches(parsed, isExcept: regex.field.isExcept)
    {
      return Fix(title: "escape them", edits: edits(("\\(", "\\)")), isSafe: true)
    }
    guard let parsed = try? RegexParser.parse(regex.text.bytes).regex,
      rule.reaches(parsed, isExcept: regex.field.isExcept)
    else { return nil }
    return Fix(title: "take them away", edits: edits(("", "")), isSafe: true)
  }
}
