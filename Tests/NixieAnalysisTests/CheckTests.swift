import NixieAnalysis
import NixieCompiler
import NixieSyntax
import Testing

/// What `nixie check` says of whole rulesets.
@Suite struct CheckTests {
  @Test func nothingIsFoundInNothing() {
    #expect(Check(SourceSet([]) { _ in .unreadable("no file") }).diagnostics.isEmpty)
  }
}
