/// Single words: names, hosts, words of closed sets.
extension Parser {
  /// What a word is wanted for, to say so where there is none.
  enum WordRole {
    case name
    case value(FieldKeyword)
    /// Behind a word of the same line, such as `for` in an example.
    case behind(String)

    var text: String {
      switch self {
      case .name: "name"
      case .value(let keyword): keyword.rawValue
      case .behind(let word): word
      }
    }
  }

  /// A word without quotes, of UTF-8.
  mutating func parseWord(_ role: WordRole) -> Spelled? {
    guard let token = peek else {
      report(Messages.missingValue(span(tokens[max(0, next - 1)]), role.text))
      return nil
    }
    switch token.kind {
    case .word:
      advance()
      let raw = bytes[token.start..<token.end]
      guard String(validating: raw, as: UTF8.self) != nil else {
        report(Messages.notUTF8(span(token)))
        return nil
      }
      return Spelled(value: text(token), span: span(token))
    case .string, .smartString, .unclosedString:
      return parseNeedlesslyQuoted(token)
    case .bar, .verbatim:
      report(Messages.strayBar(span(token), role.text))
      skipLine()
      return nil
    case .comma, .dash, .comment:
      report(Messages.strayComma(span(token)))
      return nil
    }
  }

  private mutating func parseNeedlesslyQuoted(_ token: Token) -> Spelled? {
    advance()
    let raw = text(token).unicodeScalars.drop { isQuote($0) }
    var inner = String(raw)
    while let last = inner.unicodeScalars.last, isQuote(last) { inner.unicodeScalars.removeLast() }
    // A word has no blanks: a name of several words is joined by hyphens.
    if inner.contains(" ") {
      inner = inner.lowercased().split(separator: " ").joined(separator: "-")
    }
    report(Messages.needlessQuotes(span(token), inner))
    return inner.isEmpty ? nil : Spelled(value: inner, span: span(token))
  }

  private func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || (0x201C...0x201F).contains(scalar.value)
  }

  /// The word where it has the form of a name, else, with an error, what was meant.
  ///
  /// - Parameter allowsPath: `RULESET/NAME` is fine, too.
  mutating func checkedName(_ word: Spelled, allowsPath: Bool = false) -> Spelled? {
    let parts = word.bytes.split(
      separator: UInt8(ascii: "/"), maxSplits: allowsPath ? 1 : 0, omittingEmptySubsequences: false)
    if let long = parts.first(where: { $0.count > Limits.nameBytes }) {
      report(Messages.nameTooLong(word.span, long.count))
      return nil
    }
    if parts.allSatisfy({ Name.isValid($0) }) { return word }
    let meant = parts.map { Name.corrected($0) }
    let corrected =
      meant.contains(nil) ? nil : meant.compactMap { $0 }.joined(separator: "/")
    report(Messages.badName(word.span, word.value, corrected))
    return corrected.map { Spelled(value: $0, span: word.span) }
  }

  /// `example.com` or `*.example.com`; the value is in small letters.
  mutating func checkedHost(_ word: Spelled) -> Spelled? {
    let lower = word.value.lowercased()
    if Host.isValid(lower) { return Spelled(value: lower, span: word.span) }
    let meant = Host.corrected(lower)
    report(Messages.badHost(word.span, word.value, meant))
    return meant.map { Spelled(value: $0, span: word.span) }
  }
}
