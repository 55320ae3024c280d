internal import Nixie
internal import NixieSyntax

// What a rule says, how it stands to others, its examples; documents.

extension Resolver {
  mutating func verdict(_ stanza: Stanza, _ rule: inout Ruleset.Rule) {
    guard case .verdict(let name, let permanence)? = stanza.field(.is)?.value else { return }
    if let category = categoryNumber(name) {
      rule.category = category
      let own = names.categories[name.value]
      if case .permanence(let word)? = own?.field(.permanence)?.value {
        rule.permanence = PermanenceRule(word)
      }
    }
    if let permanence { rule.permanence = PermanenceRule(permanence) }
  }

  mutating func settings(_ stanza: Stanza, _ rule: inout Ruleset.Rule) {
    if case .integer(let priority)? = stanza.field(.priority)?.value { rule.priority = priority }
    if case .seconds(let seconds)? = stanza.field(.retryAfter)?.value { rule.retryAfter = seconds }
    rule.status = StatusWord(rawValue: stanza.text(.status)) ?? .stable
    for field in stanza.fields(.allow) {
      guard case .allow(let code, let reason) = field.value else { continue }
      rule.allows.append((code.value, reason?.value ?? "", field.span))
    }
    for name in stanza.texts(.overrides) {
      let id = name.value.contains("/") ? name.value : "\(rule.ruleset)/\(name.value)"
      guard let other = ruleIndex[id] else {
        let known = ruleIDs.map { candidate in
          !name.value.contains("/") && candidate.hasPrefix(rule.ruleset + "/")
            ? String(candidate.dropFirst(rule.ruleset.count + 1)) : candidate
        }
        unknown(
          name, among: known, "rule", code: "E203",
          note: "name a rule of this file, or another's as `ruleset/rule`")
        continue
      }
      if ruleIDs[other] == rule.id {
        report("E211", "a rule cannot override itself", name.span)
      } else if rule.isFallback, names.rules[id]?.kind == .rule {
        report(
          "E211", "a fallback cannot override a rule", name.span,
          notes: ["a fallback speaks only when no rule does; make it a `rule` if it knows better"])
      } else {
        rule.overrides.append((other, name.span))
      }
    }
  }

  mutating func examples(_ stanza: Stanza, _ rule: inout Ruleset.Rule) {
    let stage = stanza.fields(.stage).compactMap { field -> Stage? in
      guard case .stages(let stages) = field.value else { return nil }
      return stages.first.flatMap { Stage(name: $0.rawValue) }
    }.first
    for field in stanza.fields {
      guard case .sample(let sample) = field.value else { continue }
      var esp = rule.scope?.first
      if let own = sample.esp { esp = own.value == "any" ? nil : espNumber(own) }
      let example = Ruleset.Example(
        text: sample.text.bytes, esp: esp,
        stage: sample.stage.flatMap { Stage(name: $0.rawValue) } ?? stage, span: sample.text.span)
      if field.keyword == .example { rule.examples.append(example) }
      if field.keyword == .notExample { rule.counterexamples.append(example) }
    }
  }

  /// Captures that advice names and no pattern makes.
  mutating func checkAdvice(_ stanza: Stanza, _ rule: Ruleset.Rule) {
    guard let field = stanza.field(.advice), case .text(let text) = field.value else { return }
    var unknownNames: [String] = []
    _ = Advice.filled(text.value) { name in
      if !rule.captures.contains(where: { $0.name == name }) { unknownNames.append(name) }
      return ""
    }
    let known = rule.captures.map { "{\($0.name)}" }
    for name in unknownNames {
      let place = text.bytes.firstRange(of: Array("{\(name)}".utf8)).map(text.rawSpan)
      var diagnostic = Diagnostic(
        code: "E308",
        message: "the advice names `{\(name)}`, which no pattern of this rule captures",
        span: place ?? text.span)
      if known.isEmpty {
        diagnostic.notes = [
          "capture it where it stands in the text: `{\(name):word}`",
          "for a brace that stands for itself write `{{` and `}}`",
        ]
      } else {
        diagnostic.notes = ["this rule captures \(known.joined(separator: ", "))"]
      }
      if known.count == 1, let place {
        diagnostic.fixes = [
          Fix(
            title: "name the one that there is",
            edits: [TextEdit(span: place, replacement: known[0])])
        ]
      }
      diagnostics.append(diagnostic)
    }
  }

  /// Rules that override each other in a circle.
  mutating func checkOverrideCycles(_ rules: [Ruleset.Rule]) {
    var state = [UInt8](repeating: 0, count: rules.count)
    var path: [Int] = []
    func visit(_ index: Int) -> [Int]? {
      state[index] = 1
      path.append(index)
      for (other, _) in rules[index].overrides where other < rules.count {
        if state[other] == 1 { return Array(path[(path.firstIndex(of: other) ?? 0)...]) + [other] }
        if state[other] == 0, let circle = visit(other) { return circle }
      }
      path.removeLast()
      state[index] = 2
      return nil
    }
    for index in rules.indices where state[index] == 0 {
      guard let circle = visit(index) else { continue }
      report(
        "E210", "these rules override each other in a circle", rules[circle[0]].nameSpan,
        labels: circle.dropFirst().dropLast().map {
          Diagnostic.Label(span: rules[$0].nameSpan, text: "part of the circle")
        },
        notes: [circle.map { rules[$0].id }.joined(separator: " overrides ")])
      for index in path { state[index] = 2 }
      path.removeAll()
    }
  }

  // MARK: Documents

  mutating func document(_ stanza: Stanza) -> Ruleset.Document {
    var expectations: [Ruleset.Expected] = []
    for field in stanza.fields(.expect) {
      guard case .expectation(let expectation) = field.value else { continue }
      var expected = Ruleset.Expected(
        text: expectation.text.bytes, category: nil, permanence: nil, esp: nil,
        stage: expectation.stage.flatMap { Stage(name: $0.rawValue) }, span: field.span)
      if let name = expectation.category {
        guard let category = categoryNumber(name) else { continue }
        expected.category = category
        expected.permanence = expectation.permanence.map { PermanenceRule($0) }
      }
      if let esp = expectation.esp, esp.value != "any" { expected.esp = espNumber(esp) }
      expectations.append(expected)
    }
    return Ruleset.Document(
      ruleset: ruleset(of: stanza), name: stanza.name?.value ?? "", title: stanza.text(.title),
      sources: stanza.texts(.source).map(\.value), seen: stanza.date(.seen),
      expectations: expectations, nameSpan: stanza.name?.span ?? stanza.keywordSpan)
  }
}
