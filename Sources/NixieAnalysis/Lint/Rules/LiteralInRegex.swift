internal import NixieSyntax

/// W504: a host name or address in a regex whose dots stand for any character.
enum LiteralInRegex: LintRule {
  static let page = LintPage(
    code: "W504", name: "literal-in-regex", summary: "A regex with the bare dots of a host name",
    what: #"""
      A `regex` with a host name or an IP address in it whose dots are not escaped: \#
      `zen.spamhaus.org` rather than `zen\.spamhaus\.org`. Only names that end in a well-known \#
      top-level domain count, and addresses of four numbers.
      """#,
    why: #"""
      A bare dot stands for any character. The regex matches what it should, and now and then \#
      something else as well. In a `text` a dot is a dot.
      """#,
    triggers: [
      #"""
      rule listed
        regex     | (listed|blocked) (by|at) bl.example.org
        is        rate-limited
        example     | 550 listed by bl.example.org
      """#
    ],
    passes: [
      #"""
      rule listed
        regex     | (listed|blocked) (by|at) bl\.example\.org
        is        rate-limited
        example     | 550 listed by bl.example.org
      """#,
      #"""
      rule full
        regex     | mail.?box (is )?full
        is        mailbox-full
        example     | 552 mail-box full
      """#,
    ])

  private static let domains: Set<String> = [
    "com", "net", "org", "edu", "gov", "info", "biz", "io", "de", "fr", "it", "nl", "uk", "jp",
    "cn", "ru", "br", "eu", "ch", "at", "se", "no", "pl", "au", "ca", "example",
  ]

  static func check(_ context: LintContext, _ report: inout LintReport) {
    for rule in context.rules {
      for regex in rule.regexes {
        for name in names(RegexSigns(regex.text.bytes)) {
          let edits = name.dots.map {
            TextEdit(span: regex.text.rawSpan(of: $0), replacement: "\\.")
          }
          report.find(
            regex.text.rawSpan(of: name.range),
            "the dots of this \(name.isAddress ? "address" : "host name") stand for any character",
            fix: Fix(title: "escape the dots", edits: edits, isSafe: true))
        }
      }
    }
  }

  private struct Name {
    var range: Range<Int>
    var dots: [Range<Int>]
    var isAddress: Bool
  }

  /// Runs of letters, digits, hyphens and bare dots that are host names or addresses.
  private static func names(_ regex: RegexSigns) -> [Name] {
    var found: [Name] = []
    var run: [RegexSigns.Sign] = []
    func close() {
      if let name = name(run, regex) { found.append(name) }
      run = []
    }
    for (index, sign) in regex.signs.enumerated() {
      let isPart: Bool
      switch sign.kind {
      case .dot: isPart = !run.isEmpty
      case .literal(let byte): isPart = byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-")
      default: isPart = false
      }
      // What is repeated is no plain part of a name.
      if isPart, regex.next(index) != .quantifier { run.append(sign) } else { close() }
    }
    close()
    return found
  }

  private static func name(_ run: [RegexSigns.Sign], _ regex: RegexSigns) -> Name? {
    guard let first = run.first, let last = run.last else { return nil }
    let range = first.range.lowerBound..<last.range.upperBound
    let labels = regex.text(range).split(separator: ".", omittingEmptySubsequences: false)
    let dots = run.filter { $0.kind == .dot }.map(\.range)
    guard !dots.isEmpty, labels.allSatisfy({ !$0.isEmpty }) else { return nil }
    let isAddress =
      labels.count == 4 && labels.allSatisfy { $0.count <= 3 && $0.allSatisfy(\.isNumber) }
    let isHost =
      labels.count > 1 && domains.contains(String(labels[labels.count - 1].lowercased()))
      && labels[labels.count - 2].count > 1
    return isAddress || isHost ? Name(range: range, dots: dots, isAddress: isAddress) : nil
  }
}
