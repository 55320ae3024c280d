/// What a line is: its first word says so, and where that is misspelt, it is guessed once.
extension Parser {
  /// What the first word of a line was meant to be.
  enum Guess {
    case header(StanzaKind)
    case field(FieldKeyword, replacement: String)
    case except
    case unknownHeader
    case unknownField
  }

  mutating func parseFirstWord(_ first: Token) -> Line.Kind {
    let word = text(first)
    if let kind = StanzaKind(rawValue: word) { return parseHeader(kind) }
    switch context {
    case .skipped:
      if let kind = misspeltHeader(word, first) {
        report(Messages.unknownHeader(span(first), word, kind))
        return parseHeader(kind)
      }
      return .unknown
    case .start: return parseLineBeforeStanzas(word, first)
    case .stanza: return parseStanzaLine(word, first)
    }
  }

  private mutating func parseStanzaLine(_ word: String, _ first: Token) -> Line.Kind {
    if word == "except" { return parseExcept() }
    if let keyword = FieldKeyword(firstWord: word) {
      return parseField(keyword, keywordSpan: span(first))
    }
    if let kind = parseSplitNotExample(word, first) { return kind }
    switch guess(word, first) {
    case .header(let kind):
      report(Messages.unknownHeader(span(first), word, kind))
      return parseHeader(kind)
    case .except:
      report(Messages.unknownField(span(first), word, suggestion: "except"))
      return parseExcept()
    case .field(let keyword, let replacement):
      report(Messages.unknownField(span(first), word, suggestion: replacement))
      return parseField(
        keyword, keywordSpan: span(first), isWhole: replacement == keyword.rawValue)
    case .unknownHeader:
      return skipStanza(word, first)
    case .unknownField:
      report(Messages.unknownField(span(first), word, stanza: stanzas[stanzas.count - 1].kind))
      open.hasUnknownLine = true
      closeList()
      open.list = .ignored
      return .field(stanza: stanzas.count - 1)
    }
  }

  /// `not example` in two words.
  private mutating func parseSplitNotExample(_ word: String, _ first: Token) -> Line.Kind? {
    guard word == "not", let second = peek(1), second.kind == .word,
      Spelling.suggestion(for: text(second), among: ["example"]) != nil
    else { return nil }
    let both = span(first.start, second.end)
    report(Messages.unknownField(both, text(both), suggestion: "not-example"))
    advance()
    return parseField(.notExample, keywordSpan: both)
  }

  private mutating func parseLineBeforeStanzas(_ word: String, _ first: Token) -> Line.Kind {
    if let kind = misspeltHeader(word, first) {
      report(Messages.unknownHeader(span(first), word, kind))
      return parseHeader(kind)
    }
    let isField = word == "except" || FieldKeyword(firstWord: word) != nil
    if !isField, looksLikeName(1) { return skipStanza(word, first) }
    return skipLinesBeforeStanzas()
  }

  /// The lines before the first header; one error for all of them.
  mutating func skipLinesBeforeStanzas() -> Line.Kind {
    report(Messages.beforeFirstStanza(restSpan))
    headerMayBeHidden = true
    context = .skipped
    return .unknown
  }

  private mutating func skipStanza(_ word: String, _ first: Token) -> Line.Kind {
    report(Messages.unknownHeader(span(first), word, nil))
    closeStanza()
    context = .skipped
    headerMayBeHidden = true
    return .unknown
  }
}

extension FieldKeyword {
  /// The keyword whose first word this is: `retry` for `retry after`.
  init?(firstWord word: String) {
    if word == "retry" {
      self = .retryAfter
    } else if let keyword = FieldKeyword(rawValue: word), keyword != .item {
      self = keyword
    } else {
      return nil
    }
  }
}
