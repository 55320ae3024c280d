import NixieSyntax
import Testing

/// At each limit nothing is wrong; one past it, one error.
@Suite struct LimitTests {
  private let head = "ruleset r\n  title  \"R\"\n"

  private func rule(_ line: String) -> String {
    head + "rule a\n  is b\n  example | 5\n  code 5xx\n  \(line)\n"
  }

  private func expect(
    _ text: String, _ codes: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(parse(text).diagnostics.map(\.code.rawValue) == codes, sourceLocation: sourceLocation)
  }

  @Test func texts() {
    let text = String(repeating: "a", count: Limits.stringBytes)
    expect(rule("text \"\(text)\""), [])
    expect(rule("text \"\(text)b\""), ["E193"])
    expect(rule("regex | \(text)"), [])
    expect(rule("regex | \(text)b"), ["E193"])
    let reply = String(repeating: "a", count: Limits.replyBytes)
    expect(rule("example | \(reply)"), [])
    expect(rule("example | \(reply)b"), ["E193"])
  }

  @Test func names() {
    let name = String(repeating: "a", count: Limits.nameBytes)
    expect(rule("overrides \(name)/\(name)"), [])
    expect(rule("overrides \(name)b"), ["E195"])
    expect(head + "placeholder \(name)\n regex | a\n", [])
    expect(head + "placeholder \(name)b\n regex | a\n", ["E195"])
  }

  @Test func lists() {
    let items = Array(repeating: "a", count: Limits.listItems)
    expect(rule("for " + items.joined(separator: ",")), [])
    expect(rule("for " + items.joined(separator: ",") + ", b, c"), ["E194"])
    expect(rule("for\n" + items.map { "- \($0)" }.joined(separator: "\n") + "\n- b\n- c"), ["E194"])
    let phrases = items.map { "- \"\($0)\"\n" }.joined()
    expect(head + "phrases p\n" + phrases, [])
    expect(head + "phrases p\n" + phrases + "- \"b\"\n- \"c\"\n", ["E194"])
  }

  @Test func numbers() {
    expect(rule("priority \(Limits.priority)"), [])
    expect(rule("priority \(Limits.priority + 1)"), ["E135"])
    expect(rule("priority -9223372036854775808"), ["E135"])
    expect(rule("priority 99999999999999999999"), ["E135"])
    expect(rule("retry after 99999999999999999999 days"), ["E137"])
    expect(rule("retry after 9223372036854775807 days"), ["E137"])
    expect(rule("retry after 0 days"), ["E137"])
  }

  @Test func stanzas() {
    let one = "placeholder a\nregex|a\n"
    let full = head + String(repeating: one, count: Limits.stanzas - 1)
    expect(full, [])
    let tree = parse(full + one + one + one)
    #expect(tree.diagnostics.map(\.code) == ["E192"])
    #expect(tree.lines.last?.span.end == tree.source.bytes.count)
  }

  @Test func errors() {
    let tree = parse(head + "rule a\n" + String(repeating: "qwertyuiop\n", count: 2_000))
    #expect(tree.diagnostics.count == Limits.diagnostics + 1)
    #expect(tree.diagnostics.last?.code == "E196")
    #expect(tree.lines.last?.span.end == tree.source.bytes.count)
  }

  @Test func file() {
    let comment = [UInt8](repeating: 0x23, count: Limits.fileBytes - head.utf8.count)
    #expect(parse(Array(head.utf8) + comment).diagnostics.isEmpty)
    #expect(parse(Array(head.utf8) + comment + [0x23]).diagnostics.map(\.code) == ["E191"])
  }
}
