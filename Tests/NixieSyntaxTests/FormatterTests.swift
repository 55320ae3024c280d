import NixieSyntax
import Testing

@Suite struct FormatterTests {
  @Test func sampleIsFormatted() {
    let result = Formatter.format(parse(sampleRuleset))
    #expect(String(decoding: result, as: UTF8.self) == sampleRuleset)
  }
}
