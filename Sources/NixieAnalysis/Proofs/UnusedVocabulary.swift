internal import NixieCompiler
internal import NixieSyntax

/// W407: categories and ESPs that nobody names.
///
/// Such words are made to be used by others, so little can be said of them. A category is called
/// unused where its file has rules of its own, all files of its folder were read, and nearly all
/// other categories of the file are named: then it was forgotten, or misspelt where it is meant. A
/// list that was copied whole, a file of words alone, and a file looked at by itself are left in
/// peace. An ESP is called unused where nothing names it and nothing recognises it either: a host,
/// a domain or a signature puts it into answers.
struct UnusedVocabulary {
  private let ruleset: Ruleset
  private let trees: [SyntaxTree]
  /// By file: whether all others that may use its words were read as well.
  private let isWhole: (String) -> Bool
  private(set) var findings: [Diagnostic] = []

  init(_ ruleset: Ruleset, _ trees: [SyntaxTree], isWhole: @escaping (String) -> Bool) {
    self.ruleset = ruleset
    self.trees = trees
    self.isWhole = isWhole
  }

  mutating func run() {
    let categories = namedCategories
    let esps = namedESPs
    for tree in trees where tree.stanzas.contains(where: { $0.kind.hasConditions }) {
      let declared = tree.stanzas.filter { $0.kind == .category }.compactMap(\.name)
      let unnamed = declared.filter { !categories.contains($0.value) }
      // Of four that are declared, three are named.
      if !unnamed.isEmpty, unnamed.count * 4 <= declared.count, isWhole(tree.source.path) {
        for name in unnamed {
          add("no rule and no document names the category \"\(name.value)\"", name.span)
        }
      }
      for stanza in tree.stanzas where stanza.kind == .esp {
        guard let name = stanza.name, !esps.contains(name.value),
          ![FieldKeyword.mx, .domains, .signature].contains(where: { stanza.field($0) != nil })
        else { continue }
        add("nothing names or recognises the ESP \"\(name.value)\"", name.span)
      }
    }
  }

  private var namedCategories: Set<String> {
    var used = Set(ruleset.rules.map(\.category))
    used.formUnion(ruleset.documents.flatMap(\.expectations).compactMap(\.category))
    return Set(used.map { ruleset.categories[$0].id })
  }

  private var namedESPs: Set<String> {
    var used = Set(ruleset.rules.flatMap { $0.scope ?? [] })
    used.formUnion(ruleset.esps.compactMap(\.parent))
    let examples = ruleset.realReplies + ruleset.rules.flatMap(\.counterexamples)
    used.formUnion(examples.compactMap(\.esp))
    return Set(used.map { ruleset.esps[$0].id })
  }

  private mutating func add(_ message: String, _ span: SourceSpan) {
    findings.append(
      Diagnostic(
        code: "W407", severity: .warning, message: message, span: span,
        notes: ["remove it, or use it"]))
  }
}
