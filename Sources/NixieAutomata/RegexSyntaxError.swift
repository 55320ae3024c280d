/// A mistake in a pattern, in words for the person who wrote it.
///
/// ```
/// user (unknown
///      ^ this bracket is not closed; cure: add a `)`
/// ```
package struct RegexSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the mistake begins, in bytes of the pattern.
  package let offset: Int
  /// How many bytes it is long; 0 at the end of the pattern.
  package let length: Int
  /// What is wrong: a sentence without its capital and full stop, as diagnostics have it.
  package let message: String
  /// What to write instead, in the same form.
  package let cure: String

  package init(offset: Int, length: Int, message: String, cure: String) {
    self.offset = offset
    self.length = length
    self.message = message
    self.cure = cure
  }

  package var description: String { "\(offset)+\(length): \(message) \(cure)" }
}

/// What `RegexParser` makes of a pattern.
package struct ParsedRegex: Hashable, Sendable {
  package let regex: Regex
  /// Element i is the name of capture i + 1.
  package let captureNames: [String]

  package init(regex: Regex, captureNames: [String]) {
    self.regex = regex
    self.captureNames = captureNames
  }
}
