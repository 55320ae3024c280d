internal import Nixie
internal import NixieAnalysis
internal import NixieCompiler
internal import NixieSyntax

/// The rulesets of one side of `nixie diff`.
enum ComparedRulesets {
  /// `path` compiled, together with what both sides have in common.
  ///
  /// A shared file that declares a ruleset which `path` or `other` declares is left out: so
  /// `--with Rulesets` goes with two versions of one of its files.
  static func compiled(
    _ path: String, beside other: String, with shared: [String], _ console: Console
  ) throws(Failure) -> (compilation: Compilation, classifier: Classifier) {
    let own = try files(path)
    let taken = Set(try (own + files(other)).compactMap(\.rulesetName))
    let common = try RuleSource.files(shared).filter { file in
      file.rulesetName.map { !taken.contains($0) } ?? true
    }
    let set = SourceSet(own + common) { Files.content($0) }
    let compilation = Compilation(set)
    guard let bytes = compilation.image, let image = try? Image(bytes: bytes) else {
      Diagnostics.write(compilation.diagnostics, set.sources, to: console.err, console)
      throw Failure(
        message: "there are errors in \(path)",
        cure: shared.isEmpty
          ? "if it needs other rulesets, its categories for instance: --with Rulesets" : nil,
        code: .errors)
    }
    return (compilation, Classifier(image))
  }

  private static func files(_ path: String) throws(Failure) -> [SourceFile] {
    let files = Files.isImage(path) ? [] : try RuleSource.files([path])
    if files.isEmpty || files.count == 1 && Files.isImage(Array(files[0].bytes.prefix(512))) {
      throw .usage(
        "\(path) is an image: it holds what is needed to run, not what its rules are",
        cure: "give the rulesets that it was compiled from")
    }
    return files
  }
}

extension SourceFile {
  /// The name of the ruleset that it declares.
  fileprivate var rulesetName: String? {
    SyntaxTree.parse(self, file: 0).stanzas.first { $0.kind == .ruleset }?.name?.value
  }
}
