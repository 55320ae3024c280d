import NixieSyntax
import Testing

@Suite struct SampleTests {
  @Test func sampleHasNoErrors() {
    check(sampleRuleset)
  }
}
