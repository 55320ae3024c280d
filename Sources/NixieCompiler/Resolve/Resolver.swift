internal import Nixie
package import NixieSyntax

/// Turns syntax trees into a ``Ruleset``: names into indices, words into values.
///
/// It goes on after every error, so that one run tells them all.
package struct Resolver {
  let set: SourceSet
  let names: Names
  var diagnostics: [Diagnostic]
  var patterns = PatternTable()

  let categoryIDs: [String]
  let espIDs: [String]
  let ruleIDs: [String]
  let categoryIndex: [String: Int]
  let espIndex: [String: Int]
  let ruleIndex: [String: Int]
  /// Placeholders by file.
  var placeholders: [[String: PatternParser.Placeholder]] = []

  /// Resolves `set`. The ruleset is whole as far as there are no errors.
  package static func resolve(_ set: SourceSet) -> (ruleset: Ruleset, diagnostics: [Diagnostic]) {
    var resolver = Resolver(set)
    let ruleset = resolver.ruleset()
    return (ruleset, resolver.diagnostics)
  }

  private init(_ set: SourceSet) {
    self.set = set
    names = Names(set)
    diagnostics = set.trees.flatMap(\.diagnostics) + set.diagnostics + names.diagnostics
    // `unclassified` is there even if nobody declares it: something must be said of every reply.
    categoryIDs =
      ["unclassified"] + names.categories.keys.filter { $0 != "unclassified" }.sorted()
    espIDs = names.esps.keys.sorted()
    ruleIDs = names.rules.keys.sorted()
    categoryIndex = Self.index(categoryIDs)
    espIndex = Self.index(espIDs)
    ruleIndex = Self.index(ruleIDs)
  }

  private static func index(_ ids: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
  }

  private mutating func ruleset() -> Ruleset {
    placeholders = set.trees.indices.map { _ in PatternParser.Placeholder.builtin }
    for file in set.trees.indices { resolvePlaceholders(file) }
    let categories = categoryIDs.map { category(names.categories[$0], id: $0) }
    let esps = espIDs.compactMap { id in names.esps[id].map { esp($0, id) } }
    checkLikeCycles(esps)
    checkHosts(esps)
    let rules = ruleIDs.compactMap { id in names.rules[id].map { rule($0) } }
    checkOverrideCycles(rules)
    let documents = names.documents.keys.sorted().compactMap { id in
      names.documents[id].map { document($0) }
    }
    return Ruleset(
      sources: set.sources, categories: categories, esps: esps, rules: rules,
      documents: documents, patterns: patterns.patterns)
  }

  // MARK: Looking names up

  mutating func categoryNumber(_ name: Spelled) -> Int? {
    number(
      name, categoryIndex, "category", code: "E201",
      note: Self.known(
        categoryIndex, "categories",
        none: "categories are declared in a file of their own: add it, or `include` it"))
  }

  mutating func espNumber(_ name: Spelled) -> Int? {
    number(
      name, espIndex, "ESP", code: "E202",
      note: Self.known(espIndex, "ESPs", none: "declare it: `esp \(name.value)`"))
  }

  /// What is declared, where that is few enough to be read.
  private static func known(_ index: [String: Int], _ kind: String, none: String) -> String {
    let names = index.keys.filter { $0 != "unclassified" }.sorted()
    if names.isEmpty { return none }
    if names.count > CompilerLimits.namesShown {
      return "none of the \(names.count) \(kind) here is called so: "
        + "`nixie list \(kind.lowercased())` names those of Nixie, with `--rules` yours"
    }
    return "the \(kind) here are \(names.joined(separator: ", "))"
  }

  mutating func number(
    _ name: Spelled, _ index: [String: Int], _ kind: String, code: DiagnosticCode, note: String
  ) -> Int? {
    if let found = index[name.value] { return found }
    unknown(name, among: index.keys.sorted(), kind, code: code, note: note)
    return nil
  }

  mutating func unknown(
    _ name: Spelled, among known: [String], _ kind: String, code: DiagnosticCode, note: String
  ) {
    var diagnostic = Diagnostic(
      code: code, message: "I don't know the \(kind) \"\(name.value)\"", span: name.span)
    if let suggestion = Spelling.suggestion(for: name.value, among: known) {
      diagnostic.fixes = [
        Fix(
          title: "did you mean `\(suggestion)`?",
          edits: [TextEdit(span: name.span, replacement: suggestion)])
      ]
    } else {
      diagnostic.notes = [note]
    }
    diagnostics.append(diagnostic)
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, _ span: SourceSpan,
    labels: [Diagnostic.Label] = [], notes: [String] = []
  ) {
    diagnostics.append(
      Diagnostic(code: code, message: message, span: span, labels: labels, notes: notes))
  }

  func ruleset(of stanza: Stanza) -> String { names.rulesets[stanza.span.file] }
}

extension Stanza {
  /// The value of a text field, or an empty one.
  func text(_ keyword: FieldKeyword) -> String {
    switch field(keyword)?.value {
    case .text(let text): text.value
    case .words(let words): words.first?.value ?? ""
    case .texts(let texts): texts.first?.value ?? ""
    default: ""
    }
  }

  /// All values of a repeatable text field.
  func texts(_ keyword: FieldKeyword) -> [Spelled] {
    fields(keyword).flatMap { field -> [Spelled] in
      switch field.value {
      case .text(let text): [text]
      case .texts(let texts): texts
      case .words(let words): words
      default: []
      }
    }
  }

  /// A date field as it is written.
  func date(_ keyword: FieldKeyword) -> String? {
    guard case .date(let year, let month, let day)? = field(keyword)?.value else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
