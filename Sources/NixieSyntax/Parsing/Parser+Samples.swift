/// Lines with a bar: `regex`, `example`, `not-example`, `expect`; and verdicts.
extension Parser {
  /// `| …` up to the end of the line.
  mutating func parseBar(_ keyword: FieldKeyword, limit: Int) -> Spelled? {
    guard let token = peek else {
      let end = span(lastEnd, lastEnd)
      report(Messages.missingBar(span(tokens[0]), insertAt: end, keyword.rawValue))
      return nil
    }
    guard token.kind == .bar, let rest = peek(1) else {
      let start = span(token.start, token.start)
      let hasBar = tokens.contains { $0.kind == .bar }
      let words = "\(peekWord() ?? "") \(peekWord(1) ?? "")"
      if keyword == .regex, PatternExpression.Mode(rawValue: words) != nil {
        report(Messages.modeOfTexts(restSpan, keyword.rawValue))
      } else if !lineHasError {
        report(
          hasBar
            ? Messages.strayText(span(token), text(token))
            : Messages.missingBar(restSpan, insertAt: start, keyword.rawValue))
      }
      skipLine()
      return nil
    }
    skipLine()
    if rest.end == rest.start, keyword == .regex {
      report(Messages.missingValue(span(token), "regex |"))
      return nil
    }
    guard rest.end - rest.start <= limit else {
      report(Messages.textTooLong(span(rest), rest.end - rest.start, limit: limit))
      return nil
    }
    return Spelled(
      bytes: Array(bytes[rest.start..<rest.end]), span: span(rest), content: span(rest))
  }

  /// `[for ESP] [at STAGE] | reply`.
  mutating func parseSample(_ keyword: FieldKeyword) -> FieldValue {
    var esp: Spelled?
    var stage: StageWord?
    guard parseHints(&esp, &stage) else { return .invalid }
    guard let text = parseBar(keyword, limit: Limits.replyBytes) else { return .invalid }
    return .sample(Sample(esp: esp, stage: stage, text: text))
  }

  /// `CATEGORY [, PERMANENCE] [for ESP] [at STAGE] | reply`.
  mutating func parseExpectation() -> FieldValue {
    guard peek?.kind != .bar, let first = parseWord(.value(.expect)),
      let word = checkedName(first)
    else {
      if !lineHasError { report(Messages.missingValue(span(tokens[0]), "expect")) }
      skipLine()
      return .invalid
    }
    let isNothing = word.value == "nothing"
    var permanence: PermanenceWord?
    if let token = peek, token.kind == .comma {
      advance()
      permanence = parsePermanence(.expect)
      if permanence == nil {
        skipLine()
        return .invalid
      }
    } else if let written = peekWord(), let token = peek,
      PermanenceWord.allCases.contains(where: { $0.rawValue.hasPrefix(written) })
    {
      report(Messages.missingComma(span(token), insertAt: span(lastEnd, lastEnd)))
      permanence = parsePermanence(.expect)
    }
    if isNothing, permanence != nil {
      report(Messages.permanenceOfNothing(span(word.span.end, lastEnd)))
    }
    var esp: Spelled?
    var stage: StageWord?
    guard parseHints(&esp, &stage) else { return .invalid }
    guard let text = parseBar(.expect, limit: Limits.replyBytes) else { return .invalid }
    return .expectation(
      Expectation(
        category: isNothing ? nil : word, permanence: permanence, esp: esp, stage: stage,
        text: text))
  }

  /// `for ESP` and `at STAGE` in front of a bar; `false` where the line cannot be read on.
  private mutating func parseHints(_ esp: inout Spelled?, _ stage: inout StageWord?) -> Bool {
    let hasBar = tokens.contains { $0.kind == .bar }
    while let word = peekWord(), let token = peek, let hint = hintWord(word, hasBar: hasBar) {
      if hint == "for" ? esp != nil : stage != nil { break }
      if hint != word, !lineHasError {
        report(Messages.unknownWord(span(token), word, text(tokens[0]), hint, []))
      }
      advance()
      if hint == "for" {
        esp = parseWord(.behind("for")).flatMap { checkedName($0) }
        if esp == nil { break }
      } else {
        stage = parseStage(.behind("at"))
        if stage == nil { break }
      }
    }
    if lineHasError, hasBar, peek?.kind != .bar {
      skipLine()
      return false
    }
    return true
  }

  /// Without a bar anywhere the rest is most likely the reply, so nothing is guessed in it.
  private func hintWord(_ word: String, hasBar: Bool) -> String? {
    if word == "for" || word == "at" { return word }
    return hasBar ? Spelling.suggestion(for: word, among: ["for", "at"]) : nil
  }

  /// `CATEGORY [, PERMANENCE]`.
  mutating func parseVerdict() -> FieldValue {
    guard let category = parseWord(.value(.is)).flatMap({ checkedName($0) }) else {
      skipLine()
      return .invalid
    }
    guard let token = peek else { return .verdict(category: category, permanence: nil) }
    if token.kind == .comma {
      advance()
      if atEnd {
        report(Messages.strayComma(span(token)))
        return .verdict(category: category, permanence: nil)
      }
    } else if let word = peekWord(),
      Spelling.suggestion(for: word, among: PermanenceWord.allCases.map(\.rawValue) + ["by"]) != nil
    {
      report(Messages.missingComma(span(token), insertAt: span(lastEnd, lastEnd)))
    } else {
      return .verdict(category: category, permanence: nil)
    }
    guard let permanence = parsePermanence(.is) else {
      skipLine()
      return .invalid
    }
    return .verdict(category: category, permanence: permanence)
  }

  /// `permanent`, `temporary`, `by code` or `none`.
  mutating func parsePermanence(_ keyword: FieldKeyword) -> PermanenceWord? {
    let words = PermanenceWord.allCases.map(\.rawValue)
    if let first = peekWord(), let second = peekWord(1), let token = peek, let last = peek(1) {
      let both = first + " " + second
      if let meant = Spelling.suggestion(for: both, among: ["by code"]) {
        next += 2
        if both != meant {
          report(
            Messages.unknownWord(span(token.start, last.end), both, "permanence", meant, words))
        }
        return .byCode
      }
    }
    return parseWord(.value(keyword)).flatMap { known($0, among: words, as: "permanence") }
      .flatMap { PermanenceWord(rawValue: $0.value) }
  }
}
