/// The value of a `text` line: one pattern, or several and how they join.
package struct PatternExpression: Sendable, Hashable {
  package enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Exactly one item, and it is a text.
    case single = ""
    case anyOf = "any of"
    case allOf = "all of"
    /// Texts only, without anchors.
    case inOrder = "in order"
  }

  package var mode: Mode
  /// Never empty.
  package var items: [PatternItem]

  package init(mode: Mode, items: [PatternItem]) {
    self.mode = mode
    self.items = items
  }
}

/// One pattern of a `text` line, or the name of a list of patterns.
package struct PatternItem: Sendable, Hashable {
  /// Where in the text the pattern must stand; without one it may stand anywhere.
  package enum Anchor: String, Sendable, Hashable, CaseIterable {
    case `is`
    case startsWith = "starts with"
    case endsWith = "ends with"
  }

  package enum Content: Sendable, Hashable {
    /// A pattern in quotes; what is in it is the compiler's to read.
    case text(Spelled)
    /// The name behind `phrases`.
    case phrases(Spelled)
  }

  package var anchor: Anchor?
  package var content: Content
  /// The item with its anchor.
  package var span: SourceSpan

  package init(anchor: Anchor? = nil, content: Content, span: SourceSpan) {
    self.anchor = anchor
    self.content = content
    self.span = span
  }
}
