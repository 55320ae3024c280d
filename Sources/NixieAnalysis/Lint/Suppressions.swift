internal import NixieCompiler
internal import NixieSyntax

/// The `allow` lines of stanzas: they take findings away, and must have something to take.
struct Suppressions {
  /// A line `allow CODE "reason"`.
  private struct Allow {
    var code: Spelled
    var span: SourceSpan
    var stanza: Stanza
  }

  private let allows: [Allow]
  private let codes: [String]

  /// - Parameter codes: all codes that there are.
  init(_ context: LintContext, codes: [String]) {
    allows = context.stanzas.flatMap { stanza in
      stanza.fields(.allow).compactMap { field in
        guard case .allow(let code, _?) = field.value else { return nil }
        return Allow(code: code, span: field.span, stanza: stanza)
      }
    }
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
      let own = allows.filter {
        $0.code.value == finding.code.rawValue && Self.takesPart($0.stanza, in: finding)
      }
      for allow in own { used.insert(allow.span) }
      return own.isEmpty
    }
    var report = LintReport(IdleAllow.page)
    for allow in allows where !used.contains(allow.span) {
      if let error = refusal(allow.code) {
        result.append(error)
      } else if isShown(DiagnosticCode(rawValue: allow.code.value), allow.span) {
        report.find(
          allow.span, "there is no \(allow.code.value) here to allow",
          fix: context.removal(allow.span, title: "remove the line"))
      }
    }
    return result + report.findings
  }

  /// A stanza takes part in a finding that lies in it, or that marks its name.
  private static func takesPart(_ stanza: Stanza, in finding: Diagnostic) -> Bool {
    let span = stanza.span
    if finding.span.file == span.file, finding.span.start >= span.start,
      finding.span.end <= span.end
    {
      return true
    }
    return finding.labels.contains { $0.span == stanza.name?.span }
  }

  /// Why a code cannot be allowed.
  private func refusal(_ code: Spelled) -> Diagnostic? {
    let known = codes.contains(code.value)
    guard !known || !Levels.isAdjustable(DiagnosticCode(rawValue: code.value)) else { return nil }
    if known {
      return Diagnostic(
        code: "E219", message: "\(code.value) cannot be allowed", span: code.span,
        notes: ["warnings can, and E403 and E405; every other error has to be mended"])
    }
    let allowable = codes.filter { Levels.isAdjustable(DiagnosticCode(rawValue: $0)) }
    let near = Spelling.suggestion(for: code.value, among: allowable)
    return Diagnostic(
      code: "E219", message: "I don't know the code \"\(code.value)\"", span: code.span,
      notes: near == nil ? ["`nixie explain --list` names all codes"] : [],
      fixes: near.map {
        [
          Fix(
            title: "did you mean `\($0)`?",
            edits: [TextEdit(span: code.span, replacement: $0)])
        ]
      } ?? [])
  }
}
