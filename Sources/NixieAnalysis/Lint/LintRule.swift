package import NixieSyntax

/// One thing that is worth saying about rulesets that compile.
///
/// A lint rule is a type in a file of its own: its page and its search. The page's examples are
/// its tests, its part of `nixie explain`, and its documentation at once.
///
/// A finding that a thoughtful author would want to silence is a mistake of the rule, so a rule
/// says nothing where it is not sure; what it misses by that stands in its page.
package protocol LintRule: SendableMetatype {
  static var page: LintPage { get }

  /// Reports what it finds.
  static func check(_ context: LintContext, _ report: inout LintReport)
}

/// What a lint rule is about.
package struct LintPage: Sendable {
  package let code: DiagnosticCode
  /// In small letters with hyphens: `text-with-code`.
  package let name: String
  /// Off for what only some want.
  package var level = Level.warning
  /// One line: what it finds.
  package let summary: String
  /// What it looks at, and when it stays silent.
  package let what: String
  package let why: String
  /// Stanzas that trigger it, to be read below a `ruleset` stanza beside the categories
  /// `mailbox-full`, `mailbox-unknown` and `rate-limited`; a dated one is read on
  /// ``LintPage/exampleDay``.
  package let triggers: [String]
  /// Stanzas that look alike and do not.
  package let passes: [String]
  /// How to silence it where `allow` cannot stand.
  package var silence: String?

  /// The day on which examples are read.
  package static let exampleDay = CalendarDate(2026, 11, 1)
}

/// Where a lint rule puts its findings.
package struct LintReport: Sendable {
  private let page: LintPage
  package private(set) var findings: [Diagnostic] = []

  init(_ page: LintPage) { self.page = page }

  /// A finding at `span`.
  mutating func find(
    _ span: SourceSpan, _ message: String, label: String? = nil,
    labels: [Diagnostic.Label] = [], notes: [String] = [], fix: Fix? = nil
  ) {
    let own = label.map { [Diagnostic.Label(span: span, text: $0)] } ?? []
    findings.append(
      Diagnostic(
        code: page.code, severity: page.level.severity ?? .warning, message: message, span: span,
        labels: own + labels, notes: notes, fixes: fix.map { [$0] } ?? []))
  }
}
