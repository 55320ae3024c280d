internal import NixieSyntax

/// W501: a text that carries its code.
enum TextWithCode: LintRule {
  static let page = LintPage(
    code: "W501", name: "text-with-code", summary: "A text that carries its code",
    what: #"""
      A `text` that begins with a reply code or an enhanced code, where no example of the rule \#
      has the code once more in its text. Rules see the text of a reply without the codes in front \#
      of it: these stand in `code` and `enhanced`.
      """#,
    why: #"""
      A text with its code in front is found in no reply, so the rule never matches. Where servers \#
      do repeat a code inside their text, an example shows it, and nothing is said.
      """#,
    triggers: [
      #"""
      rule unknown
        text      "550 5.1.1 user unknown"
        is        mailbox-unknown
        example     | 550 5.1.1 User unknown
      """#
    ],
    passes: [
      #"""
      rule unknown
        code      550
        enhanced  5.1.1
        text      "user unknown"
        is        mailbox-unknown
        example     | 550 5.1.1 User unknown
      """#,
      #"""
      rule repeated
        text      "550 no such user"
        is        mailbox-unknown
        example     | 554 the other server said 550 no such user
      """#,
      #"""
      rule too-fast
        text      "500 messages an hour are allowed"
        is        rate-limited
        example     | 450 500 messages an hour are allowed
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules {
      for text in rule.texts where !text.field.isExcept && text.item.anchor != .endsWith {
        guard let codes = Codes(text.text.value),
          !rule.reaches(
            LintPatterns.regex(text.text, text.item.anchor), isExcept: false)
        else { continue }
        report.find(
          text.text.rawSpan(of: 0..<codes.length),
          "this text begins with codes, which rules do not see there",
          label: "belongs into `\(codes.fields.map(\.keyword).joined(separator: "` and `"))`",
          notes: ["the codes in front of a reply are taken off before its text is looked at"],
          fix: fix(rule, text, codes, context))
      }
    }
  }

  /// The codes at the start of a text.
  private struct Codes {
    var fields: [(keyword: String, value: String)] = []
    /// Their bytes, with the blanks or hyphens behind them.
    var length = 0

    init?(_ text: String) {
      guard text.utf8.first?.isDigit == true else { return nil }
      var rest = Substring(text)
      if let match = rest.prefixMatch(of: /([245][0-9][0-9])(?:[ \t]+|-(?=[0-9 ]|$)|$)/) {
        fields.append(("code", String(match.1)))
        rest = rest[match.range.upperBound...]
      }
      if let match = rest.prefixMatch(of: /([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[ \t]+|$)/) {
        fields.append(("enhanced", String(match.1)))
        rest = rest[match.range.upperBound...]
      }
      guard !fields.isEmpty else { return nil }
      length = text.utf8.count - rest.utf8.count
    }
  }

  /// Moves the codes into lines of their own, where the rule has none and one text only.
  private static func fix(
    _ rule: LintedRule, _ text: LintedRule.Text, _ codes: Codes, _ context: LintContext
  ) -> Fix? {
    let has = Set(rule.stanza.fields.map(\.keyword.rawValue))
    guard text.mode == .single, codes.length < text.text.bytes.count,
      codes.fields.allSatisfy({ !has.contains($0.keyword) })
    else { return nil }
    let start = text.field.span.start
    let lines = codes.fields.map {
      context.line($0.keyword, $0.value, like: text.field) + "\n"
        + context.indentation(of: text.field)
    }.joined()
    return Fix(
      title: "write the codes into lines of their own",
      edits: [
        TextEdit(
          span: SourceSpan(file: text.field.span.file, start: start, end: start),
          replacement: lines),
        TextEdit(span: text.text.rawSpan(of: 0..<codes.length), replacement: ""),
      ], isSafe: true)
  }
}
