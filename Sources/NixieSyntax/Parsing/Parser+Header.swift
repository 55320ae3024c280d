/// Header lines, and what is checked when a stanza ends.
extension Parser {
  /// A header line, whose first word is `kind` or was meant to be.
  mutating func parseHeader(_ kind: StanzaKind) -> Line.Kind {
    closeStanza()
    let keyword = tokens[0]
    advance()
    var stanza = Stanza(kind: kind, keywordSpan: span(keyword), span: span(keyword))
    if kind == .include {
      stanza.path = parseWholeText(of: kind.rawValue)
    } else {
      stanza.name = parseDeclaredName(kind)
    }
    if let last = tokens.last { stanza.span.end = last.end }
    stanzas.append(stanza)
    open = OpenStanza()
    context = .stanza
    if kind == .ruleset { noteRuleset() }
    return .header(stanza: stanzas.count - 1)
  }

  private mutating func parseDeclaredName(_ kind: StanzaKind) -> Spelled? {
    guard !atEnd else {
      report(Messages.missingName(span(tokens[0]), kind))
      return nil
    }
    let rest = restSpan
    if tokens.count > 2 {
      // Several words: the name was meant to be one.
      skipLine()
      let corrected = Name.corrected(bytes[rest.start..<rest.end])
      report(Messages.badName(rest, text(rest), corrected))
      return corrected.map { Spelled(value: $0, span: rest) }
    }
    guard let word = parseWord(.name) else { return nil }
    guard let name = checkedName(word) else { return nil }
    if kind == .esp && name.value == "any" || kind == .category && name.value == "nothing" {
      report(Messages.reservedName(name.span, name.value))
    }
    return name
  }

  private mutating func noteRuleset() {
    let index = stanzas.count - 1
    if let first = rulesetIndex {
      report(Messages.secondRuleset(stanzas[index].keywordSpan, stanzas[first].keywordSpan))
    } else {
      rulesetIndex = index
    }
  }

  /// Ends the stanza at hand.
  mutating func closeStanza() {
    guard context == .stanza else { return }
    closeList()
    checkCompleteness()
    context = .start
    let index = stanzas.count - 1
    if rulesetIndex == index, index > 0, !headerMayBeHidden {
      let stanza = stanzas[index]
      reportElsewhere(
        Messages.rulesetNotFirst(stanza, stanzas[0].span, moved: text(stanza.span)))
    }
  }

  /// Reports a file without a `ruleset` stanza.
  mutating func checkRulesetIsThere() {
    guard rulesetIndex == nil, !headerMayBeHidden else { return }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let place = stanzas.first?.keywordSpan ?? span(start, start)
    let stem = source.path.split(separator: "/").last?.split(separator: ".").first ?? ""
    let name = Name.corrected(stem.utf8) ?? "my-ruleset"
    reportElsewhere(Messages.missingRuleset(place, insertAt: span(start, start), name))
  }
}
