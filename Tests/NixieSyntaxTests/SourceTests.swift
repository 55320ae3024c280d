import NixieSyntax
import Testing

@Suite struct SourceTests {
  @Test func linesAndColumns() {
    let source = SourceFile(path: "a", text: "ab\r\né“x\n\nlast")
    #expect(source.lineCount == 4)
    #expect((1...4).map { source.lineText($0) } == ["ab", "é“x", "", "last"])
    #expect(source.line(of: 3) == 1)
    #expect(source.line(of: 4) == 2)
    #expect(source.column(of: 9) == 3)
    #expect(source.line(of: 1_000) == 4)
    #expect(source.line(of: -1) == 1)
    #expect(source.lineText(0) == "" && source.lineText(5) == "")
    #expect(SourceFile(path: "a", text: "").lineText(1) == "")
    #expect(SourceFile(path: "a", text: "a\n").lineCount == 1)
  }

  @Test func offsetsIntoTexts() {
    let tree = parse("ruleset r\n  title  \"a \"\"b\"\" c\"\n")
    guard case .text(let title)? = tree.stanzas.first?.field(.title)?.value else {
      Issue.record("no title")
      return
    }
    #expect(title.value == "a \"b\" c")
    let raw = (0...title.bytes.count).map { title.rawOffset(of: $0) - title.content.start }
    #expect(raw == [0, 1, 2, 4, 5, 7, 8, 9])
    #expect(tree.source.text(title.rawSpan(of: 2..<5)) == "\"\"b\"\"")
  }

  @Test func editsApplyInAnyOrder() {
    func edit(_ start: Int, _ end: Int, _ text: String) -> TextEdit {
      TextEdit(span: SourceSpan(file: 0, start: start, end: end), replacement: text)
    }
    let bytes = Array("abcdef".utf8)
    let edits = [
      edit(4, 5, "E"), edit(0, 1, ""), edit(0, 2, "no"), edit(6, 6, "!"), edit(9, 9, "?"),
    ]
    #expect(TextEdit.apply(edits, to: bytes, file: 0) == Array("bcdEf!".utf8))
    #expect(TextEdit.apply(edits, to: bytes, file: 1) == bytes)
  }

  @Test func codeRanges() {
    #expect(CodePattern.digits(first: 5, second: 5, third: nil).values == [550...559])
    #expect(CodePattern.digits(first: 4, second: nil, third: nil).values == [400...499])
    #expect(CodePattern.digits(first: nil, second: nil, third: nil).values == [200...599])
    #expect(CodePattern.digits(first: 5, second: nil, third: 0).values.count == 10)
    #expect(CodePattern.none.values.isEmpty)
  }

  @Test func byteOrderMarkAndLineEnds() {
    let text = "\u{FEFF}ruleset r\r\n\ttitle \"R\"\r\n"
    #expect(parse(text).diagnostics.isEmpty)
    let formatted = Formatter.format(parse(text))
    #expect(String(decoding: formatted, as: UTF8.self) == "ruleset r\n  title  \"R\"\n")
  }
}
