/// One line of a stanza, with the `- item` lines that belong to it.
package struct Field: Sendable, Hashable {
  package var keyword: FieldKeyword
  /// Whether `except` stands before the keyword; only ever before a condition.
  package var isExcept: Bool
  /// The keyword as it stands in the source, without `except`, misspelt or not.
  package var keywordSpan: SourceSpan
  /// From the first word of the line to the end of the value, comment excluded.
  package var span: SourceSpan
  /// The value; `.invalid` where it had an error, which was reported.
  package var value: FieldValue

  package init(
    keyword: FieldKeyword,
    isExcept: Bool = false,
    keywordSpan: SourceSpan,
    span: SourceSpan,
    value: FieldValue
  ) {
    self.keyword = keyword
    self.isExcept = isExcept
    self.keywordSpan = keywordSpan
    self.span = span
    self.value = value
  }
}
