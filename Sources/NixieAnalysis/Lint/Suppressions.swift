internal import NixieCompiler
internal import NixieSyntax

/// The `allow` lines of rules: they take findings away, and must have something to take.
struct Suppressions {
  private let rules: [LintedRule]
  private let codes: [String]

  /// - Parameter codes: all codes that there are.
  init(_ context: LintContext, codes: [String]) {
    rules = context.rules
    self.codes = codes
  }

  /// `found` without what is allowed; with allows that allow nothing or cannot.
  ///
  /// - Parameter isShown: whether findings of a code are looked for and shown at a place: where
  ///   they are not, allows are not judged.
  func applied(
    to found: [Diagnostic], _ context: LintContext, isShown: (DiagnosticCode, SourceSpan) -> Bool
  ) -> [Diagnostic] {
    var used: Set<SourceSpan> = []
    var result = found.filter { finding in
      guard Levels.isAdjustable(finding.code) else { return true }
      let allows = rules.filter { takesPart($0, in: finding) }.flatMap(\.rule.allows)
        .filter { $0.code == finding.code.rawValue }
      for allow in allows { used.insert(allow.span) }
      return allows.isEmpty
    }
    var report = LintReport(IdleAllow.page)
    for rule in rules {
      for allow in rule.rule.allows where !used.contains(allow.span) {
        let code = DiagnosticCode(rawValue: allow.code)
        if let error = refusal(rule, allow.code, allow.span) {
          result.append(error)
        } else if isShown(code, allow.span) {
          report.find(
            allow.span, "there is no \(allow.code) here to allow",
            fix: context.removal(allow.span, title: "remove the line"))
        }
      }
    }
    return result + report.findings
  }

  /// A rule takes part in a finding that lies in it, or that marks its name.
  private func takesPart(_ rule: LintedRule, in finding: Diagnostic) -> Bool {
    let span = rule.stanza.span
    if finding.span.file == span.file, finding.span.start >= span.start,
      finding.span.end <= span.end
    {
      return true
    }
    return finding.labels.contains { $0.span == rule.rule.nameSpan }
  }

  /// Why this code cannot be allowed.
  private func refusal(_ rule: LintedRule, _ code: String, _ span: SourceSpan) -> Diagnostic? {
    let known = codes.contains(code)
    guard !known || !Levels.isAdjustable(DiagnosticCode(rawValue: code)) else { return nil }
    let place =
      rule.stanza.fields(.allow).compactMap { field -> SourceSpan? in
        guard field.span == span, case .allow(let word, _) = field.value else { return nil }
        return word.span
      }.first ?? span
    if known {
      return Diagnostic(
        code: "E219", message: "\(code) cannot be allowed", span: place,
        notes: ["warnings can, and E403 and E405; every other error has to be mended"])
    }
    let allowable = codes.filter { Levels.isAdjustable(DiagnosticCode(rawValue: $0)) }
    let near = Spelling.suggestion(for: code, among: allowable)
    return Diagnostic(
      code: "E219", message: "I don't know the code \"\(code)\"", span: place,
      notes: near == nil ? ["`nixie explain --list` names all codes"] : [],
      fixes: near.map {
        [Fix(title: "did you mean `\($0)`?", edits: [TextEdit(span: place, replacement: $0)])]
      } ?? [])
  }
}
