/// Lists with commas, on a field's line or on an item line.
extension Parser {
  /// The rest of the line as items of the list of `keyword`.
  mutating func parseList(_ keyword: FieldKeyword, _ state: inout OpenListState) -> FieldValue {
    let mode = state.mode
    switch keyword {
    case .mx, .domains:
      return list(&state) { parser in
        parser.parseWord(.value(keyword)).flatMap { parser.checkedHost($0) }
      }.map { .words($0) } ?? .invalid
    case .for:
      return parseESPs(&state)
    case .overrides:
      return list(&state) { parser in
        parser.parseWord(.value(keyword)).flatMap { parser.checkedName($0, allowsPath: true) }
      }.map { .words($0) } ?? .invalid
    case .signature:
      return list(&state) { $0.parseText(of: keyword.rawValue) }.map { .texts($0) } ?? .invalid
    case .code:
      return list(&state) { $0.parseCode() }.map { .codes($0) } ?? .invalid
    case .enhanced:
      return list(&state) { $0.parseEnhanced() }.map { .enhanced($0) } ?? .invalid
    case .stage:
      return list(&state) { $0.parseStage(.value(.stage)) }.map { .stages($0) } ?? .invalid
    case .text:
      let items = list(&state) { $0.parsePatternItem(mode) }
      return items.map { checkedPattern(mode, $0) } ?? .invalid
    default:
      return .invalid
    }
  }

  private mutating func parseESPs(_ state: inout OpenListState) -> FieldValue {
    let before = state.count
    guard
      let names = list(
        &state,
        { parser in
          parser.parseWord(.value(.for)).flatMap { parser.checkedName($0) }
        })
    else { return .invalid }
    if before + names.count > 1, let any = names.first(where: { $0.value == "any" }), !lineHasError
    {
      report(Messages.anyAmongOthers(any.span))
    }
    return .words(names)
  }

  /// Items with commas between them up to the end of the line; `nil` where one had an error that
  /// leaves it without a value.
  ///
  /// - Parameter element: reads one item, reports what is wrong with it.
  private mutating func list<Item>(
    _ state: inout OpenListState, _ element: (inout Parser) -> Item?
  ) -> [Item]? {
    var items: [Item] = []
    var isWhole = true
    while let token = peek {
      if token.kind == .comma {
        reportStrayComma(token)
        advance()
        continue
      }
      state.count += 1
      if state.count > Limits.listItems {
        if state.count == Limits.listItems + 1 { report(Messages.tooManyItems(span(token))) }
        skipLine()
        break
      }
      let start = next
      if let item = element(&self) { items.append(item) } else { isWhole = false }
      if next == start { advance() }
      if !isWhole { skipItem() }
      parseComma()
    }
    return isWhole && !items.isEmpty ? items : nil
  }

  /// What stands between two items.
  private mutating func parseComma() {
    guard let token = peek else { return }
    switch token.kind {
    case .comma:
      advance()
      if atEnd { reportStrayComma(token) }
    case .bar, .verbatim:
      if !lineHasError { report(Messages.strayBar(span(token), text(tokens[0]))) }
      skipLine()
    default:
      if !lineHasError {
        if let word = peekWord(), word == "or" || word == "and" {
          report(Messages.joiningWord(span(lastEnd, token.end), word))
          advance()
        } else {
          report(Messages.missingComma(span(token), insertAt: span(lastEnd, lastEnd)))
        }
      }
    }
  }

  private mutating func reportStrayComma(_ token: Token) {
    guard !lineHasError else { return }
    report(Messages.strayComma(span(token)))
  }
}
