/// Guessing what a misspelt first word was meant to be.
extension Parser {
  /// The header that `word` was meant to be, where the line looks like one.
  func misspeltHeader(_ word: String, _ first: Token) -> StanzaKind? {
    guard let kind = nearestHeader(word)?.kind else { return nil }
    return looksLikeHeader(kind, first) ? kind : nil
  }

  private func nearestHeader(_ word: String) -> (kind: StanzaKind, distance: Int)? {
    guard let found = Spelling.nearest(to: word, among: StanzaKind.allCases.map(\.rawValue)),
      let kind = StanzaKind(rawValue: found.word)
    else { return nil }
    return (kind, found.distance)
  }

  /// Spelling alone cannot tell `rle no-account` from a field; indentation and what follows do.
  func guess(_ word: String, _ first: Token) -> Guess {
    let header = nearestHeader(word)
    let kind = stanzas[stanzas.count - 1].kind
    let field = nearestField(word, among: kind.fields, except: kind.hasConditions)
    switch (header, field) {
    case (.some(let header), .none):
      if looksLikeHeader(header.kind, first) { return .header(header.kind) }
    case (.none, .some(let field)):
      return field.guess
    case (.some(let header), .some(let field)):
      let isHeader =
        looksLikeHeader(header.kind, first)
        && (isAtLineStart(first) || header.distance < field.distance)
      return isHeader ? .header(header.kind) : field.guess
    case (.none, .none):
      break
    }
    if isAtLineStart(first), tokens.count <= 2, tokens.dropFirst().allSatisfy({ $0.kind == .word }),
      isFollowedByField
    {
      return .unknownHeader
    }
    // A field of another stanza, misspelt: one error for both, so the misspelling.
    let other = nearestField(word, among: FieldKeyword.allCases, except: true)
    return other?.guess ?? .unknownField
  }

  private func nearestField(_ word: String, among keywords: [FieldKeyword], except: Bool)
    -> (guess: Guess, distance: Int)?
  {
    var words = keywords.filter { $0 != .item }.map(\.rawValue)
    if keywords.contains(.retryAfter) { words.append("retry") }
    if except { words.append("except") }
    guard let found = Spelling.nearest(to: word, among: words) else { return nil }
    if found.word == "except" { return (.except, found.distance) }
    guard let keyword = FieldKeyword(rawValue: found.word) ?? FieldKeyword(firstWord: found.word)
    else { return nil }
    return (.field(keyword, replacement: found.word), found.distance)
  }

  private func looksLikeHeader(_ kind: StanzaKind, _ first: Token) -> Bool {
    if kind == .include { return tokens.count == 2 && tokens[1].isText }
    if looksLikeName(1) { return true }
    return isAtLineStart(first) && tokens.dropFirst().allSatisfy { $0.kind == .word }
  }

  /// Whether the token at `index` is the last of the line and can be a stanza's name.
  func looksLikeName(_ index: Int) -> Bool {
    guard tokens.count == index + 1, tokens[index].kind == .word else { return false }
    return Name.isValid(bytes[tokens[index].start..<tokens[index].end])
  }

  func isAtLineStart(_ first: Token) -> Bool {
    first.start == source.lineStarts[line - 1]
  }

  /// Whether the next line that says something is a field, as below a header.
  ///
  /// Its indentation is no sign: the formatter changes it, and formatting twice must be the same
  /// as once. It passes over blank lines and comments, which no other line asks about, so that
  /// the parser stays linear.
  private var isFollowedByField: Bool {
    var number = line + 1
    while number <= source.lineCount {
      let first = Lexer.tokens(of: bytes, in: source.lineContent(number)).first
      if let first, first.kind != .comment {
        return first.kind == .dash || first.kind == .word && isField(text(first))
      }
      number += 1
    }
    return false
  }

  private func isField(_ word: String) -> Bool {
    if StanzaKind(rawValue: word) != nil { return false }
    if word == "except" || FieldKeyword(firstWord: word) != nil { return true }
    return nearestHeader(word) == nil
      && nearestField(word, among: FieldKeyword.allCases, except: true) != nil
  }
}
