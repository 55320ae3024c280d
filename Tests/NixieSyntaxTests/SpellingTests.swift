import NixieSyntax
import Testing

@Suite struct SpellingTests {
  private static let words = ["mailbox-unknown", "mailbox-full", "code", "text", "is", "for", "mx"]

  @Test(arguments: [
    ("mailbox-unkown", "mailbox-unknown"), ("mialbox-fulll", "mailbox-full"), ("cdoe", "code"),
    ("tex", "text"), ("si", "is"), ("fro", "for"), ("MX", "mx"), ("Code", "code"),
  ])
  func suggests(_ typed: String, _ meant: String) {
    #expect(Spelling.suggestion(for: typed, among: Self.words) == meant)
  }

  @Test(arguments: ["", "zz", "qwerty", "mailbox", "unknown", "xxxxxxxxxxxxxxx", "teext-fulll"])
  func suggestsNothing(_ typed: String) {
    #expect(Spelling.suggestion(for: typed, among: Self.words) == nil)
  }

  @Test func ofEquallyNearTheOneWithTheSameBeginning() {
    #expect(Spelling.suggestion(for: "cat", among: ["bat", "car"]) == "car")
    #expect(Spelling.suggestion(for: "cat", among: ["bat", "hat"]) == nil)
  }

  @Test func neverFurtherThanAThird() {
    #expect(Spelling.suggestion(for: "abcdef", among: ["abcdxy"]) == "abcdxy")
    #expect(Spelling.suggestion(for: "abcdef", among: ["abcxyz"]) == nil)
    #expect(Spelling.suggestion(for: "abcde", among: ["abcxy"]) == nil)
  }
}
