import Foundation
import NixieCommand
import Testing

/// Whole runs: what goes in, what comes out on both outputs, and the exit code.
///
/// `RECORD=1` writes the goldens anew, and fails, so that nobody records by chance. In arguments
/// and goldens `@` stands for the folder of samples.
@Suite struct GoldenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var arguments: [String]
    var testDescription: String { name }

    init(_ name: String, _ arguments: String...) {
      self.name = name
      self.arguments = arguments
    }
  }

  static let cases = [
    Case("help", "--help"),
    Case("no-arguments"),
    Case("unknown-command", "clasify"),
    Case("unknown-option", "classify", "--fromat", "json"),
    Case("unknown-choice", "classify", "--format", "jsn", "--rules", "@rules.nixie"),
    Case("unknown-esp", "classify", "--esp", "yaho", "--rules", "@rules.nixie"),
    Case("unknown-stage", "why", "--stage", "rctp", "550 x"),
    Case(
      "classify-json", "classify", "--format", "json", "--rules", "@rules.nixie", "@replies.txt"),
    Case("classify-tsv", "classify", "--format", "tsv", "--rules", "@rules.nixie", "@replies.txt"),
    Case("classify-text", "classify", "--rules", "@rules.nixie", "--", "@replies.txt"),
    Case(
      "classify-hints", "classify", "--format=json", "--rules=@rules.nixie", "--mx",
      "x.yahoo.co.jp", "--stage", "rcpt", "@replies.txt"),
    Case(
      "classify-jsonl", "classify", "--format", "json", "--input", "jsonl", "--rules",
      "@rules.nixie", "--", "@replies.jsonl"),
    Case("classify-missing", "classify", "--rules", "@rules.nixie", "--", "@nothing.txt"),
    Case("classify-broken", "classify", "--rules", "@broken.nixie", "--", "@replies.txt"),
    Case(
      "why", "why", "--rules", "@rules.nixie", "--",
      "421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred"),
    Case(
      "why-overridden", "why", "552 5.1.1 joe is over quota for good", "--rules", "@rules.nixie"),
    Case(
      "why-farther", "why", "452 joe is over quota", "--rules", "@rules.nixie", "--mx",
      "a.yahoo.co.jp", "--stage", "rcpt", "--all"),
    Case("why-near", "why", "452 over quota of messages", "--rules", "@rules.nixie"),
    Case("why-nothing", "why", "hello \u{1b}[31mworld", "--rules", "@rules.nixie"),
    Case(
      "why-json", "why", "--format", "json", "--rules", "@rules.nixie", "--",
      "421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred"),
    Case("check-fine", "check", "@rules.nixie"),
    Case("check-broken", "check", "@broken.nixie"),
    Case("check-broken-json", "check", "--format", "json", "@broken.nixie"),
    Case("coverage", "coverage", "@rules.nixie"),
    Case("coverage-json", "coverage", "--format", "json", "@failing.nixie"),
    Case("coverage-markdown", "coverage", "--format", "markdown", "--by", "esp", "@rules.nixie"),
    Case("coverage-min", "coverage", "--min", "100", "--by", "document", "@failing.nixie"),
    Case("coverage-none", "coverage", "@unformatted.nixie"),
    Case("test-passes", "test", "@rules.nixie"),
    Case("test-fails", "test", "@failing.nixie"),
    Case("fmt-check", "fmt", "--check", "@rules.nixie", "@unformatted.nixie"),
    Case("fmt-diff", "fmt", "--diff", "@unformatted.nixie"),
    Case("fmt-broken", "fmt", "--check", "@broken.nixie"),
    Case("explain-code", "explain", "e102"),
    Case("explain-lint", "explain", "lone-word"),
    Case("explain-category", "explain", "mailbox-full", "--rules", "@rules.nixie"),
    Case("explain-unknown", "explain", "E999", "--rules", "@rules.nixie"),
    Case("explain-near", "explain", "mailbox-ful", "--rules", "@rules.nixie"),
    Case("explain-list", "explain", "--list"),
    Case("list-rules", "list", "rules", "--rules", "@rules.nixie"),
    Case("list-filtered", "list", "rules", "YAHOO", "quota", "--rules", "@rules.nixie"),
    Case("list-categories", "list", "categories", "--format", "tsv", "--rules", "@rules.nixie"),
    Case("list-esps", "list", "esps", "--format", "json", "--rules", "@rules.nixie"),
    Case("list-documents", "list", "documents", "--rules", "@rules.nixie"),
    Case("list-unknown", "list", "rulse"),
    Case("check-impossible", "check", "@impossible.nixie"),
    Case("check-corpus", "check", "@rules.nixie", "--corpus", "@corpus.txt"),
    Case("diff-none", "diff", "@rules.nixie", "@rules.nixie", "--exit-code"),
    Case("diff", "diff", "@rules.nixie", "@changed.nixie", "--corpus", "@corpus.txt"),
    Case(
      "diff-markdown", "diff", "@rules.nixie", "@changed.nixie", "--format", "markdown",
      "--exit-code"),
    Case("diff-json", "diff", "@rules.nixie", "@changed.nixie", "--format", "json"),
    Case("diff-broken", "diff", "@rules.nixie", "@broken.nixie"),
    Case("diff-one", "diff", "@rules.nixie"),
    Case(
      "new-unknown", "new", "--rules", "@rules.nixie", "--",
      "550 5.2.1 <ann@corp.example>: account \"ann\" locked {x} since 2026-02-15*, see https://a.b/c?d=e"
    ),
    Case(
      "new-esp", "new", "--rules", "@rules.nixie", "--mx", "mta5.am0.yahoodns.net", "--",
      "554 delivery error: dd Sorry your message to ann@yahoo.com cannot be delivered [-10]"
        + " - mta1.mail.bf1.yahoo.com"
    ),
    Case(
      "new-fallback", "new", "--rules", "@rules.nixie", "--",
      "550 5.1.1 unknown local part, session 7fa3b2c91d from 203.0.113.7"),
    Case("new-beaten", "new", "--rules", "@rules.nixie", "--", "552 it is over quota for good now"),
    Case("new-empty", "new", "--rules", "@rules.nixie", "--", "  "),
  ]

  @Test(arguments: cases) func run(_ test: Case) throws {
    let arguments = test.arguments.map { $0.resolved }
    let ran = nixie(arguments)
    var text = "exit \(ran.code.rawValue)\n"
    if !ran.out.isEmpty { text += "--- out\n" + ran.text }
    if !ran.err.isEmpty { text += "--- err\n" + ran.complaint }
    text = text.replacing(Samples.tests + "/Samples/", with: "@")
    try compare(text, "\(test.name).txt")
  }

  private func compare(_ text: String, _ name: String) throws {
    let url = URL(fileURLWithPath: Samples.tests + "/Golden/" + name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(name)")
      return
    }
    let golden = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    #expect(text == golden)
  }
}

extension String {
  /// `@file` as a path. An address in a reply keeps its sign.
  fileprivate var resolved: String {
    for prefix in ["--rules=@", "@"] where hasPrefix(prefix) {
      return prefix.dropLast() + Samples.tests + "/Samples/" + dropFirst(prefix.count)
    }
    return self
  }
}
