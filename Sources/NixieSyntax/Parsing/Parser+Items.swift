/// `- item` lines, and lines that begin with no word at all.
extension Parser {
  mutating func parseItemLine() -> Line.Kind {
    let dash = tokens[0]
    switch context {
    case .start: return skipLinesBeforeStanzas()
    case .skipped: return .unknown
    case .stanza: break
    }
    let index = stanzas.count - 1
    advance()
    if case .field(let field, let state) = open.list {
      continueList(field, state)
    } else if case .ignored = open.list {
      // It goes on with a line that got its error.
      lineHasError = true
    } else if stanzas[index].kind == .phrases {
      parsePhrase(dash)
    } else {
      if !open.reportedStrayItem { report(Messages.strayItem(span(dash))) }
      open.reportedStrayItem = true
      lineHasError = true
    }
    return .item(stanza: index)
  }

  /// `- "pattern"` of a `phrases` stanza.
  private mutating func parsePhrase(_ dash: Token) {
    let index = stanzas.count - 1
    var value = FieldValue.invalid
    if let text = parseWholeText(of: "-") { value = .text(text) }
    let end = tokens[tokens.count - 1].end
    stanzas[index].fields.append(
      Field(
        keyword: .item, keywordSpan: span(dash), span: span(dash.start, end), value: value))
    stanzas[index].span.end = end
    let items = open.firstFields[.item, default: 0] + 1
    open.firstFields[.item] = items
    if items == Limits.listItems + 1 { report(Messages.tooManyItems(span(dash))) }
  }

  /// A further item of the list of the field at `fieldIndex`.
  private mutating func continueList(_ fieldIndex: Int, _ state: OpenListState) {
    let index = stanzas.count - 1
    var state = state
    var field = stanzas[index].fields[fieldIndex]
    if let comma = tokens.first(where: { $0.kind == .comma }), tokens.count > 2 {
      report(Messages.severalItems(span(comma)))
    }
    if field.keyword == .text, state.mode == .single, !open.reportedStrayItem {
      open.reportedStrayItem = true
      if !lineHasError {
        report(Messages.missingMode(span(tokens[0]), insertAt: span(field.keywordSpan)))
      }
      state.mode = .anyOf
    }
    if atEnd, !lineHasError { report(Messages.missingValue(span(tokens[0]), "-")) }
    let hadItems = state.hasItems
    let value = parseList(field.keyword, &state)
    state.hasItems = true
    if field.keyword == .for, !lineHasError, case .words(let names) = field.value,
      names.map(\.value) == ["any"]
    {
      report(Messages.anyAmongOthers(names[0].span))
    }
    field.value = hadItems ? field.value.appending(value) : value
    field.span.end = tokens[tokens.count - 1].end
    stanzas[index].fields[fieldIndex] = field
    stanzas[index].span.end = field.span.end
    open.list = .field(fieldIndex, state)
  }

  /// Where an insertion behind a keyword goes.
  private func span(_ keyword: SourceSpan) -> SourceSpan { span(keyword.end, keyword.end) }

  /// Ends the list at hand; a list without any item is an error of its line.
  mutating func closeList() {
    if case .field(let index, let state) = open.list, !state.hasItems {
      let field = stanzas[stanzas.count - 1].fields[index]
      reportElsewhere(Messages.missingValue(field.keywordSpan, field.keyword.rawValue))
    }
    open.list = .none
  }

  /// A line that begins with a text, a bar or a comma.
  mutating func parseLineWithoutKeyword(_ first: Token) -> Line.Kind {
    switch context {
    case .start: return skipLinesBeforeStanzas()
    case .skipped: return .unknown
    case .stanza: break
    }
    let index = stanzas.count - 1
    if first.isText, takesItem {
      report(Messages.missingDash(span(first), insertAt: span(first.start, first.start)))
      if case .field(let field, let state) = open.list {
        continueList(field, state)
      } else {
        parsePhrase(first)
      }
      return .item(stanza: index)
    }
    if case .ignored = open.list {
      // It goes on with a line that got its error.
      lineHasError = true
      return .field(stanza: index)
    }
    open.hasUnknownLine = true
    report(Messages.lineWithoutWord(span(first)))
    closeList()
    open.list = .ignored
    return .field(stanza: index)
  }

  private var takesItem: Bool {
    if case .field(let index, _) = open.list {
      let keyword = stanzas[stanzas.count - 1].fields[index].keyword
      return keyword == .text || keyword == .signature
    }
    if case .ignored = open.list { return false }
    return stanzas[stanzas.count - 1].kind == .phrases
  }
}

extension FieldValue {
  /// A list with the items of another; invalid where one of them is.
  func appending(_ other: FieldValue) -> FieldValue {
    switch (self, other) {
    case (.texts(let left), .texts(let right)): .texts(left + right)
    case (.words(let left), .words(let right)): .words(left + right)
    case (.codes(let left), .codes(let right)): .codes(left + right)
    case (.enhanced(let left), .enhanced(let right)): .enhanced(left + right)
    case (.stages(let left), .stages(let right)): .stages(left + right)
    case (.pattern(let left), .pattern(let right)):
      .pattern(PatternExpression(mode: left.mode, items: left.items + right.items))
    default: .invalid
    }
  }
}
