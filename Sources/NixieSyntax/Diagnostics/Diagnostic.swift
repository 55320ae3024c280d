/// One finding about a source: what is wrong, where, and what to type instead.
///
/// It is data; the renderers turn it into text and know nothing of who found it.
package struct Diagnostic: Sendable, Hashable {
  /// How much a finding weighs. Only errors keep a ruleset from being compiled.
  package enum Severity: String, Sendable, Hashable {
    case error
    case warning
    case note
  }

  /// A place with a few words to it.
  ///
  /// A label on the diagnostic's own span is shown next to its carets, every other as a second
  /// place, underlined with dashes.
  package struct Label: Sendable, Hashable {
    package var span: SourceSpan
    package var text: String

    package init(span: SourceSpan, text: String) {
      self.span = span
      self.text = text
    }
  }

  package var code: DiagnosticCode
  package var severity: Severity
  /// One sentence without a full stop.
  package var message: String
  /// The exact bytes that are wrong.
  package var span: SourceSpan
  package var labels: [Label]
  package var notes: [String]
  /// Corrections, the best first; each is complete by itself.
  package var fixes: [Fix]

  package init(
    code: DiagnosticCode,
    severity: Severity = .error,
    message: String,
    span: SourceSpan,
    labels: [Label] = [],
    notes: [String] = [],
    fixes: [Fix] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.labels = labels
    self.notes = notes
    self.fixes = fixes
  }
}
