internal import Nixie
package import NixieCompiler
package import NixieSyntax

/// Everything that `nixie check` has to say about rulesets.
package struct Check: Sendable {
  package let compilation: Compilation
  /// Sorted by file and place.
  package let diagnostics: [Diagnostic]

  /// Compiles `set` and holds the result against its own examples and documents.
  package init(_ set: SourceSet) {
    compilation = Compilation(set)
    var found = compilation.diagnostics
    if let bytes = compilation.image, let image = try? Image(bytes: bytes) {
      let classifier = Classifier(image)
      let proofs = Proofs(compilation, classifier)
      // A rule that can never win does not win its examples either: one mistake, one error.
      found += Trial(compilation, classifier).failures
        .filter { $0.code != "E401" || !proofs.explained.contains($0.owner) }.map(\.diagnostic)
      found += proofs.diagnostics
    }
    diagnostics = found.sorted {
      ($0.span.file, $0.span.start, $0.code) < ($1.span.file, $1.span.start, $1.code)
    }
  }
}
