/// A header line and the fields below it.
package struct Stanza: Sendable, Hashable {
  package var kind: StanzaKind
  /// The header word as it stands in the source, misspelt or not.
  package var keywordSpan: SourceSpan
  /// The name; `nil` for an `include`, and where it is missing or cannot be one (reported).
  package var name: Spelled?
  /// What an `include` names; `nil` for every other stanza.
  package var path: Spelled?
  /// In the order of the source; only fields that this kind of stanza may have.
  package var fields: [Field]
  /// From the header word to the end of the last field.
  package var span: SourceSpan

  package init(
    kind: StanzaKind,
    keywordSpan: SourceSpan,
    name: Spelled? = nil,
    path: Spelled? = nil,
    fields: [Field] = [],
    span: SourceSpan
  ) {
    self.kind = kind
    self.keywordSpan = keywordSpan
    self.name = name
    self.path = path
    self.fields = fields
    self.span = span
  }

  /// The first field with `keyword` that has no `except`.
  package func field(_ keyword: FieldKeyword) -> Field? {
    fields.first { $0.keyword == keyword && !$0.isExcept }
  }

  /// All fields with `keyword` that have no `except`, in the order of the source.
  package func fields(_ keyword: FieldKeyword) -> [Field] {
    fields.filter { $0.keyword == keyword && !$0.isExcept }
  }

  /// The `except` fields, in the order of the source.
  package var exceptions: [Field] { fields.filter(\.isExcept) }
}
