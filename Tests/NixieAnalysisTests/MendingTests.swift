import NixieAnalysis
import NixieCompiler
import NixieSyntax
import Testing

/// `nixie fix`: what it mends stays mended.
@Suite struct MendingTests {
  private func mend(_ text: String, suggestions: Bool = false) -> Mending {
    Mending(
      [SourceFile(path: "t.nixie", text: text)], takesSuggestions: suggestions,
      options: Check.Options()
    ) { _ in .unreadable("") }
  }

  private func mended(_ text: String, suggestions: Bool = false) -> String {
    String(decoding: mend(text, suggestions: suggestions).files[0].after, as: UTF8.self)
  }

  private static let head = "ruleset t\n  title   \"T\"\n  format  1\n\n"

  /// Sources with mistakes, from the pages.
  static let sources: [String] = {
    let pages: [Explanation] = Explanation.syntax + Lints.pages
    var sources: [String] = []
    for page in pages { sources += [page.bad] + (page.lint?.otherBad ?? []) }
    return sources.filter { !$0.isEmpty && !$0.contains("ruleset ") }
  }()

  /// Twice is once; and of what has a patch that guesses nothing nothing is left.
  @Test(arguments: sources) func onceIsEnough(_ stanzas: String) {
    let text = Self.head + stanzas + "\n"
    let once = mended(text)
    #expect(mended(once) == once)
    let left = Check(
      SourceSet([SourceFile(path: "t.nixie", text: once)]) { _ in .unreadable("") }
    ).diagnostics
    #expect(!left.contains { $0.fixes.count == 1 && $0.fixes[0].isSafe })
  }

  /// A file that was laid out stays so.
  @Test(arguments: Lints.pages.map(\.bad)) func layoutStays(_ stanzas: String) {
    let once = mended(Self.head + stanzas + "\n")
    let tree = SyntaxTree.parse(SourceFile(path: "t.nixie", text: once), file: 0)
    #expect(String(decoding: Formatter.format(tree), as: UTF8.self) == once)
  }

  /// In a file that is laid out otherwise, lines without a mistake stay as they are.
  @Test func oddLayoutIsLeftAlone() {
    let text =
      Self.head + """
        rule a-mailbox-full
        \ttext    "552 mailbox full"  # why
              is unclassified
          example | 552 mailbox full
        """
    #expect(
      mended(text) == Self.head + """
        rule a-mailbox-full
        \tcode    552
        \ttext    "mailbox full"  # why
              is unclassified
          example | 552 mailbox full
        """)
  }

  @Test func guessesAreAppliedOnRequest() {
    let text =
      Self.head
      + "rule r-box\n  txt     \"over there\"\n  is unclassified\n  example | over there\n"
    #expect(mended(text) == text)
    #expect(mended(text, suggestions: true).contains("  text     \"over there\""))
  }

  /// Where there are two cures, nobody chooses for the author.
  @Test func twoCuresAreTheAuthors() {
    let text =
      Self.head + """
        rule full-or-over
          text      "mailbox full"
          text      "over quota"
          is        unclassified
          example     | 552 mailbox full, over quota
        """
    #expect(mended(text, suggestions: true) == text)
  }

  @Test func comments() {
    let text =
      Self.head + """
        rule full-box
          is        unclassified
          # Only there.
          text      "mailbox full"
          example     | 552 mailbox full
        """
    #expect(mended(text) == text)
  }
}
