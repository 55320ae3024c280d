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

  /// What a lint rule's page says besides.
  package let lint: Lint?

  /// A lint rule's name, why it is there, and how to do without it.
  package struct Lint: Sendable, Hashable {
    package let name: String
    /// `off`, `warning` or `error`.
    package let level: String
    package let why: String
    package let silence: String
    /// Examples after the first.
    package let otherBad: [String]
    package let otherGood: [String]

    package init(
      name: String, level: String, why: String, silence: String, otherBad: [String],
      otherGood: [String]
    ) {
      self.name = name
      self.level = level
      self.why = why
      self.silence = silence
      self.otherBad = otherBad
      self.otherGood = otherGood
    }
  }

  package init(
    code: DiagnosticCode, title: String, body: String, bad: String, good: String,
    lint: Lint? = nil
  ) {
    self.lint = lint
    self.code = code
    self.title = title
    self.body = body
    self.bad = bad
    self.good = good
  }
}
