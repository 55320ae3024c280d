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
      found += Trial(compilation, classifier).failures.map(\.diagnostic)
      found += Conflicts.diagnostics(compilation, classifier)
      found += Self.duplicates(compilation)
    }
    diagnostics = found.sorted {
      ($0.span.file, $0.span.start, $0.code) < ($1.span.file, $1.span.start, $1.code)
    }
  }

  /// Rules that match exactly the same replies.
  private static func duplicates(_ compilation: Compilation) -> [Diagnostic] {
    let rules = compilation.ruleset.rules
    return compilation.duplicates.compactMap { first, second in
      let allows = rules[first].allows + rules[second].allows
      if allows.contains(where: { $0.code == "E403" }) { return nil }
      return Diagnostic(
        code: "E403",
        message: "\(rules[first].id) and \(rules[second].id) match exactly the same replies",
        span: rules[second].nameSpan,
        labels: [Diagnostic.Label(span: rules[first].nameSpan, text: "the other one")],
        notes: ["remove one of them, or join their examples in one"])
    }
  }
}
