internal import NixieAutomata
internal import NixieCompiler
internal import NixieSyntax

/// What a file can name: its own placeholders and phrases, and those of files that it includes.
struct ReferenceFile: Sendable {
  private var phrases: [String: Stanza] = [:]
  private var placeholders: [String: Stanza] = [:]

  init(_ file: Int, _ set: SourceSet) {
    var order = [file]
    var next = 0
    while next < order.count {
      for included in set.includes[order[next]] where !order.contains(included) {
        order.append(included)
      }
      next += 1
    }
    for file in [file] + order.dropFirst().sorted() {
      for stanza in set.trees[file].stanzas {
        guard let name = stanza.name?.value else { continue }
        if stanza.kind == .phrases, phrases[name] == nil { phrases[name] = stanza }
        if stanza.kind == .placeholder, placeholders[name] == nil { placeholders[name] = stanza }
      }
    }
  }

  /// The patterns of a `text` line; `in order` makes one of them.
  func expressions(_ expression: PatternExpression) -> [ReferenceExpression] {
    let reader = ReferencePattern(declared: declared)
    let all = expression.items.flatMap { item in
      texts(item).map { reader.pieces($0.bytes, $0.anchor) }
    }
    guard expression.mode == .inOrder else { return all.map { ReferenceExpression(pieces: $0) } }
    return [ReferenceExpression(pieces: Array(all.joined(separator: [.gap])))]
  }

  private func texts(_ item: PatternItem) -> [(bytes: [UInt8], anchor: PatternItem.Anchor?)] {
    switch item.content {
    case .text(let text): return [(text.bytes, item.anchor)]
    case .phrases(let name):
      return (phrases[name.value]?.fields ?? []).flatMap { texts($0) }
    }
  }

  private func texts(_ field: Field) -> [(bytes: [UInt8], anchor: PatternItem.Anchor?)] {
    switch field.value {
    case .pattern(let expression): expression.items.flatMap { texts($0) }
    case .text(let text): [(text.bytes, nil)]
    case .texts(let all): all.map { ($0.bytes, nil) }
    default: []
    }
  }

  /// Declared placeholders that are written as `regex` or as plain words.
  private var declared: [String: Regex] {
    placeholders.compactMapValues { stanza in
      for field in stanza.fields {
        switch field.value {
        case .verbatim(let text):
          return (try? RegexParser.parse(text.bytes))?.regex
        case .pattern(let expression):
          return .alternation(
            expression.items.flatMap { texts($0) }.map { text in
              Regex.concatenation(
                ReferencePattern(declared: [:]).pieces(text.bytes, nil).compactMap(Self.regex))
            })
        default: continue
        }
      }
      return nil
    }
  }

  /// A piece of a declared placeholder. Its own edges do not count: it stands between neighbours.
  private static func regex(_ piece: ReferenceExpression.Piece) -> Regex? {
    switch piece {
    case .literal(let byte): .bytes(ByteSet(byte))
    case .gap: .gap
    case .placeholder(let regex), .regex(let regex): regex
    case .capture(_, let inner): regex(inner)
    case .edge, .start, .end: nil
    }
  }
}
