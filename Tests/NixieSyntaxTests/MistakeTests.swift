import NixieSyntax
import Testing

/// Mistakes as people make them: the place, the code, and what the first fix makes of it.
@Suite struct MistakeTests {
  private let tail = "\n  is       b\n  example  | 554 a\n"
  private let head = "ruleset r\n  title  \"R\"\n\nrule a\n  "

  private func line(
    _ marked: String, _ diagnostics: [Expected], _ fixed: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    check(
      head + marked + tail, diagnostics: diagnostics, fixed: fixed.map { head + $0 + tail },
      sourceLocation: sourceLocation)
  }

  @Test func keywords() {
    line("1️⃣enhansed none", [Expected("E102", over: "enhansed")], "enhanced none")
    line("1️⃣code: 554", [Expected("E102", over: "code:")], "code 554")
    line("1️⃣Code 554", [Expected("E102")], "code 554")
    line("code 1️⃣= 554", [Expected("E130")], "code  554")
    line("1️⃣exept code 554\n  code 5xx", [Expected("E102")], "except code 554\n  code 5xx")
    line("1️⃣qwertyuiop 554", [Expected("E102")])
    line("code 554\n  1️⃣not_example | a", [Expected("E102")], "code 554\n  not-example | a")
    line("code 554\n  1️⃣retri after 1 hour", [Expected("E102")], "code 554\n  retry after 1 hour")
    line(
      "code 554\n  1️⃣retry-after 1 hour", [Expected("E102")], "code 554\n  retry after 1 hour")
    line("code 554\n  retry 1️⃣afer 1 hour", [Expected("E131")], "code 554\n  retry after 1 hour")
    line("code 554\n  1️⃣// a comment", [Expected("E102")], "code 554\n  #  a comment")
    line("code 554\n  1️⃣550-5.1.1 not here", [Expected("E102")])
  }

  @Test func texts() {
    line("text 1️⃣user unknown", [Expected("E122", over: "user unknown")], "text \"user unknown\"")
    line("text any of 1️⃣a b, \"c\"", [Expected("E122", over: "a b")], "text any of \"a b\", \"c\"")
    line("text 1️⃣“a b”", [Expected("E123")], "text \"a b\"")
    line("text 1️⃣„a b“", [Expected("E123")], "text \"a b\"")
    line("text 1️⃣\"a b”", [Expected("E121")], "text \"a b\"")
    line("text 1️⃣'a b'", [Expected("E122")], "text \"a b\"")
    line("text 1️⃣\"a b", [Expected("E121", over: "\"a b")], "text \"a b\"")
    line("text 1️⃣\"a \"b\" c\"", [Expected("E124")], "text \"a \"\"b\"\" c\"")
    line("text 1️⃣any off \"a\"", [Expected("E131", over: "any off")], "text any of \"a\"")
    line("text 1️⃣anyof \"a\"", [Expected("E131")], "text any of \"a\"")
    line("text 1️⃣any \"a\"", [Expected("E131")], "text any of \"a\"")
    line("text 1️⃣start with \"a\"", [Expected("E131")], "text starts with \"a\"")
    line("text any of 1️⃣phrase b", [Expected("E131", over: "phrase")], "text any of phrases b")
    line("text 1️⃣phrases b", [Expected("E139")], "text any of phrases b")
    line("text \"a\", 1️⃣\"b\"", [Expected("E139")], "text any of \"a\", \"b\"")
    line("text \"a\"\n    1️⃣- \"b\"\n    - \"c\"", [Expected("E139")])
    line(
      "text any of\n    - \"a\"1️⃣, \"b\"", [Expected("E107")],
      "text any of\n    - \"a\"\n    - \"b\"")
    line("text any of\n    1️⃣\"a\"", [Expected("E107")], "text any of\n    - \"a\"")
    line("1️⃣text any of", [Expected("E120", over: "text")])
  }

  @Test func secondText() {
    line(
      "text  \"a\"\n  1️⃣text  \"b\"", [Expected("E106")], "text  all of \"a\", \"b\"")
    let tree = parse(head + "text \"a\"\n  text any of \"b\", is \"c\"" + tail)
    #expect(tree.diagnostics.first?.fixes.map(\.title) == ["if one of the texts is enough"])
  }

