internal import NixieCompiler
internal import NixieSyntax

/// W515: lines of a rule in an order that nobody expects.
enum LineOrder: LintRule {
  static let page = LintPage(
    code: "W515", name: "line-order", summary: "Lines of a rule out of order",
    what: #"""
      A rule in which a condition stands below the verdict, or anything but `allow` below the \#
      examples. A rule reads: for whom, when, what it is, what to say of it, examples. Within these \#
      parts the order is free, and so it is in all other stanzas. Nothing is said of a rule with \#
      comment lines in it, which may belong to the line above or the one below.
      """#,
    why: #"""
      The order changes nothing about a rule but how fast it is read. A condition below ten examples \#
      is overlooked.
      """#,
    triggers: [
      #"""
      rule full
        is        mailbox-full
        text      "mailbox full"
        example     | 552 mailbox full
      """#,
      #"""
      rule full
        text      "mailbox full"
        example     | 552 mailbox full
        is        mailbox-full
        source    "Ticket 4711"
      """#,
    ],
    passes: [
      #"""
      rule full
        text      "full"
        is        mailbox-full
        example     | 552 full
        allow     W507 "Nobody else says this."
      """#,
      #"""
      rule full
        overrides  other
        text       "mailbox full"
        code       552
        is         mailbox-full
        example     | 552 mailbox full

      rule other
        text      "mailbox full or gone"
        is        mailbox-unknown
        example     | 550 mailbox full or gone
        not-example | 552 mailbox full or gone
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules {
      let fields = rule.stanza.fields
      guard let (index, message) = misplaced(fields), !hasComments(rule.stanza, context) else {
        continue
      }
      report.find(
        fields[index].keywordSpan, message, fix: fix(fields, context))
    }
  }

  /// The part of a rule that a line belongs to; nil for lines that may stand anywhere in front of
  /// the examples.
  private static func part(_ field: Field) -> Int? {
    if field.keyword == .for || field.keyword.isCondition { return 0 }
    switch field.keyword {
    case .is: return 1
    case .example, .notExample: return 3
    case .allow: return 4
    default: return nil
    }
  }

  private static func misplaced(_ fields: [Field]) -> (Int, String)? {
    var highest = 0
    for (index, field) in fields.enumerated() {
      let part = part(field)
      if let part, part < highest, part < 3 {
        return (
          index,
          part == 0
            ? "a condition stands in front of `is`" : "`is` stands in front of the examples"
        )
      }
      if part == nil, highest >= 3 {
        return (index, "`\(field.keyword.rawValue)` stands in front of the examples")
      }
      if let part, part <= 3 { highest = max(highest, part) }
    }
    return nil
  }

  private static func hasComments(_ stanza: Stanza, _ context: LintContext) -> Bool {
    context.set.trees[stanza.span.file].lines.contains {
      $0.kind == .comment && $0.span.start > stanza.span.start && $0.span.end <= stanza.span.end
        || $0.hasError && $0.span.start >= stanza.span.start && $0.span.end <= stanza.span.end
    }
  }

  /// All fields, each with its whole lines, part after part.
  private static func fix(_ fields: [Field], _ context: LintContext) -> Fix? {
    guard let first = fields.first, let last = fields.last else { return nil }
    let whole = context.lines(first.span).union(context.lines(last.span))
    let source = context.source(whole)
    var lines = fields.enumerated().map { index, field in
      let next = index + 1 < fields.count ? context.lines(fields[index + 1].span).start : whole.end
      let text = source.text(
        SourceSpan(file: whole.file, start: context.lines(field.span).start, end: next))
      return (order: (part(field) ?? 2, index), text: text)
    }
    if lines[lines.count - 1].text.last?.isNewline == false { lines[lines.count - 1].text += "\n" }
    // Free lines in front of the conditions stay there.
    for index in lines.indices {
      guard part(fields[index]) == nil else { break }
      lines[index].order.0 = 0
    }
    let sorted = lines.sorted { $0.order < $1.order }
    return Fix(
      title: "put the lines into order",
      edits: [TextEdit(span: whole, replacement: sorted.map(\.text).joined())], isSafe: true)
  }
}
