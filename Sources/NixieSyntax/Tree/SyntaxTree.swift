/// One parsed source file: its stanzas, its lines, and what is wrong with it.
///
/// Names are read, not resolved: whether a category exists is the compiler's to know.
///
/// Invariant: `lines` tile the source, each begins where the one before ends, the first at 0, the
/// last ends with the file. So no byte is lost, comments and errors included.
package struct SyntaxTree: Sendable, Hashable {
  package var source: SourceFile
  /// The index that the caller gave the file; every span of the tree carries it.
  package var file: Int
  package var stanzas: [Stanza]
  package var lines: [Line]
  /// In the order of the source.
  package var diagnostics: [Diagnostic]

  package init(
    source: SourceFile,
    file: Int,
    stanzas: [Stanza],
    lines: [Line],
    diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.file = file
    self.stanzas = stanzas
    self.lines = lines
    self.diagnostics = diagnostics
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
