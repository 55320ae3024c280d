/// The words that open a line inside a stanza.
///
/// `except` is none of them: it stands before a condition and is kept as `Field.isExcept`.
package enum FieldKeyword: String, Sendable, Hashable, CaseIterable {
  case title
  case format
  case owner
  case source
  case note
  case group
  case permanence
  case party
  case action
  case advice
  case maps
  case mx
  case domains
  case signature
  case like
  case seen
  case `for`
  case code
  case enhanced
  case stage
  case text
  case regex
  case `is`
  case status
  case expires
  case overrides
  case priority
  case retryAfter = "retry after"
  case example
  case notExample = "not-example"
  case allow
  case expect
  /// A `- item` line of a `phrases` stanza. Items of a field's list are part of that field.
  case item = "-"
}
