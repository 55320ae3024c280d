internal import Nixie
internal import NixieAutomata
internal import NixieSyntax

// Rules, fallbacks and documents.

extension Resolver {
  mutating func rule(_ stanza: Stanza) -> Ruleset.Rule {
    let file = stanza.span.file
    var captures: [Ruleset.Capture] = []
    var rule = Ruleset.Rule(
      ruleset: ruleset(of: stanza), name: stanza.name?.value ?? "",
      isFallback: stanza.kind == .fallback, scope: scope(stanza), replyCodes: .init(),
      enhancedCodes: .init(), stages: Stage.anyMask, clauses: [], conditions: [], category: 0,
      permanence: .byCode, advice: stanza.text(.advice), note: stanza.text(.note),
      sources: stanza.texts(.source).map(\.value), seen: stanza.date(.seen), status: .stable,
      expires: stanza.date(.expires), owner: stanza.text(.owner), overrides: [], priority: 0,
      retryAfter: 0, captures: [], examples: [], counterexamples: [], allows: [],
      nameSpan: stanza.name?.span ?? stanza.keywordSpan, span: stanza.span)
    if rule.scope != nil { addCondition(.esp, stanza.field(.for), to: &rule) }
    for field in stanza.fields { condition(field, file, &rule, &captures) }
    rule.captures = captures
    if captures.count > CompilerLimits.captures {
      report("E309", "more than \(CompilerLimits.captures) captures in one rule", rule.nameSpan)
    }
    verdict(stanza, &rule)
    settings(stanza, &rule)
    examples(stanza, &rule)
    checkAdvice(stanza, rule)
    return rule
  }

  private mutating func scope(_ stanza: Stanza) -> [Int]? {
    guard case .words(let words)? = stanza.field(.for)?.value,
      words.first?.value != "any"
    else { return nil }
    let scope = Set(words.compactMap { espNumber($0) }).sorted()
    return scope.isEmpty ? nil : scope
  }

