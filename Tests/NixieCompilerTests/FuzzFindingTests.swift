import NixieSyntax
import Testing

/// What the fuzzers found, each in as few bytes as show it.
@Suite struct FuzzFindingTests {
  /// The formatter took one carriage return off the end of a line each time it ran.
  @Test(arguments: [
    "k\r", "k\r\r\n", "# a\r", "# a\r\r\n# b\n", "ruleset a\n  title \"a\r", "\r\r",
  ])
  func formattingIsIdempotent(_ text: String) {
    let once = Formatter.format(SyntaxTree.parse(SourceFile(path: "a", text: text), file: 0))
    let twice = Formatter.format(SyntaxTree.parse(SourceFile(path: "a", bytes: once), file: 0))
    #expect(once == twice)
  }
}
