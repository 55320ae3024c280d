internal import NixieCompiler
internal import NixieSyntax

/// W508: a permanence that the codes of the rule contradict, without a word why.
enum VerdictAgainstCode: LintRule {
  static let page = LintPage(
    code: "W508", name: "verdict-against-code",
    summary: "A permanence against the code, without a note",
    what: #"""
      A rule whose codes are all 4xx and which says `permanent`, or all 5xx and which says \#
      `temporary`, where neither the category is so by itself nor a `note` says why.
      """#,
    why: #"""
      Some servers do answer 5xx to what passes, and 4xx to what never will. It is rare enough that \#
      whoever reads the rule wants to know how its author knows; and more often it is a slip.
      """#,
    triggers: [
      #"""
      rule unknown
        code      550
        text      "no such user"
        is        mailbox-unknown, temporary
        example     | 550 No such user
      """#,
      #"""
      rule fast
        code      45x
        text      "too many messages"
        is        rate-limited, permanent
        example     | 450 too many messages
      """#,
    ],
    passes: [
      #"""
      rule unknown
        code      550
        text      "no such user"
        is        mailbox-unknown, temporary
        note      "Their directory is rebuilt every night, and then nobody is known for an hour."
        example     | 550 No such user
      """#,
      #"""
      rule fast
        code      45x, 55x
        text      "too many messages"
        is        rate-limited, temporary
        example     | 450 too many messages
      """#,
    ])

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules where rule.stanza.field(.note) == nil {
      guard let field = rule.stanza.field(.is), case .verdict(_, let word?) = field.value,
        let digit = classDigit(rule.rule)
      else { continue }
      let category = context.ruleset.categories[rule.rule.category]
      guard word == .permanent && digit == 4 || word == .temporary && digit == 5,
        category.permanence != rule.rule.permanence
      else { continue }
      let codes = rule.stanza.field(.code) ?? rule.stanza.field(.enhanced)
      report.find(
        field.span, "\(digit)xx codes are \(digit == 4 ? "temporary" : "permanent") elsewhere",
        labels: codes.map { [Diagnostic.Label(span: $0.span, text: "its codes")] } ?? [],
        notes: ["if this server means it so, say in a `note` how you know"])
    }
  }

  /// The first digit of all codes of a rule, if they have one in common.
  private static func classDigit(_ rule: Ruleset.Rule) -> Int? {
    var digits: Set<Int?> = []
    for code in rule.replyCodes.positive {
      if case .digits(let first, _, _) = code { digits.insert(first) } else { digits.insert(nil) }
    }
    for code in rule.enhancedCodes.positive {
      if case .status(let first, _, _) = code { digits.insert(first) } else { digits.insert(nil) }
    }
    guard digits.count == 1, let digit = digits.first else { return nil }
    return digit
  }
}
