internal import NixieSyntax

/// W503: a text that looks like a regex.
enum RegexInText: LintRule {
  static let page = LintPage(
    code: "W503", name: "regex-in-text", summary: "A text that looks like a regex",
    what: #"""
      A `text` with signs of a regex in it (`.*`, `\d`, `[0-9]`, `\.`, `(?:`), which no example of \#
      the rule has in its text. In a text every sign but `*`, `{` and `}` stands for itself. The \#
      patch is offered where an example proves it right.
      """#,
    why: #"""
      Such a text is found only in replies with these very signs, which no server sends, so the \#
      rule never matches.
      """#,
    triggers: [
      #"""
      rule full
        text      "mailbox of .* is full"
        is        mailbox-full
        example     | 552 The mailbox of Joe is full
      """#,
      #"""
      rule fast
        text      "at most \d+ messages"
        is        rate-limited
        example     | 450 At most 20 messages
      """#,
    ],
    passes: [
      #"""
      rule full
        text      "mailbox of * is full"
        is        mailbox-full
        example     | 552 The mailbox of Joe is full
      """#,
      #"""
      rule full
        text      "mailbox [0-9] is full"
        is        mailbox-full
        example     | 552 Mailbox [0-9] is full
      """#,
      #"""
      rule fast
        regex     | at most [0-9]{1,3} messages?
        is        rate-limited
        example     | 450 At most 20 messages
      """#,
    ])

  /// What is written in regexes, and the same in a text; nil where there is no such thing.
  private static let signs: [(regex: String, text: String?)] = [
    (#".*"#, "*"), (#".+"#, "*"), (#"\d+"#, "{number}"), (#"[0-9]+"#, "{number}"),
    (#"\S+"#, "{word}"), (#"[^ ]+"#, "{word}"), (#"\s+"#, " "), (#"\s*"#, " "), (#"\s"#, " "),
    (#"\."#, "."), (#"\("#, "("), (#"\)"#, ")"), (#"\["#, "["), (#"\]"#, "]"), (#"\/"#, "/"),
    (#"\b"#, ""), (#"\d"#, nil), (#"\w"#, nil), (#"[0-9]"#, nil), (#"[a-z"#, nil), (#"(?:"#, nil),
    (#"(?i)"#, ""),
  ]

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules {
      for text in rule.texts {
        guard let (sign, range) = first(text.text.value),
          !rule.reaches(
            LintPatterns.regex(text.text, text.item.anchor), isExcept: text.field.isExcept)
        else { continue }
        let written = rewritten(text.text.value)
        let isProven =
          !text.field.isExcept
          && written.map {
            LintPatterns.regex($0, text.item.anchor).map { rule.reaches($0, isExcept: false) }
              ?? false
          } ?? false
        report.find(
          text.text.rawSpan(of: range), "`\(sign)` stands for itself in a text",
          notes: [
            "write `*` for any text, `{number}` and `{word}` for a number and a word, "
              + "or `regex | …` for a regex"
          ],
          fix: isProven ? written.map { fix(text.text, $0) } : nil)
      }
    }
  }

  private static func fix(_ text: Spelled, _ written: String) -> Fix {
    Fix(
      title: "write it as a text",
      edits: [TextEdit(span: text.span, replacement: LintPatterns.quoted(written))], isSafe: true)
  }

  /// The first sign in `text`, with its place in bytes.
  private static func first(_ text: String) -> (sign: String, range: Range<Int>)? {
    // Every sign has one of these, and most texts have none: that saves looking for twenty.
    guard text.utf8.contains(where: { ".[(\\".utf8.contains($0) }) else { return nil }
    var best: (sign: String, range: Range<Int>)?
    for (sign, _) in signs {
      guard let found = text.firstRange(of: sign) else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      let range = start..<start + sign.utf8.count
      if sign.first == ".", isEndOfName(text, found) { continue }
      if let best, best.range.lowerBound <= start { continue }
      best = (sign, range)
    }
    return best
  }

  /// `NAME.*` at the end is a name with a dot, and what follows it.
  private static func isEndOfName(_ text: String, _ sign: Range<String.Index>) -> Bool {
    sign.upperBound == text.endIndex
      && text[..<sign.lowerBound].last.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// `text` with the signs of a regex as those of a text; nil where one has no such thing.
  private static func rewritten(_ text: String) -> String? {
    var result = ""
    var rest = Substring(text)
    if rest.hasPrefix("^") { return nil }
    while !rest.isEmpty {
      if let sign = signs.first(where: { rest.hasPrefix($0.regex) }) {
        guard let text = sign.text else { return nil }
        result += text
        rest = rest.dropFirst(sign.regex.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
