/// One line of a source and what the parser took it for.
package struct Line: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Nothing but blanks.
    case blank
    /// Nothing but a comment.
    case comment
    /// Opens the stanza with this index.
    case header(stanza: Int)
    /// A field of the stanza with this index, or a line of it that was not understood.
    case field(stanza: Int)
    /// A `- item`, of a field's list or of a `phrases` stanza.
    case item(stanza: Int)
    /// A line of no stanza: before the first, below a header that was not understood, or past a
    /// limit.
    case unknown
  }

  package var kind: Kind
  /// The line with its end.
  package var span: SourceSpan
  /// Whether an error was reported on this line; the formatter leaves it as it is.
  package var hasError: Bool

  package init(kind: Kind, span: SourceSpan, hasError: Bool = false) {
    self.kind = kind
    self.span = span
    self.hasError = hasError
  }
}
