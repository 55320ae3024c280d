internal import Nixie
package import NixieAutomata
internal import NixieSyntax

// Categories, ESPs, placeholders.

extension Resolver {
  mutating func category(_ stanza: Stanza?, id: String) -> Ruleset.Category {
    var category = Ruleset.Category(
      id: id, title: "No rule knows this reply", group: "unknown", permanence: .byCode,
      party: .receiver, action: .review,
      advice: "Nothing knows this reply. Read it, and write a rule for it.", maps: [],
      span: stanza?.name?.span ?? SourceSpan(file: 0, start: 0, end: 0))
    guard let stanza else { return category }
    category.title = stanza.text(.title)
    category.group = stanza.text(.group)
    category.advice = stanza.text(.advice)
    if case .permanence(let word)? = stanza.field(.permanence)?.value {
      category.permanence = PermanenceRule(word)
    }
    let party = stanza.text(.party)
    category.party = Party.allCases.first { $0.name == party } ?? .receiver
    let action = stanza.text(.action)
    category.action = Action.allCases.first { $0.name == action } ?? .review
    category.maps = stanza.fields(.maps).compactMap { field in
      guard case .maps(let system, let name) = field.value else { return nil }
      return (system.value, name.value)
    }
    return category
  }

  mutating func esp(_ stanza: Stanza, _ id: String) -> Ruleset.ESP {
    var parent: Int?
    if case .words(let words)? = stanza.field(.like)?.value, let name = words.first {
      parent = espNumber(name)
    }
    var signatures: [Ruleset.ESP.Signature] = []
    for text in stanza.texts(.signature) {
      var captures: [Ruleset.Capture] = []
      if let pattern = pattern(
        text, anchor: nil, file: stanza.span.file, captures: &captures)
      {
        signatures.append(Ruleset.ESP.Signature(pattern: pattern, span: text.span))
      }
    }
    return Ruleset.ESP(
      id: id, title: stanza.text(.title), hosts: hosts(stanza, .mx),
      domains: hosts(stanza, .domains), signatures: signatures, parent: parent,
      span: stanza.name?.span ?? stanza.span)
  }

  private func hosts(_ stanza: Stanza, _ keyword: FieldKeyword) -> [Ruleset.HostPattern] {
    stanza.texts(keyword).map { word in
      let name = String(decoding: word.bytes.map(\.foldedToLowerCase), as: UTF8.self)
      let isSuffix = name.hasPrefix("*.")
      return Ruleset.HostPattern(
        name: isSuffix ? String(name.dropFirst(2)) : name, isSuffix: isSuffix, span: word.span)
    }
  }

  /// An ESP that is like itself, by however many links.
  mutating func checkLikeCycles(_ esps: [Ruleset.ESP]) {
    for (index, esp) in esps.enumerated() {
      var seen: [Int] = [index]
      var current = esp.parent
      while let next = current, next < esps.count, !seen.contains(next) {
        seen.append(next)
        current = esps[next].parent
      }
      if current == index, index == seen.min() {
        report(
          "E209", "this ESP is like itself", esp.span,
          notes: [(seen + [index]).map { esps[$0].id }.joined(separator: " is like ")])
      } else if seen.count - 1 > Nixie.Limits.likeDepth {
        report("E217", "more than \(Nixie.Limits.likeDepth) links of `like`", esp.span)
      }
    }
  }

  /// A host or domain that two ESPs claim.
  mutating func checkHosts(_ esps: [Ruleset.ESP]) {
    struct Claim: Hashable {
      var isDomain: Bool
      var name: String
      var isSuffix: Bool
    }
    var claims: [Claim: (esp: Int, span: SourceSpan)] = [:]
    for (index, esp) in esps.enumerated() {
      let all = esp.hosts.map { (false, $0) } + esp.domains.map { (true, $0) }
      for (isDomain, host) in all {
        let claim = Claim(isDomain: isDomain, name: host.name, isSuffix: host.isSuffix)
        guard let earlier = claims[claim] else {
          claims[claim] = (index, host.span)
          continue
        }
        if earlier.esp == index { continue }
        report(
          "E214", "\(esps[earlier.esp].id) and \(esp.id) both claim `\(host.name)`", host.span,
          labels: [Diagnostic.Label(span: earlier.span, text: "claimed here, too")],
          notes: ["a host or domain belongs to one ESP; a subdomain may belong to another"])
      }
    }
  }

