/// The value of `text`: how the patterns join, where each must stand, and the patterns.
extension Parser {
  private static let modes = PatternExpression.Mode.allCases.map(\.rawValue).filter { !$0.isEmpty }
  private static let anchors = PatternItem.Anchor.allCases.map(\.rawValue)

  /// `any of`, `all of` or `in order`, where the line says so.
  mutating func parseMode() -> PatternExpression.Mode? {
    if exactPhrase(Parser.anchors + ["phrases"]) != nil { return nil }
    if let phrase = takePhrase(Parser.modes, alsoKnown: Parser.anchors + ["phrases"]) {
      return PatternExpression.Mode(rawValue: phrase)
    }
    return nil
  }

  /// The mode itself where the stanza takes it, else, with an error, `any of`.
  mutating func checkedMode(_ mode: PatternExpression.Mode) -> PatternExpression.Mode {
    guard isPlaceholder, mode != .single, mode != .anyOf else { return mode }
    checkAllowedHere(mode.rawValue, from: tokens[max(0, next - 2)].start)
    return .anyOf
  }

  /// Reports words that say where a text stands or how texts join: a placeholder has no place of
  /// its own, and stands for one of its texts.
  private mutating func checkAllowedHere(_ phrase: String, from start: Int) {
    guard isPlaceholder, !lineHasError else { return }
    report(Messages.unknownWord(span(start, lastEnd), phrase, "text", nil, ["any of"]))
  }

  private var isPlaceholder: Bool { stanzas.last?.kind == .placeholder }

  /// One item: `[is|starts with|ends with] "pattern"` or `phrases NAME`.
  mutating func parsePatternItem(_ mode: PatternExpression.Mode) -> PatternItem? {
    guard let first = peek else { return nil }
    let phrase = takePhrase(Parser.anchors + ["phrases"], alsoKnown: [])
    if let phrase { checkAllowedHere(phrase, from: first.start) }
    if phrase == "phrases" {
      guard let name = parseWord(.behind("phrases")).flatMap({ checkedName($0) }) else {
        return nil
      }
      return PatternItem(content: .phrases(name), span: span(first.start, name.span.end))
    }
    guard let text = parseText(of: "text") else { return nil }
    let anchor = phrase.flatMap { PatternItem.Anchor(rawValue: $0) }
    return PatternItem(anchor: anchor, content: .text(text), span: span(first.start, text.span.end))
  }

  /// The words of `phrases` that stand here exactly.
  private func exactPhrase(_ phrases: [String]) -> String? {
    let two = leadingWords(2)
    if let two, phrases.contains(two) { return two }
    return leadingWords(1).flatMap { phrases.contains($0) ? $0 : nil }
  }

  /// The next `count` words joined by blanks, where that many words stand here.
  private func leadingWords(_ count: Int) -> String? {
    var words: [String] = []
    for distance in 0..<count {
      guard let word = peekWord(distance) else { return nil }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  /// Takes one of `phrases`, misspelt or not.
  ///
  /// A misspelt one is believed only in front of a text, or of what else may follow: the words
  /// of an unquoted text are not keywords.
  ///
  /// - Parameter alsoKnown: what may stand here as well and is left to be read later.
  private mutating func takePhrase(_ phrases: [String], alsoKnown: [String]) -> String? {
    if let exact = exactPhrase(phrases) {
      next += exact.split(separator: " ").count
      return exact
    }
    guard peekWord() != nil else { return nil }
    for count in [2, 1] {
      guard let written = leadingWords(count),
        let meant = meantPhrase(written, among: phrases + alsoKnown),
        mayFollow(meant, count)
      else { continue }
      guard phrases.contains(meant) else { return nil }
      let place = span(tokens[next].start, tokens[next + count - 1].end)
      report(Messages.unknownWord(place, written, "text", meant, []))
      next += count
      return meant
    }
    reportUnknownPhrase(alsoKnown.isEmpty ? phrases : phrases + alsoKnown)
    return nil
  }

  private func meantPhrase(_ written: String, among phrases: [String]) -> String? {
    if let meant = Spelling.suggestion(for: written, among: phrases) { return meant }
    // One word of two: `any "…"`, `starts "…"`.
    return phrases.first { $0.hasPrefix(written + " ") }
  }

  private func mayFollow(_ phrase: String, _ count: Int) -> Bool {
    guard let token = peek(count) else { return Parser.modes.contains(phrase) }
    if phrase == "phrases" { return token.kind == .word && peek(count + 1)?.kind != .word }
    if token.isText { return true }
    guard token.kind == .word, Parser.modes.contains(phrase) else { return false }
    return ["is", "starts", "ends", "phrases"].contains(text(token))
  }

  /// Words in front of a text that mean nothing here, such as `contains "…"`.
  private mutating func reportUnknownPhrase(_ phrases: [String]) {
    var count = 0
    while peek(count)?.kind == .word { count += 1 }
    guard let token = peek(count), token.isText, token.start > tokens[next + count - 1].end else {
      return
    }
    let place = span(tokens[next].start, tokens[next + count - 1].end)
    report(Messages.unknownWord(place, text(place), "text", nil, phrases))
    next += count
  }

  /// Holds the items against the mode.
  mutating func checkedPattern(_ mode: PatternExpression.Mode, _ items: [PatternItem])
    -> FieldValue
  {
    let expression = FieldValue.pattern(PatternExpression(mode: mode, items: items))
    switch mode {
    case .single:
      guard let last = items.last else { return .invalid }
      var isList = items.count > 1
      if case .phrases = last.content { isList = true }
      guard isList else { return expression }
      if !lineHasError {
        let start = items[0].span.start
        report(
          Messages.missingMode(
            items[items.count > 1 ? 1 : 0].span, insertAt: span(start, start), isBefore: true))
      }
      return .pattern(PatternExpression(mode: .anyOf, items: items))
    case .inOrder:
      for item in items {
        if case .text = item.content, item.anchor == nil { continue }
        if !lineHasError { report(Messages.notInOrder(item.span)) }
      }
      return expression
    case .anyOf, .allOf:
      return expression
    }
  }
}
