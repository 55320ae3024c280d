import NixieCompiler
import NixieSyntax

/// One shipped file among the names that it can use, cheap to resolve again and again.
///
/// All categories and ESPs are there, so that a suggestion has to choose among all of them; of
/// other files only the rules that this one names.
struct MisspellingBench {
  private let set: SourceSet
  private let file: Int
  private let known: [MisspelledWord.Kind: Set<String>]

  /// The bench of a file, made once.
  static func of(_ file: String) -> MisspellingBench? { all[file] }

  private static let all = Dictionary(
    uniqueKeysWithValues: Shipped.trees.map { ($0.key, MisspellingBench($0.value)) })

  private init(_ tree: SyntaxTree) {
    let own = tree.source
    var files = [own]
    if own.path != "categories.nixie", let source = Shipped.trees["categories.nixie"]?.source {
      files.append(source)
    }
    files.append(SourceFile(path: "esps.nixie", text: Self.esps(except: tree)))
    files += Self.rules(namedBy: tree)
    set = SourceSet(files) { _ in .unreadable("there are no includes") }
    file = set.trees.firstIndex { $0.source.path == own.path } ?? 0
    known = [
      .category: Set(Shipped.ruleset.categories.map(\.id)),
      .esp: Set(Shipped.ruleset.esps.map(\.id) + ["any"]),
      .rule: Set(tree.stanzas.compactMap { $0.name?.value }),
    ]
  }

  /// Stanzas for the ESPs that other files declare.
  private static func esps(except tree: SyntaxTree) -> String {
    let own = Set(tree.stanzas.filter { $0.kind == .esp }.compactMap { $0.name?.value })
    let others = Shipped.ruleset.esps.map(\.id).filter { !own.contains($0) }
    return header("esps")
      + others.map { "esp \($0)\n title \"E\"\n domains \($0).example\n" }.joined()
  }

  /// Files with the rules of others that `tree` overrides.
  private static func rules(namedBy tree: SyntaxTree) -> [SourceFile] {
    var names: [String: Set<String>] = [:]
    for field in tree.stanzas.flatMap({ $0.fields(.overrides) }) {
      guard case .words(let words) = field.value else { continue }
      for word in words {
        let parts = word.value.split(separator: "/").map(String.init)
        if parts.count == 2 { names[parts[0], default: []].insert(parts[1]) }
      }
    }
    let own = tree.stanzas.first { $0.kind == .ruleset }?.name?.value
    return names.filter { $0.key != own }.map { ruleset, rules in
      let text = rules.sorted().map { "fallback \($0)\n code 5xx\n is unclassified\n" }.joined()
      return SourceFile(path: "\(ruleset)-stub.nixie", text: header(ruleset) + text)
    }
  }

  private static func header(_ name: String) -> String {
    "ruleset \(name)\n title \"T\"\n format 1\n"
  }

  /// Whether `word` is another word of its kind, and so no mistake.
  func knows(_ word: String, _ kind: MisspelledWord.Kind) -> Bool {
    switch kind {
    case .stanza, .field:
      StanzaKind(rawValue: word) != nil || FieldKeyword(rawValue: word) != nil || word == "except"
    default: known[kind]?.contains(word) == true
    }
  }

  /// The errors of the file with `misspelled` in the place of `word`.
  func errors(of word: MisspelledWord, misspelled: String) -> [Diagnostic] {
    let source = set.trees[file].source
    var changed = set
    changed.trees[file] = SyntaxTree.parse(
      SourceFile(path: source.path, bytes: word.replaced(by: misspelled, in: source)), file: file)
    let found = Resolver.resolve(changed).diagnostics.filter { $0.severity == .error }
    return found.sorted { $0.span.start < $1.span.start }
  }

  /// Whether the first fix of `error` gives the file back as it was.
  func isMended(
    by error: Diagnostic?, _ word: MisspelledWord, _ misspelled: String
  ) -> Bool {
    guard let fix = error?.fixes.first else { return false }
    let source = set.trees[file].source
    let wrong = word.replaced(by: misspelled, in: source)
    return TextEdit.apply(fix.edits, to: wrong, file: file) == source.bytes
  }
}