  private func addCondition(
    _ kind: ImageLayout.ConditionKind, _ field: Field?, to rule: inout Ruleset.Rule,
    clauses: Range<Int> = 0..<0
  ) {
    guard let field else { return }
    let written = set.trees[field.span.file].source.text(field.span)
    let words = written.split {
      $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    rule.conditions.append(
      Ruleset.Condition(
        kind: kind, text: words.joined(separator: " "), span: field.span, clauses: clauses))
  }

  private mutating func condition(
    _ field: Field, _ file: Int, _ rule: inout Ruleset.Rule, _ captures: inout [Ruleset.Capture]
  ) {
    switch (field.keyword, field.value) {
    case (.code, .codes(let codes)):
      if field.isExcept {
        rule.replyCodes.negative += codes
      } else {
        rule.replyCodes.positive += codes
      }
      addCondition(.replyCode, field, to: &rule)
    case (.enhanced, .enhanced(let codes)):
      if field.isExcept {
        rule.enhancedCodes.negative += codes
      } else {
        rule.enhancedCodes.positive += codes
      }
      addCondition(.enhancedCode, field, to: &rule)
    case (.stage, .stages(let stages)):
      let mask = stages.reduce(0) { $0 | (Stage(name: $1.rawValue)?.bit ?? 0) }
      rule.stages &= field.isExcept ? ~mask : mask
      addCondition(.stage, field, to: &rule)
    case (.text, .pattern(let expression)):
      let first = rule.clauses.count
      let kind: ImageLayout.ClauseKind =
        !field.isExcept ? .anyOf : expression.mode == .allOf ? .notAllOf : .noneOf
      for found in clauses(expression, file, isExcept: field.isExcept, &captures) {
        rule.clauses.append(
          Ruleset.Clause(
            kind: kind, patterns: found.map(\.pattern), places: found.map(\.place),
            span: field.span))
      }
      addCondition(.text, field, to: &rule, clauses: first..<rule.clauses.count)
    case (.regex, .verbatim(let text)):
      var kept = captures
      if let pattern = regexPattern(text, &kept) {
        if !field.isExcept { captures = kept }
        rule.clauses.append(
          Ruleset.Clause(
            kind: field.isExcept ? .noneOf : .anyOf, patterns: [pattern], places: [text.span],
            span: field.span))
        let last = rule.clauses.count - 1
        addCondition(.text, field, to: &rule, clauses: last..<last + 1)
      }
    default: break
    }
  }

  /// The clauses that a `text` field stands for: one for each item of `all of`, else one in all.
  private mutating func clauses(
    _ expression: PatternExpression, _ file: Int, isExcept: Bool,
    _ captures: inout [Ruleset.Capture]
  ) -> [[(pattern: PatternID, place: SourceSpan)]] {
    if expression.mode == .inOrder {
      let place = expression.items.dropFirst().reduce(expression.items[0].span) {
        $0.union($1.span)
      }
      return inOrder(expression, file, &captures).map { [[($0, place)]] } ?? []
    }
    var found: [[(pattern: PatternID, place: SourceSpan)]] = []
    for item in expression.items {
      for (text, anchor) in texts(item, file) {
        var kept: [Ruleset.Capture] = captures
        if let id = pattern(text, anchor: anchor, file: file, captures: &kept) {
          if !isExcept { captures = kept }
          found.append([(id, text.span)])
        }
      }
    }
    return expression.mode == .allOf && !isExcept || found.isEmpty ? found : [found.flatMap { $0 }]
  }

  /// The strings of an item: itself, or those of a phrase list.
  private mutating func texts(
    _ item: PatternItem, _ file: Int
  ) -> [(Spelled, PatternItem.Anchor?)] {
    switch item.content {
    case .text(let text): return [(text, item.anchor)]
    case .phrases(let name):
      guard let stanza = names.phrases[file][name.value] else {
        unknown(
          name, among: names.phrases[file].keys.sorted(), "phrase list", code: "E205",
          note: "declare it in this file, or include the file that does: `phrases \(name.value)`")
        return []
      }
      return stanza.fields(.item).flatMap { field -> [(Spelled, PatternItem.Anchor?)] in
        switch field.value {
        case .pattern(let expression):
          return expression.items.compactMap { item in
            guard case .text(let text) = item.content else { return nil }
            return (text, item.anchor)
          }
        case .text(let text): return [(text, nil)]
        case .texts(let texts): return texts.map { ($0, nil) }
        default: return []
        }
      }
    }
  }

  /// A pattern that is found where its parts follow each other.
  private mutating func inOrder(
    _ expression: PatternExpression, _ file: Int, _ captures: inout [Ruleset.Capture]
  ) -> PatternID? {
    let parser = PatternParser(placeholders: placeholders[file])
    var parts: [Regex] = []
    var literals = 0
    var span: SourceSpan?
    for item in expression.items {
      for (text, _) in texts(item, file) {
        guard let parsed = parser.parse(text, anchor: nil, diagnostics: &diagnostics) else {
          continue
        }
        if !parts.isEmpty { parts.append(.gap) }
        parts.append(renumbered(parsed.regex, parsed.captures, &captures))
        literals += parsed.literals
        span = span?.union(text.span) ?? text.span
      }
    }
    guard let span else { return nil }
    return number(.concatenation(parts), set.trees[file].source.text(span), literals, span)
  }

  /// One text pattern; its captures are added to those of the rule.
  mutating func pattern(
    _ text: Spelled, anchor: PatternItem.Anchor?, file: Int,
    captures: inout [Ruleset.Capture]
  ) -> PatternID? {
    let parser = PatternParser(placeholders: placeholders[file])
    guard let parsed = parser.parse(text, anchor: anchor, diagnostics: &diagnostics) else {
      return nil
    }
    return number(
      renumbered(parsed.regex, parsed.captures, &captures), text.value, parsed.literals, text.span)
  }

  private mutating func number(
    _ regex: Regex, _ spelling: String, _ literals: Int, _ span: SourceSpan
  ) -> PatternID {
    patterns.number(
      Pattern(
        regex: regex, spelling: spelling, literals: literals, captures: regex.captureNumbers,
        span: span))
  }

  /// `regex` with its captures numbered as those of the rule.
  private func renumbered(
    _ regex: Regex, _ own: [(name: String, absent: String)], _ all: inout [Ruleset.Capture]
  ) -> Regex {
    var numbers: [Int] = []
    for (name, absent) in own {
      if let known = all.firstIndex(where: { $0.name == name }) {
        numbers.append(known + 1)
      } else {
        all.append(Ruleset.Capture(name: name, absent: absent))
        numbers.append(all.count)
      }
    }
    return regex.renumberingCaptures { $0 >= 1 && $0 <= numbers.count ? numbers[$0 - 1] : $0 }
  }

  /// A regex and its diagnostics.
  mutating func regex(_ text: Spelled) -> ParsedRegex? {
    do {
      return try RegexParser.parse(text.bytes)
    } catch {
      diagnostics.append(
        Diagnostic(
          code: "E306", message: error.message,
          span: text.rawSpan(of: error.offset..<error.offset + max(1, error.length)),
          notes: error.cure.isEmpty ? [] : [error.cure]))
      return nil
    }
  }

  private mutating func regexPattern(
    _ text: Spelled, _ captures: inout [Ruleset.Capture]
  ) -> PatternID? {
    guard let parsed = regex(text) else { return nil }
    if parsed.regex.matchesEmpty {
      report(
        "E301", "this regex matches every text", text.span,
        notes: ["it can match nothing at all, which is found anywhere: make a part required"])
      return nil
    }
    let own = parsed.captureNames.map { ($0, "this") }
    return number(
      renumbered(parsed.regex, own, &captures), text.value, parsed.regex.literalCount, text.span)
  }
}
