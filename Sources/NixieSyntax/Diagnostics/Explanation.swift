/// The page of one diagnostic code, as `nixie explain` shows it.
package struct Explanation: Sendable, Hashable {
  package let code: DiagnosticCode
  /// One line: what is wrong.
  package let title: String
  /// What it means, why it is an error, and how to mend it.
  package let body: String
  /// A source that gets this diagnostic.
  package let bad: String
  /// The same source, mended.
  package let good: String

  package init(code: DiagnosticCode, title: String, body: String, bad: String, good: String) {
    self.code = code
    self.title = title
    self.body = body
    self.bad = bad
    self.good = good
  }
}
