package import NixieSyntax

/// Prints diagnostics for people.
package enum Diagnostics {
  package static func write(
    _ diagnostics: [Diagnostic], _ sources: [SourceFile], to output: Output, _ console: Console
  ) {
    let renderer = TextRenderer(
      sources: sources,
      isColored: output === console.out ? console.isColoured : console.isErrorColoured)
    output.write(renderer.render(diagnostics))
    output.flush()
  }
}
