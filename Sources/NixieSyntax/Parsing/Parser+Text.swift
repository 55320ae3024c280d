/// Texts in quotes, and all the ways of not quoting one.
extension Parser {
  /// The one text of a line.
  mutating func parseWholeText(of keyword: String) -> Spelled? {
    guard let first = peek else {
      report(Messages.missingValue(span(tokens[0]), keyword))
      return nil
    }
    if first.kind == .word || first.kind == .comma { return parseUnquoted(toLineEnd: true) }
    let value = parseText(of: keyword)
    if !lineHasError, !atEnd { reportRest(of: keyword) }
    skipLine()
    return value
  }

  /// A text, as one item of a list or the only one.
  ///
  /// Whatever is wrong is reported; the value is what was meant, where that is plain.
  mutating func parseText(of keyword: String) -> Spelled? {
    guard let token = peek else {
      report(Messages.missingValue(span(tokens[0]), keyword))
      return nil
    }
    switch token.kind {
    case .string: return parseQuoted(token)
    case .unclosedString: return parseUnclosed(token)
    case .smartString: return parseSmart(token)
    case .word: return parseUnquoted(toLineEnd: false)
    case .bar, .verbatim:
      report(Messages.strayBar(span(token), keyword))
      skipLine()
      return nil
    case .comma, .dash, .comment:
      report(Messages.strayComma(span(token)))
      return nil
    }
  }

  private mutating func parseQuoted(_ token: Token) -> Spelled? {
    advance()
    if let behind = peek, behind.start == token.end, behind.kind == .word || behind.isText {
      return parseInnerQuotes(token)
    }
    return spelled(span(token), span(token.start + 1, token.end - 1), isQuoted: true)
  }

  /// `"say "hi" now"`: quotes inside a text that are not doubled.
  private mutating func parseInnerQuotes(_ first: Token) -> Spelled? {
    var last = first
    while let token = peek, token.kind != .comma, token.kind != .bar {
      last = token
      advance()
    }
    let whole = span(first.start, last.end)
    let closed = bytes[last.end - 1] == UInt8(ascii: "\"") && last.kind != .word
    let content = span(first.start + 1, closed ? last.end - 1 : last.end)
    report(Messages.innerQuotes(whole, quoted: quoted(content)))
    return Spelled(
      bytes: Array(bytes[content.start..<content.end]), span: whole, content: content)
  }

  private mutating func parseUnclosed(_ token: Token) -> Spelled? {
    advance()
    var end = token.end
    // A typographic quote at the end was meant to close it.
    if end - token.start > 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
      (0x9C...0x9F).contains(bytes[end - 1])
    {
      end -= 3
    }
    let content = span(token.start + 1, end)
    report(Messages.unclosedQuote(span(token), closeAt: span(end, token.end)))
    return spelled(span(token), content, isQuoted: true)
  }

  private mutating func parseSmart(_ token: Token) -> Spelled? {
    advance()
    var end = token.end
    if bytes[end - 1] == UInt8(ascii: "\"") {
      end -= 1
    } else if end - token.start >= 6, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80 {
      end -= 3
    }
    let content = span(token.start + 3, max(token.start + 3, end))
    report(Messages.smartQuotes(span(token), quoted: quoted(content)))
    return spelled(span(token), content, isQuoted: false)
  }

  /// Words where a text is wanted: up to the next comma or the end of the line.
  private mutating func parseUnquoted(toLineEnd: Bool) -> Spelled? {
    guard let first = peek else { return nil }
    var last = first
    while let token = peek, token.kind != .bar, toLineEnd || token.kind != .comma {
      last = token
      advance()
    }
    var content = span(first.start, last.end)
    let whole = content
    let isSingleQuoted =
      content.count > 1 && bytes[content.start] == UInt8(ascii: "'")
      && bytes[content.end - 1] == UInt8(ascii: "'")
    if isSingleQuoted { content = span(content.start + 1, content.end - 1) }
    report(Messages.missingQuotes(whole, quoted: quoted(content)))
    return spelled(whole, content, isQuoted: false)
  }

  /// The raw characters in straight quotes, as a correction.
  private func quoted(_ content: SourceSpan) -> String {
    var result = "\""
    for character in text(content).unicodeScalars {
      result.unicodeScalars.append(character)
      if character == "\"" { result.unicodeScalars.append(character) }
    }
    return result + "\""
  }

  /// The value of the raw characters at `content`; too long a text is reported here.
  private mutating func spelled(_ whole: SourceSpan, _ content: SourceSpan, isQuoted: Bool)
    -> Spelled?
  {
    guard content.count <= Limits.stringBytes else {
      report(Messages.textTooLong(whole, content.count, limit: Limits.stringBytes))
      return nil
    }
    var value: [UInt8] = []
    value.reserveCapacity(content.count)
    var offset = content.start
    while offset < content.end {
      let byte = bytes[offset]
      value.append(byte)
      let isDoubled =
        isQuoted && byte == UInt8(ascii: "\"") && offset + 1 < content.end
        && bytes[offset + 1] == byte
      offset += isDoubled ? 2 : 1
    }
    return Spelled(bytes: value, span: whole, content: content)
  }
}