  mutating func resolvePlaceholders(_ file: Int) {
    let declared = names.placeholders[file]
    for name in declared.keys.sorted() { resolvePlaceholder(name, declared, file, open: []) }
  }

  private mutating func resolvePlaceholder(
    _ name: String, _ declared: [String: Stanza], _ file: Int, open: [String]
  ) {
    guard placeholders[file][name] == nil || PatternParser.Placeholder.builtin[name] != nil,
      let stanza = declared[name]
    else { return }
    let span = stanza.name?.span ?? stanza.span
    if PatternParser.Placeholder.builtin[name] != nil {
      report("E218", "`{\(name)}` is built in and cannot be declared again", span)
      return
    }
    guard !open.contains(name), open.count < CompilerLimits.placeholderDepth else {
      report(
        "E212", "this placeholder is made of itself", span,
        notes: [(open + [name]).map { "{\($0)}" }.joined(separator: " uses ")])
      placeholders[file][name] = .mistaken
      return
    }
    for inner in usedPlaceholders(stanza) where declared[inner] != nil {
      resolvePlaceholder(inner, declared, file, open: open + [name])
    }
    guard let regex = placeholderRegex(stanza, file) else {
      placeholders[file][name] = .mistaken
      return
    }
    placeholders[file][name] = PatternParser.Placeholder(
      regex: regex, absent: "this", title: stanza.text(.title))
  }

  private func usedPlaceholders(_ stanza: Stanza) -> [String] {
    var texts: [Spelled] = []
    if case .pattern(let expression)? = stanza.field(.text)?.value {
      for item in expression.items { if case .text(let text) = item.content { texts.append(text) } }
    }
    return texts.flatMap { text in
      text.value.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        part in
        part.split(separator: "}", omittingEmptySubsequences: false).first
          .map { String($0.split(separator: ":").last ?? "") }
      }
    }
  }

  private mutating func placeholderRegex(_ stanza: Stanza, _ file: Int) -> Regex? {
    if case .verbatim(let text)? = stanza.field(.regex)?.value {
      return regex(text)?.regex.withoutCaptures
    }
    guard case .pattern(let expression)? = stanza.field(.text)?.value else { return nil }
    let parser = PatternParser(placeholders: placeholders[file])
    var alternatives: [Regex] = []
    for item in expression.items {
      guard case .text(let text) = item.content,
        let parsed = parser.parse(text, anchor: nil, diagnostics: &diagnostics)
      else { continue }
      // Inside a pattern a placeholder stands between its neighbours: no edges of its own.
      alternatives.append(parsed.regex.withoutCaptures.withoutOuterEdges)
    }
    return alternatives.isEmpty ? nil : .alternation(alternatives)
  }
}

extension Regex {
  /// The same language without captures.
  package var withoutCaptures: Regex {
    switch self {
    case .never, .epsilon, .bytes, .assertion: self
    case .concatenation(let parts): .concatenation(parts.map(\.withoutCaptures))
    case .alternation(let parts): .alternation(parts.map(\.withoutCaptures))
    case .repetition(let inner, let min, let max, let lazy):
      .repetition(inner.withoutCaptures, min: min, max: max, lazy: lazy)
    case .capture(_, let inner): inner.withoutCaptures
    }
  }

  /// A concatenation without the assertions at its ends.
  var withoutOuterEdges: Regex {
    guard case .concatenation(var parts) = self else { return self }
    if parts.first == .assertion(.edge) { parts.removeFirst() }
    if parts.last == .assertion(.edge) { parts.removeLast() }
    return .concatenation(parts)
  }
}

extension PatternParser.Placeholder {
  /// What stands for a placeholder that has an error, so that no use of it is one more.
  fileprivate static let mistaken = PatternParser.Placeholder(
    regex: .bytes(.any), absent: "this", title: "")
}

extension PermanenceRule {
  init(_ word: PermanenceWord) {
    self =
      switch word {
      case .permanent: .permanent
      case .temporary: .temporary
      case .byCode: .byCode
      case .none: .none
      }
  }
}
