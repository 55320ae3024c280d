package import NixieSyntax

/// Prints diagnostics for people.
package enum Diagnostics {
  package static func write(
    _ diagnostics: [Diagnostic], _ sources: [SourceFile], to output: Output, _ console: Console
  ) {
    let renderer = TextRenderer(
      sources: sources, isColored: output.isTerminal && console.isColoured)
    output.write(renderer.render(diagnostics))
    output.flush()
  }
}
