import NixieSyntax
import Testing

@Suite struct CatalogueTests {
  @Test func codesAreSortedAndUnique() {
    let codes = Explanation.syntax.map(\.code)
    #expect(codes == Array(Set(codes)).sorted())
    #expect(codes.allSatisfy { ("E101"..."E199").contains($0.rawValue) })
  }

  @Test(arguments: Explanation.syntax)
  func examplesDoWhatTheyShow(_ page: Explanation) {
    guard !page.bad.isEmpty else { return }
    let bad = parse(file(page.bad))
    #expect(bad.diagnostics.map(\.code) == [page.code], "\(plain(bad))")
    let good = parse(file(page.good))
    #expect(good.diagnostics.isEmpty, "\(plain(good))")
    #expect(Formatter.format(parse(page.good)) == Array((page.good + "\n").utf8))
  }

  @Test(arguments: Explanation.syntax)
  func pagesAreWritten(_ page: Explanation) {
    #expect(!page.title.isEmpty && !page.title.hasSuffix("."))
    #expect(page.body.hasSuffix("."))
  }

  /// Single stanzas stand below a ruleset; those that hold one, or are about its lack, alone.
  private func file(_ stanza: String) -> String {
    let isWhole = stanza.contains("ruleset ") || stanza == Explanation.missingRulesetExample
    return isWhole ? stanza + "\n" : "ruleset test\n  title  \"Test\"\n\n" + stanza + "\n"
  }
}

extension Explanation {
  fileprivate static var missingRulesetExample: String? {
    syntax.first { $0.code == "E113" }?.bad
  }
}
