/// The words that open a stanza.
package enum StanzaKind: String, Sendable, Hashable, CaseIterable {
  case ruleset
  case include
  case category
  case esp
  case placeholder
  case phrases
  case rule
  case fallback
  case document

  /// The kind with its article, for messages: "an esp", "a rule".
  package var withArticle: String {
    switch self {
    case .include, .esp: "an \(rawValue)"
    case .phrases: "a phrases list"
    default: "a \(rawValue)"
    }
  }
}
