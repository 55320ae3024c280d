import MailRulesets
import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import Testing

/// The shipped rulesets as a whole.
@Suite struct CompilationTests {
  @Test func thereAreRulesets() {
    #expect(Shipped.files.count > 80)
    #expect(Shipped.ruleset.rules.count > 1000)
  }

  @Test(arguments: Shipped.files)
  func nothingIsWrong(in file: String) {
    let found = Shipped.check.diagnostics.filter { Shipped.file($0.span) == file }
    #expect(found.map { "\(Shipped.place($0.span)) \($0.code) \($0.message)" } == [])
  }

  @Test(arguments: Shipped.files)
  func everyReplyGetsItsAnswer(in file: String) throws {
    let trial = try #require(Shipped.trial)
    let failures = trial.failures.filter { Shipped.file($0.span) == file }
    #expect(
      failures.map { "\(Shipped.place($0.span)) \($0.expected), not \($0.got)" } == [])
  }

  /// What `nixie classify` and `MailRulesets` answer with is what lies in `Rulesets`.
  @Test func theEmbeddedImageIsNotStale() throws {
    let fresh = try #require(Shipped.check.compilation.image)
    #expect(MailRulesets.classifier.image.bytes == fresh)
  }
}
