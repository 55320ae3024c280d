/// Looking at tokens, and the spans and texts of them.
extension Parser {
  var atEnd: Bool { next >= tokens.count }

  var peek: Token? { next < tokens.count ? tokens[next] : nil }

  func peek(_ distance: Int) -> Token? {
    next + distance < tokens.count ? tokens[next + distance] : nil
  }

  /// The word at `distance` tokens from here, where there is one.
  func peekWord(_ distance: Int = 0) -> String? {
    guard let token = peek(distance), token.kind == .word else { return nil }
    return text(token)
  }

  mutating func advance() { next += 1 }

  /// Goes to the next comma, or to the end of the line.
  mutating func skipItem() {
    while let token = peek, token.kind != .comma { advance() }
  }

  mutating func skipLine() { next = tokens.count }

  /// The end of the last token that was taken, where something may be inserted.
  var lastEnd: Int { next > 0 && next <= tokens.count ? tokens[next - 1].end : 0 }

  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, start: start, end: end)
  }

  func span(_ token: Token) -> SourceSpan { span(token.start, token.end) }

  /// From the token at hand to the end of the line's last token.
  var restSpan: SourceSpan {
    guard let first = peek, let last = tokens.last else { return span(lastEnd, lastEnd) }
    return span(first.start, last.end)
  }

  func text(_ token: Token) -> String {
    String(decoding: bytes[token.start..<token.end], as: UTF8.self)
  }

  func text(_ span: SourceSpan) -> String { source.text(span) }

  /// Reports an error of the line at hand.
  ///
  /// A second error of the same bytes is dropped: a quoted host that is no host either is one
  /// mistake to whoever wrote it.
  mutating func report(_ diagnostic: Diagnostic) {
    if lineHasError, diagnostics.last?.span == diagnostic.span { return }
    lineHasError = true
    diagnostics.append(diagnostic)
  }

  /// Reports an error that is no fault of the line at hand.
  mutating func reportElsewhere(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }
}
