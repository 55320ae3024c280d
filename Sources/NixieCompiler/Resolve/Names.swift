internal import NixieSyntax

/// Where each name is declared. Categories, ESPs and rules are known everywhere; placeholders and
/// phrases in their own file and in files that include it, so that plug-ins never collide.
struct Names {
  var categories: [String: Stanza] = [:]
  var esps: [String: Stanza] = [:]
  /// By `ruleset/name`.
  var rules: [String: Stanza] = [:]
  var documents: [String: Stanza] = [:]
  /// Names of rulesets, by file.
  var rulesets: [String] = []
  /// By file, then name.
  var placeholders: [[String: Stanza]] = []
  var phrases: [[String: Stanza]] = []
  var diagnostics: [Diagnostic] = []

  init(_ set: SourceSet) {
    var files: [String: SourceSpan] = [:]
    for tree in set.trees {
      let ruleset = tree.stanzas.first { $0.kind == .ruleset }?.name
      rulesets.append(ruleset?.value ?? "")
      placeholders.append([:])
      phrases.append([:])
      if let ruleset, let earlier = files.updateValue(ruleset.span, forKey: ruleset.value) {
        twice("ruleset", ruleset, earlier)
      }
    }
    for (file, tree) in set.trees.enumerated() {
      for stanza in tree.stanzas { declare(stanza, file) }
    }
    for file in set.trees.indices {
      for other in Self.reached(from: file, set.includes) {
        placeholders[file].merge(placeholders[other]) { own, _ in own }
        phrases[file].merge(phrases[other]) { own, _ in own }
      }
    }
  }

  private mutating func declare(_ stanza: Stanza, _ file: Int) {
    guard let name = stanza.name, !name.value.isEmpty else { return }
    let id = "\(rulesets[file])/\(name.value)"
    switch stanza.kind {
    case .category: declare(stanza, name, name.value, \.categories)
    case .esp: declare(stanza, name, name.value, \.esps)
    case .rule, .fallback: declare(stanza, name, id, \.rules)
    case .document: declare(stanza, name, id, \.documents)
    case .placeholder: declare(stanza, name, name.value, \.placeholders[file])
    case .phrases: declare(stanza, name, name.value, \.phrases[file])
    case .ruleset, .include: break
    }
  }

  private mutating func declare(
    _ stanza: Stanza, _ name: Spelled, _ id: String,
    _ table: WritableKeyPath<Names, [String: Stanza]>
  ) {
    if let earlier = self[keyPath: table][id] {
      twice(stanza.kind.rawValue, name, earlier.name?.span ?? earlier.span)
    } else {
      self[keyPath: table][id] = stanza
    }
  }

  private mutating func twice(_ kind: String, _ name: Spelled, _ earlier: SourceSpan) {
    diagnostics.append(
      Diagnostic(
        code: "E206", message: "the \(kind) \"\(name.value)\" is declared twice", span: name.span,
        labels: [Diagnostic.Label(span: earlier, text: "first declared here")],
        notes: ["rename one of them, or remove the one that is not needed"]))
  }

  /// The files that `file` includes, directly or not.
  private static func reached(from file: Int, _ includes: [[Int]]) -> [Int] {
    var seen: Set<Int> = [file]
    var queue = includes[file]
    var order: [Int] = []
    while let next = queue.popLast() {
      guard seen.insert(next).inserted else { continue }
      order.append(next)
      queue += includes[next]
    }
    return order.sorted()
  }
}
