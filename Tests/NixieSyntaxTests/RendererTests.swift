import NixieSyntax
import Testing

@Suite struct RendererTests {
  private let source = SourceFile(
    path: "yahoo.nixie", text: "rule a\n  enhansed  none\n\ttext é“x”\n")

  private func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: 0, start: start, end: end)
  }

  @Test func misspeltLine() {
    let text = "ruleset r\n  title  \"R\"\n\nrule a\n  enhansed  none\n  is  b\n  example | 5\n"
    let tree = SyntaxTree.parse(SourceFile(path: "yahoo.nixie", text: text), file: 0)
    let expected = """
      error[E102]: I don't know the line "enhansed"
       --> yahoo.nixie:5:3
        |
      5 |   enhansed  none
        |   ^^^^^^^^ did you mean `enhanced`?
      help: write `enhanced`
        |
      5 -   enhansed  none
      5 +   enhanced  none

      """
    #expect(plain(tree) == expected)
  }

  @Test func twoPlacesAndAPatchOfTwoLines() {
    let text =
      "ruleset r\n  title  \"R\"\n\nrule a\n  text  \"a\"\n  text  \"b\"\n  is  b\n  example | 5\n"
    let tree = SyntaxTree.parse(SourceFile(path: "r.nixie", text: text), file: 0)
    let expected = """
      error[E106]: a second `text` line: do both have to match, or one of them?
       --> r.nixie:6:3
        |
      5 |   text  "a"
        |   ---- the first is here
      6 |   text  "b"
        |   ^^^^ write `text all of …` or `text any of …`
      help: if all of the texts must be there
        |
      5 -   text  "a"
      5 +   text  all of "a", "b"
      6 -   text  "b"
      help: if one of the texts is enough
        |
      5 -   text  "a"
      5 +   text  any of "a", "b"
      6 -   text  "b"

      """
    #expect(plain(tree) == expected)
  }

  @Test func tabsAndWideCharacters() {
    let diagnostic = Diagnostic(
      code: "E999", severity: .warning, message: "m", span: span(32, 39),
      labels: [.init(span: span(32, 39), text: "here")], notes: ["n"])
    let expected = """
      warning[E999]: m
       --> yahoo.nixie:3:8
        |
      3 |     text é“x”
        |           ^^^ here
        |
        = note: n

      """
    #expect(source.text(span(32, 39)) == "“x”")
    #expect(TextRenderer(sources: [source]).render(diagnostic) == expected)
    let wide = SourceFile(path: "w", text: "日本 x")
    let caret = Diagnostic(
      code: "E999", message: "m", span: SourceSpan(file: 0, start: 7, end: 8))
    #expect(TextRenderer(sources: [wide]).render(caret).hasSuffix("1 | 日本 x\n  |      ^\n"))
  }

  @Test func anotherFile() {
    let other = SourceFile(path: "other.nixie", text: "rule b\n")
    let diagnostic = Diagnostic(
      code: "E999", message: "m", span: span(0, 4),
      labels: [.init(span: SourceSpan(file: 1, start: 5, end: 6), text: "there")])
    let expected = """
      error[E999]: m
       --> yahoo.nixie:1:1
        |
      1 | rule a
        | ^^^^
        ::: other.nixie:1:6
        |
      1 | rule b
        |      - there

      """
    #expect(TextRenderer(sources: [source, other]).render(diagnostic) == expected)
  }

  @Test func colorsAreOnlyAdded() {
    let tree = parse("rul a\n  1\n")
    let colored = TextRenderer(sources: [tree.source], isColored: true).render(tree.diagnostics)
    #expect(colored.contains("\u{1B}[1;31merror[E101]\u{1B}[0m"))
    var stripped = ""
    var isEscape = false
    for character in colored.unicodeScalars {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { stripped.unicodeScalars.append(character) }
      if character == "m" { isEscape = false }
    }
    // Letters "m" outside escapes reset a flag that is not set.
    #expect(stripped == plain(tree))
  }

  @Test func controlCharactersStayOutOfTheTerminal() {
    let tree = parse("rul\u{1B}[31m a\n")
    #expect(!plain(tree).contains("\u{1B}"))
  }

  @Test func longLinesAreCut() {
    let text = String(repeating: "a", count: 5_000)
    let tree = parse("ruleset r\n  title \(text) \"\n")
    let lines: [Substring] = plain(tree).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count < 200 })
  }

  @Test func json() {
    let tree = SyntaxTree.parse(
      SourceFile(path: "a\"b.nixie", bytes: Array("ruleset r\n title \"\t".utf8) + [0xFF, 0x0A]),
      file: 0)
    let expected = """
      {"code":"E121","severity":"error","message":"this text has no closing quote",\
      "place":{"file":"a\\"b.nixie","line":2,"column":8,"endLine":2,"endColumn":11,\
      "start":17,"end":20},"labels":[],"notes":["a text ends on the line on which it begins"],\
      "fixes":[{"title":"close it","edits":[{"place":{"file":"a\\"b.nixie","line":2,"column":11,\
      "endLine":2,"endColumn":11,"start":20,"end":20},"replacement":"\\""}]}]}
      """
    let renderer = JSONRenderer(sources: [tree.source])
    #expect(renderer.lines(tree.diagnostics) == expected + "\n")
    #expect(renderer.array(tree.diagnostics) == "[\n  " + expected + "\n]\n")
    #expect(renderer.array([]) == "[]\n")
  }
}