  @Test func values() {
    line("code 1️⃣55, 2️⃣7zz, 554", [Expected("E132"), Expected("E132", at: "2️⃣")])
    line("code 1️⃣55X, 2️⃣4**", [Expected("E132"), Expected("E132", at: "2️⃣")], "code 55x, 4xx")
    line("code 5541️⃣,", [Expected("E127")], "code 554")
    line("code 554 1️⃣550", [Expected("E126")], "code 554, 550")
    line("code 5541️⃣ or 550", [Expected("E126")], "code 554, 550")
    line("regex 1️⃣all of nobody, here", [Expected("E130")])
    line("regex | a\n  1️⃣regex | b", [Expected("E105")])
    line("regex | a\n  1️⃣regex | a", [Expected("E105")], "regex | a")
    line("code 554\n  allow W507 1️⃣\"why this is fine\"", [Expected("E159")])
    line("enhanced 1️⃣(#5.1.1)", [Expected("E133")], "enhanced 5.1.1")
    line("enhanced 1️⃣5.1.*", [Expected("E133")], "enhanced 5.1.x")
    line("stage 1️⃣RCPT", [Expected("E131")], "stage rcpt")
    line("code 554\n  seen 1️⃣15.02.2026", [Expected("E134")], "code 554\n  seen 2026-02-15")
    line("code 554\n  seen 1️⃣2026-2-5", [Expected("E134")], "code 554\n  seen 2026-02-05")
    line("code 554\n  seen 1️⃣2026-02-30", [Expected("E134")])
    line(
      "code 554\n  retry after 1️⃣30min", [Expected("E137")], "code 554\n  retry after 30 minutes")
    line("code 554 1️⃣| a", [Expected("E129")])
    line("text \"a\" 1️⃣| b", [Expected("E129")])
    line("regex 1️⃣^a$", [Expected("E128")], "regex | ^a$")
    line("for 1️⃣Yahoo_Mail\n  code 554", [Expected("E111")], "for yahoo-mail\n  code 554")
  }

  @Test func headers() {
    let body = "\n  code     554" + tail
    let head = "ruleset r\n  title  \"R\"\n\n"
    check(head + "1️⃣rul a" + body, diagnostics: [Expected("E101")], fixed: head + "rule a" + body)
    check(head + "1️⃣rle a" + body, diagnostics: [Expected("E101")], fixed: head + "rule a" + body)
    check(head + "1️⃣Rule a" + body, diagnostics: [Expected("E101")], fixed: head + "rule a" + body)
    check(head + "1️⃣qwertyuiop a" + body, diagnostics: [Expected("E101")])
    check(head + "1️⃣rule" + body, diagnostics: [Expected("E110", over: "rule")])
    check(
      head + "rule 1️⃣no such user" + body, diagnostics: [Expected("E111")],
      fixed: head + "rule no-such-user" + body)
    check(
      head + "rule 1️⃣\"a\"" + body, diagnostics: [Expected("E125")], fixed: head + "rule a" + body)
    check(
      head + "rule 1️⃣\"No such user\"" + body, diagnostics: [Expected("E125")],
      fixed: head + "rule no-such-user" + body)
    check(head + "rule 1️⃣é" + body, diagnostics: [Expected("E111")])
    check("1️⃣rulset r\n  title  \"R\"\n", diagnostics: [Expected("E101")])
    check("1️⃣title \"R\"\nnote \"N\"\nesp a\n title \"A\"\n", diagnostics: [Expected("E103")])
    check("1️⃣", diagnostics: [Expected("E113")])
    check("# nothing\n1️⃣esp a\n  title  \"A\"\n", diagnostics: [Expected("E113")])
    check(
      "esp a\n  title  \"A\"\n\n1️⃣ruleset r\n  title  \"R\"\n", diagnostics: [Expected("E114")])
  }

  @Test func missingParts() {
    let head = "ruleset r\n  title  \"R\"\n\n"
    check(head + "rule 1️⃣a\n  code 5xx\n  example | 5", diagnostics: [Expected("E152")])
    check(head + "rule 1️⃣a\n  for a\n  is b\n  example | 5", diagnostics: [Expected("E153")])
    check(head + "rule 1️⃣a\n  code 5xx\n  is b", diagnostics: [Expected("E154")])
    check(head + "fallback a\n  code 5xx\n  is b")
    check(head + "category 1️⃣a\n  title \"A\"", diagnostics: [Expected("E151")])
    check("ruleset 1️⃣r", diagnostics: [Expected("E151")])
    // Where a line was not understood, it may be the one that is missing.
    check(
      head + "rule a\n  code 5xx\n  1️⃣qwertyuiop b\n  example | 5", diagnostics: [Expected("E102")])
    // What is there with an error is there.
    check(head + "rule a\n  code 5xx\n  is 1️⃣| b\n  example | 5", diagnostics: [Expected("E129")])
  }

  @Test func severalMistakesInOneRun() {
    line(
      "1️⃣enhansed none\n  text 2️⃣“a”\n  stage 3️⃣rctp\n  4️⃣mx a.com",
      [
        Expected("E102"), Expected("E123", at: "2️⃣"), Expected("E131", at: "3️⃣"),
        Expected("E104", at: "4️⃣"),
      ])
  }

  @Test func bytesThatAreNotUTF8() {
    var bytes = Array("ruleset r\n  title  \"R".utf8) + [0xFF] + Array("\"\nesp ".utf8)
    bytes += [0xFE] + Array("\n  title \"A\"\n".utf8)
    let tree = parse(bytes)
    #expect(tree.diagnostics.map(\.code) == ["E116"])
    guard case .text(let title)? = tree.stanzas.first?.field(.title)?.value else {
      Issue.record("no title")
      return
    }
    #expect(title.bytes == [0x52, 0xFF])
  }
}
