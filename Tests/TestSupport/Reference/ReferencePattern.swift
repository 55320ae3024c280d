internal import NixieAutomata
internal import NixieSyntax

/// Reads text patterns for the reference, from the language's own words about them.
struct ReferencePattern: Sendable {
  /// Declared placeholders that the pattern may use.
  let declared: [String: Regex]

  /// Built-in placeholders, as the language's reference gives them.
  private static let builtin: [String: String] = {
    let label = "[a-z0-9_\\x80-\\xff-]+"
    let month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    return [
      "number": "[0-9]+", "word": "[^ ]+",
      "email": "[^ <>()\\[\\],;:\"@]+@[a-z0-9_\\x80-\\xff.-]+",
      "domain": "\(label)(?:\\.\(label))+", "host": "\(label)(?:\\.\(label))*",
      "ip": "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}",
      "url": "https?://[^ ]+", "id": "[a-z0-9._=+/:-]+",
      "date": "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}"
        + "|[0-9]{1,2}[ -]\(month)[ -][0-9]{2,4}|\(month) [0-9]{1,2}(?:,? [0-9]{4})?",
      "duration":
        "[0-9]+ ?(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)",
    ]
  }()

  /// `text` as pieces, with its anchor or the edges of its words.
  func pieces(
    _ text: [UInt8], _ anchor: PatternItem.Anchor?
  ) -> [ReferenceExpression.Piece] {
    var pieces: [ReferenceExpression.Piece] = []
    var rest = ArraySlice(text.map { $0 == 0x09 ? 0x20 : $0.lowered })
    while rest.first == 0x20 { rest.removeFirst() }
    while rest.last == 0x20 { rest.removeLast() }
    while let byte = rest.popFirst() {
      if byte == 0x20 {
        while rest.first == 0x20 { rest.removeFirst() }
        pieces.append(.literal(0x20))
      } else if byte == 0x2a {
        pieces.append(.gap)
      } else if byte == 0x7b || byte == 0x7d, rest.first == byte {
        rest.removeFirst()
        pieces.append(.literal(byte))
      } else if byte == 0x7b {
        let inside = rest.prefix { $0 != 0x7d }
        rest = rest.dropFirst(inside.count + 1)
        pieces.append(placeholder(String(decoding: inside, as: UTF8.self)))
      } else {
        pieces.append(.literal(byte))
      }
    }
    let opens = anchor == .is || anchor == .startsWith
    let closes = anchor == .is || anchor == .endsWith
    let front: [ReferenceExpression.Piece] =
      opens ? [.start] : Self.isGap(pieces.first) ? [] : [.edge]
    let back: [ReferenceExpression.Piece] = closes ? [.end] : Self.isGap(pieces.last) ? [] : [.edge]
    return front + pieces + back
  }

  private func placeholder(_ inside: String) -> ReferenceExpression.Piece {
    if inside == "*" { return .literal(0x2a) }
    let parts = inside.split(separator: ":", maxSplits: 1).map(String.init)
    let name = parts.last ?? ""
    let piece: ReferenceExpression.Piece =
      name == "any" ? .gap : .placeholder(declared[name] ?? Self.regex(Self.builtin[name] ?? "a"))
    return parts.count == 2 ? .capture(parts[0], piece) : piece
  }

  /// A regex of this file's own tables.
  static func regex(_ text: String) -> Regex {
    (try? RegexParser.parse(Array(text.utf8)))?.regex ?? .never
  }

  private static func isGap(_ piece: ReferenceExpression.Piece?) -> Bool {
    switch piece {
    case .gap: true
    case .capture(_, let inner): isGap(inner)
    default: false
    }
  }
}
