/// Field lines: the schema first, then the value, then the field into its stanza.
extension Parser {
  /// A field line.
  ///
  /// - Parameters:
  ///   - keyword: what the first word is or was meant to be.
  ///   - keywordSpan: the word as it stands there.
  ///   - isWhole: `retry after` was recognised with both its words.
  mutating func parseField(
    _ keyword: FieldKeyword, keywordSpan: SourceSpan, isExcept: Bool = false, isWhole: Bool = false
  ) -> Line.Kind {
    closeList()
    advance()
    let index = stanzas.count - 1
    let kind = stanzas[index].kind
    var field = Field(
      keyword: keyword, isExcept: isExcept, keywordSpan: keywordSpan,
      span: span(tokens[0].start, tokens[tokens.count - 1].end), value: .invalid)
    guard kind.fields.contains(keyword) else {
      if !lineHasError { report(Messages.wrongField(keywordSpan, keyword, kind)) }
      open.list = .ignored
      return .field(stanza: index)
    }
    skipSign(after: keyword)
    var state = OpenListState(hasItems: false, mode: .single, count: 0)
    field.value = parseValue(keyword, isWhole: isWhole, &state)
    addField(field, state)
    return .field(stanza: index)
  }

  /// `except` and the condition behind it.
  mutating func parseExcept() -> Line.Kind {
    let kind = stanzas[stanzas.count - 1].kind
    let exceptSpan = span(tokens[0])
    guard kind.hasConditions else {
      closeList()
      if !lineHasError { report(Messages.wrongExcept(exceptSpan, kind)) }
      open.list = .ignored
      return .field(stanza: stanzas.count - 1)
    }
    let conditions = FieldKeyword.allCases.filter(\.isCondition)
    if let word = peekWord(1), let token = peek(1) {
      if let keyword = FieldKeyword(rawValue: word), keyword.isCondition {
        advance()
        return parseField(keyword, keywordSpan: span(token), isExcept: true)
      }
      if let meant = Spelling.suggestion(for: word, among: conditions.map(\.rawValue)),
        let keyword = FieldKeyword(rawValue: meant)
      {
        if !lineHasError { report(Messages.exceptCondition(span(token), word, meant)) }
        advance()
        return parseField(keyword, keywordSpan: span(token), isExcept: true)
      }
    }
    closeList()
    open.list = .ignored
    // No field goes into the tree, so a condition must not be reported as missing.
    open.hasUnknownLine = true
    if !lineHasError {
      let place = peek(1).map(span) ?? exceptSpan
      report(Messages.exceptCondition(place, peekWord(1), nil))
    }
    return .field(stanza: stanzas.count - 1)
  }

  /// `title = "…"`, as other languages have it.
  private mutating func skipSign(after keyword: FieldKeyword) {
    guard let word = peekWord(), word == "=" || word == ":", let token = peek else { return }
    report(Messages.strayText(span(token), word))
    advance()
  }

  private mutating func addField(_ field: Field, _ state: OpenListState) {
    let index = stanzas.count - 1
    if !field.isExcept, !field.keyword.isRepeatable {
      if let first = open.firstFields[field.keyword] {
        reportDuplicate(field, of: stanzas[index].fields[first])
        open.list = .ignored
        return
      }
      open.firstFields[field.keyword] = stanzas[index].fields.count
    }
    stanzas[index].fields.append(field)
    stanzas[index].span.end = max(stanzas[index].span.end, field.span.end)
    if field.keyword.isList {
      open.list = .field(stanzas[index].fields.count - 1, state)
    } else {
      open.list = field.value == .invalid ? .ignored : .none
    }
  }

  private mutating func reportDuplicate(_ field: Field, of first: Field) {
    guard !lineHasError else { return }
    let lineRange = source.lineRange(line)
    let wholeLine = span(lineRange.lowerBound, lineRange.upperBound)
    guard field.keyword == .text else {
      let isSame = text(field.span) == text(first.span)
      report(
        Messages.duplicateField(field, first.keywordSpan, removing: isSame ? wholeLine : nil))
      return
    }
    let joined = joinedTexts(first, field)
    report(
      Messages.secondText(
        field, first, joined: joined?.text, modes: joined?.modes ?? [], removing: wholeLine))
  }

  /// The texts of two `text` lines as one list, in the source's own spelling, and the modes that
  /// may have been meant.
  private func joinedTexts(_ first: Field, _ second: Field)
    -> (text: String, modes: [PatternExpression.Mode])?
  {
    guard case .pattern(let left) = first.value, case .pattern(let right) = second.value,
      let leftStart = left.items.first?.span.start, let leftEnd = left.items.last?.span.end,
      let rightStart = right.items.first?.span.start, let rightEnd = right.items.last?.span.end,
      source.line(of: leftStart) == source.line(of: leftEnd)
    else { return nil }
    let stated = Set([left.mode, right.mode]).subtracting([.single])
    guard stated.count < 2, !stated.contains(.inOrder) else { return nil }
    let text = text(span(leftStart, leftEnd)) + ", " + text(span(rightStart, rightEnd))
    return (text, stated.isEmpty ? [.allOf, .anyOf] : Array(stated))
  }
}
