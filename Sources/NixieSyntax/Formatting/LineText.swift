/// One line as tokens, and how each kind of line is written.
struct LineText {
  private let bytes: [UInt8]
  /// The line without its end and without a byte order mark.
  private let content: Range<Int>
  /// Without the comment behind them.
  private let tokens: [Token]
  private let comment: Token?

  init(_ line: Line, of tree: SyntaxTree) {
    bytes = tree.source.bytes
    var start = line.span.start
    var end = line.span.end
    // All carriage returns: one that stayed would be taken off by the next run.
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    while end > start, bytes[end - 1] == 0x0D { end -= 1 }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
    content = start..<end
    var tokens = Lexer.tokens(of: bytes, in: content)
    comment = tokens.last?.kind == .comment ? tokens.removeLast() : nil
    self.tokens = tokens
  }

  /// The line as it is.
  var raw: [UInt8] { Array(bytes[content]) }

  var isIndented: Bool { content.first.map { Lexer.isBlank(bytes[$0]) } ?? false }

  /// The line as it is but for the blanks at its ends.
  func indented(by indent: Int) -> [UInt8] {
    let isBlank = { (offset: Int) in Lexer.isBlank(bytes[offset]) }
    guard let first = content.first(where: { !isBlank($0) }),
      let last = content.last(where: { !isBlank($0) })
    else { return [] }
    return blanks(indent) + bytes[first...last]
  }

  /// The word or, in `retry after`, the words that say what the line is, one blank between them.
  var keyword: [UInt8] { joined(tokens.prefix(keywordCount)) }

  private var keywordCount: Int {
    tokens.count > 1 && has(0, "retry") && has(1, "after") ? 2 : 1
  }

  private func has(_ index: Int, _ word: StaticString) -> Bool {
    bytes[tokens[index].start..<tokens[index].end].elementsEqual(word.description.utf8)
  }

  /// Whether it is an `example` or `not-example` line with its bar.
  var isExample: Bool {
    (keyword.elementsEqual("example".utf8) || keyword.elementsEqual("not-example".utf8))
      && tokens.contains { $0.kind == .bar }
  }

  /// An example up to its bar.
  var examplePrefix: [UInt8] { joined(tokens.prefix { $0.kind != .bar }) }

  var header: [UInt8] { joined(tokens[...]) + commentBehind }

  func item(_ indent: Int) -> [UInt8] { blanks(indent) + joined(tokens[...]) + commentBehind }

  func field(_ layout: StanzaLayout) -> [UInt8] {
    if layout.alignsExamples, isExample {
      let prefix = examplePrefix
      let padding = blanks(max(0, layout.exampleWidth - prefix.count) + 1)
      return blanks(2) + prefix + padding + joined(tokens.drop { $0.kind != .bar })
    }
    guard tokens.count > keywordCount else { return blanks(2) + keyword + commentBehind }
    let padding = blanks(max(0, layout.keywordWidth - keyword.count) + 2)
    return blanks(2) + keyword + padding + value + commentBehind
  }

  /// What stands behind the keyword; the hints of an `expect` are set off by one blank more.
  private var value: [UInt8] {
    let rest = tokens.dropFirst(keywordCount)
    guard keyword.elementsEqual("expect".utf8) else { return joined(rest) }
    let verdict = rest.dropFirst().prefix { $0.kind != .bar }
    let hint = verdict.firstIndex { token in
      token.kind == .word
        && (bytes[token.start..<token.end].elementsEqual("for".utf8)
          || bytes[token.start..<token.end].elementsEqual("at".utf8))
    }
    guard let hint else { return joined(rest) }
    return joined(rest[..<hint]) + blanks(2) + joined(rest[hint...])
  }

  private var commentBehind: [UInt8] {
    comment.map { blanks(2) + bytes[$0.start..<$0.end] } ?? []
  }

  /// Tokens with one blank between them, none in front of a comma or behind an empty bar.
  private func joined(_ tokens: ArraySlice<Token>) -> [UInt8] {
    var result: [UInt8] = []
    for token in tokens where token.end > token.start {
      if !result.isEmpty, token.kind != .comma { result.append(0x20) }
      result += bytes[token.start..<token.end]
    }
    return result
  }

  private func blanks(_ count: Int) -> [UInt8] { Array(repeating: 0x20, count: count) }
}
