/// What a stanza must have.
extension Parser {
  /// Reports what the stanza at hand lacks, unless a line of it was not understood: that line may
  /// have been the one that is missing.
  mutating func checkCompleteness() {
    guard !open.hasUnknownLine, let stanza = stanzas.last else { return }
    let place = stanza.name?.span ?? stanza.keywordSpan
    let missing = stanza.kind.requiredFields.filter { stanza.field($0) == nil }
    if !missing.isEmpty {
      reportElsewhere(Messages.missingFields(place, stanza.kind, missing, insertAt: stanza.span))
    }
    switch stanza.kind {
    case .rule, .fallback: checkRule(stanza, place)
    case .document:
      if stanza.field(.expect) == nil { reportElsewhere(Messages.missingExpect(place)) }
    case .phrases:
      if stanza.field(.item) == nil { reportElsewhere(Messages.missingItems(place)) }
    case .placeholder: checkPlaceholder(stanza, place)
    default: break
    }
  }

  private mutating func checkRule(_ stanza: Stanza, _ place: SourceSpan) {
    if !stanza.fields.contains(where: \.keyword.isCondition) {
      reportElsewhere(Messages.missingCondition(place, stanza.kind))
    }
    if stanza.field(.is) == nil {
      reportElsewhere(Messages.missingVerdict(place, stanza.kind))
    }
    if stanza.kind == .rule, stanza.field(.example) == nil {
      reportElsewhere(Messages.missingExample(place))
    }
  }

  private mutating func checkPlaceholder(_ stanza: Stanza, _ place: SourceSpan) {
    let text = stanza.field(.text)
    let regex = stanza.field(.regex)
    if let text, let regex {
      reportElsewhere(Messages.twoPlaceholderPatterns(regex.keywordSpan, text.keywordSpan))
    } else if text == nil, regex == nil {
      reportElsewhere(Messages.missingPlaceholderPattern(place))
    }
  }
}
