internal import Nixie
internal import NixieAutomata
internal import NixieCompiler
internal import NixieSyntax

/// Tells who says a reply, by the words of the language and lists alone.
struct ReferenceSenders: Sendable {
  private struct Signature: Sendable {
    var esp: String
    var expression: ReferenceExpression
  }

  private var stanzas: [String: Stanza] = [:]
  private var signatures: [Signature] = []

  init(_ set: SourceSet, _ files: [ReferenceFile]) {
    for (file, tree) in set.trees.enumerated() {
      for stanza in tree.stanzas where stanza.kind == .esp {
        guard let name = stanza.name?.value else { continue }
        stanzas[name] = stanza
        for text in Self.texts(stanza, .signature) {
          let item = PatternItem(content: .text(text), span: text.span)
          let all = files[file].expressions(PatternExpression(mode: .single, items: [item]))
          for expression in all {
            signatures.append(Signature(esp: name, expression: expression))
          }
        }
      }
    }
  }

  private static func texts(_ stanza: Stanza, _ keyword: FieldKeyword) -> [Spelled] {
    stanza.fields(keyword).flatMap { field -> [Spelled] in
      switch field.value {
      case .texts(let texts): texts
      case .words(let words): words
      case .text(let text): [text]
      default: []
      }
    }
  }

  /// The ESP, and those that it is like, nearest first.
  func lineage(_ esp: String?) -> [String] {
    var all: [String] = []
    var next = esp
    while let name = next, !all.contains(name) {
      all.append(name)
      next = stanzas[name].flatMap { Self.texts($0, .like).first?.value }
    }
    return all
  }

  /// MX host, name, recipient domain, the host in the reply, then signatures.
  func esp(_ hints: Hints, _ reply: ReferenceReply) -> String? {
    if let host = hints.mxHost, let esp = owner(of: Array(host.utf8), .mx) { return esp }
    if let name = hints.esp, stanzas[name] != nil { return name }
    if let domain = hints.domain, let esp = owner(of: Array(domain.utf8), .domains) { return esp }
    if let host = reply.host, let esp = owner(of: host, .mx) { return esp }
    return signer(of: reply.framed)
  }

  /// The host itself, else the longest `*.` that it ends with.
  private func owner(of host: [UInt8], _ keyword: FieldKeyword) -> String? {
    var name = Array(host.map(\.lowered).split(separator: 0x40).last ?? [])
    while let last = name.last, last == 0x2e || last == 0x3e || last.isBlank { name.removeLast() }
    var best: (length: Int, esp: String)?
    for (esp, stanza) in stanzas {
      for word in Self.texts(stanza, keyword) {
        let wanted = word.bytes.map(\.lowered)
        if wanted == name { return esp }
        let suffix = Array(wanted.dropFirst())
        if wanted.first == 0x2a, name.count > suffix.count,
          name.suffix(suffix.count) == suffix[...],
          suffix.count > best?.length ?? 0
        {
          best = (suffix.count, esp)
        }
      }
    }
    return best?.esp
  }

  private func signer(of text: [UInt8]) -> String? {
    let found = signatures.filter { $0.expression.isFound(in: text) }
    if found.count > 32 { return nil }
    let left = found.filter { one in !found.contains { outdoes($0, one) } }
    let esps = Set(left.map(\.esp))
    return esps.count == 1 ? esps.first : nil
  }

  /// Whether all texts of `left`'s are also `right`'s and not the other way, or its ESP is like the
  /// other's.
  private func outdoes(_ left: Signature, _ right: Signature) -> Bool {
    guard left.esp != right.esp else { return false }
    if lineage(left.esp).contains(right.esp) { return true }
    guard let inner = try? DFA(searching: left.expression.asRegex, budget: 10_000),
      let outer = try? DFA(searching: right.expression.asRegex, budget: 10_000)
    else { return false }
    return inner.isSubset(of: outer) && !outer.isSubset(of: inner)
  }
}

extension ReferenceExpression {
  /// The same as one regex.
  var asRegex: Regex { .concatenation(pieces.map(Self.regex)) }

  private static func regex(_ piece: Piece) -> Regex {
    switch piece {
    case .literal(let byte): .bytes(ByteSet(byte))
    case .gap: .gap
    case .placeholder(let regex), .regex(let regex): regex
    case .edge: .assertion(.edge)
    case .start: .assertion(.textStart)
    case .end: .assertion(.textEnd)
    case .capture(_, let inner): regex(inner)
    }
  }
}
