internal import NixieAutomata
internal import NixieSyntax

/// W502: a regex where a text says the same.
enum PlainRegex: LintRule {
  static let page = LintPage(
    code: "W502", name: "plain-regex", summary: "A regex where a plain text would do",
    what: #"""
      A `regex` that matches exactly what a `text` matches: words, `.*` for a gap, `[0-9]+` or \#
      `\d+` for a number, `[^ ]+` for a word. That both are found in the same texts is proven \#
      before it is said. Nothing is said of a regex with groups, or beside a `text` line.
      """#,
    why: #"""
      A text can be read and mended by everybody on the desk, and signs such as `(` and `.` need \#
      no care in it.
      """#,
    triggers: [
      #"""
      rule full
        regex     | \bmailbox .* is full\b
        is        mailbox-full
        example     | 552 The mailbox of Joe is full
      """#,
      #"""
      rule full
        regex     | ^quota of [0-9]+ bytes exceeded$
        is        mailbox-full
        example     | 552 Quota of 500 bytes exceeded
      """#,
    ],
    passes: [
      #"""
      rule full
        text      "mailbox * is full"
        is        mailbox-full
        example     | 552 The mailbox of Joe is full
      """#,
      #"""
      rule full
        regex     | mail ?box (is )?full
        is        mailbox-full
        example     | 552 mail box full
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules {
      for regex in rule.regexes where canMove(regex.field, rule.stanza) {
        guard let text = PlainText(regex.text.bytes),
          let written = LintPatterns.regex(text.text, text.anchor),
          let parsed = try? RegexParser.parse(regex.text.bytes).regex,
          LintPatterns.areEqual(parsed, written) == true
        else { continue }
        let words = (text.anchor.map { $0.rawValue + " " } ?? "") + LintPatterns.quoted(text.text)
        let line = SourceSpan(
          file: regex.field.span.file, start: regex.field.keywordSpan.start,
          end: regex.field.span.end)
        report.find(
          regex.text.span, "a text says the same as this regex",
          notes: text.hasOpenEnd
            ? ["a `*` at an end: there the text may stand inside of a longer word, as in the regex"]
            : [],
          fix: Fix(
            title: "write it as a text",
            edits: [
              TextEdit(
                span: line, replacement: context.line("text", words, like: regex.field))
            ], isSafe: true))
      }
    }
  }

  /// Whether a `text` line may stand in the regex's place: a stanza has but one.
  private static func canMove(_ field: Field, _ stanza: Stanza) -> Bool {
    field.isExcept || stanza.field(.text) == nil
  }
}

/// A regex as a text pattern, if there is one.
private struct PlainText {
  var text = ""
  var anchor: PatternItem.Anchor?
  /// It begins or ends with a `*`, since the regex has no `\b` there.
  var hasOpenEnd: Bool { text.first == "*" || text.last == "*" }

  init?(_ bytes: [UInt8]) {
    let regex = RegexSigns(bytes)
    var signs = regex.signs
    let starts = Self.takeAnchor(&signs, UInt8(ascii: "^"), regex, atStart: true)
    let ends = Self.takeAnchor(&signs, UInt8(ascii: "$"), regex, atStart: false)
    let edges = (Self.takeEdge(&signs, atStart: true), Self.takeEdge(&signs, atStart: false))
    var at = 0
    while at < signs.count {
      let isRepeated = at + 1 < signs.count && signs[at + 1].kind == .quantifier
      let piece = regex.text(signs[at].range)
      let many = isRepeated ? regex.text(signs[at + 1].range) : ""
      switch (piece, many) {
      case (".", "*"), (".", "*?"): text += "*"
      case ("[0-9]", "+"), ("\\d", "+"): text += "{number}"
      case ("[^ ]", "+"), ("\\S", "+"): text += "{word}"
      case ("\\s", "+"), (" ", "+"): text += " "
      default:
        guard !isRepeated, let sign = Self.literal(signs[at].kind) else { return nil }
        text += sign
      }
      at += isRepeated ? 2 : 1
    }
    // Without `\b` a regex is found inside of longer words too.
    if !starts, !edges.0, Self.isWord(text.utf8.first) { text = "*" + text }
    if !ends, !edges.1, Self.isWord(text.utf8.last) { text += "*" }
    anchor = starts ? (ends ? .is : .startsWith) : ends ? .endsWith : nil
    guard text.contains(where: { $0.isLetter }) else { return nil }
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    byte.map { $0.isDigit || $0.isLetter || $0 >= 0x80 || $0 == UInt8(ascii: "}") } ?? false
  }

  private static func takeAnchor(
    _ signs: inout [RegexSigns.Sign], _ byte: UInt8, _ regex: RegexSigns, atStart: Bool
  ) -> Bool {
    guard let sign = atStart ? signs.first : signs.last, sign.kind == .anchor,
      regex.bytes[sign.range.lowerBound] == byte
    else { return false }
    if atStart { signs.removeFirst() } else { signs.removeLast() }
    return true
  }

  private static func takeEdge(_ signs: inout [RegexSigns.Sign], atStart: Bool) -> Bool {
    guard (atStart ? signs.first : signs.last)?.kind == .escape(UInt8(ascii: "b")) else {
      return false
    }
    if atStart { signs.removeFirst() } else { signs.removeLast() }
    return true
  }

  /// A sign that stands for itself, as a text writes it.
  private static func literal(_ kind: RegexSigns.Sign.Kind) -> String? {
    switch kind {
    case .literal(let byte): written(byte)
    case .escape(let byte) where !byte.isLetter && !byte.isDigit: written(byte)
    default: nil
    }
  }

  private static func written(_ byte: UInt8) -> String? {
    guard byte >= 0x20, byte < 0x7f else { return nil }
    let sign = String(Unicode.Scalar(byte))
    switch sign {
    case "*": return "{*}"
    case "{", "}": return sign + sign
    default: return sign
    }
  }
}
