/// Which form the value of a keyword has.
extension Parser {
  mutating func parseValue(
    _ keyword: FieldKeyword, isWhole: Bool, _ list: inout OpenListState
  ) -> FieldValue {
    let value = parseAnyValue(keyword, isWhole: isWhole, &list)
    if !lineHasError, !atEnd { reportRest(of: keyword.rawValue) }
    return value
  }

  private mutating func parseAnyValue(
    _ keyword: FieldKeyword, isWhole: Bool, _ list: inout OpenListState
  ) -> FieldValue {
    switch keyword {
    case .title, .owner, .source, .note, .advice, .item:
      return parseWholeText(of: keyword.rawValue).map { .text($0) } ?? .invalid
    case .mx, .domains, .signature, .for, .code, .enhanced, .stage, .overrides:
      list.hasItems = !atEnd
      return atEnd ? .invalid : parseList(keyword, &list)
    case .text:
      list.mode = checkedMode(parseMode() ?? .single)
      list.hasItems = !atEnd
      return atEnd ? .invalid : parseList(keyword, &list)
    case .group, .like:
      return parseWord(.value(keyword)).flatMap { checkedName($0) }.map { .words([$0]) } ?? .invalid
    case .party: return closedWord(keyword, PartyWord.allCases.map(\.rawValue))
    case .action: return closedWord(keyword, ActionWord.allCases.map(\.rawValue))
    case .status: return closedWord(keyword, StatusWord.allCases.map(\.rawValue))
    case .permanence: return parsePermanence(keyword).map { .permanence($0) } ?? .invalid
    case .is: return parseVerdict()
    case .maps: return parseMaps()
    case .seen, .expires: return parseDate(keyword)
    case .format, .priority: return parseInteger(keyword)
    case .retryAfter: return parseDuration(isWhole: isWhole)
    case .regex:
      return parseBar(keyword, limit: Limits.stringBytes).map { .verbatim($0) } ?? .invalid
    case .example, .notExample: return parseSample(keyword)
    case .expect: return parseExpectation()
    case .allow: return parseAllow()
    }
  }

  /// What is left of a line behind a whole value.
  mutating func reportRest(of keyword: String) {
    guard let token = peek else { return }
    if token.kind == .bar {
      report(Messages.strayBar(span(token), keyword))
    } else {
      report(Messages.strayText(restSpan, text(restSpan)))
    }
    skipLine()
  }

  private mutating func closedWord(_ keyword: FieldKeyword, _ words: [String]) -> FieldValue {
    parseWord(.value(keyword)).flatMap { known($0, among: words, as: keyword.rawValue) }
      .map { .words([$0]) } ?? .invalid
  }

  /// The word itself where it is one of `words`, else, with an error, the nearest of them.
  mutating func known(_ word: Spelled, among words: [String], as what: String) -> Spelled? {
    if words.contains(word.value) { return word }
    let meant = Spelling.suggestion(for: word.value, among: words)
    report(Messages.unknownWord(word.span, word.value, what, meant, words))
    return meant.map { Spelled(value: $0, span: word.span) }
  }

  private mutating func parseMaps() -> FieldValue {
    guard let system = parseWord(.value(.maps)).flatMap({ checkedName($0) }) else {
      skipLine()
      return .invalid
    }
    guard !atEnd else {
      report(Messages.missingValue(system.span, "maps \(system.value)"))
      return .invalid
    }
    let name =
      peekWord() != nil && tokens.count == next + 1
      ? parseWord(.value(.maps)) : parseWholeText(of: "maps")
    return name.map { .maps(system: system, name: $0) } ?? .invalid
  }

  private mutating func parseAllow() -> FieldValue {
    guard let code = parseWord(.value(.allow)) else {
      skipLine()
      return .invalid
    }
    guard !atEnd else {
      report(Messages.missingReason(code.span, code.value))
      return .allow(code: code, reason: nil)
    }
    let reason = parseWholeText(of: "allow")
    if let reason, reason.value == Messages.reasonToBeGiven {
      report(Messages.reasonNotGiven(reason.span))
    }
    return .allow(code: code, reason: reason)
  }
}
