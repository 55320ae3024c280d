import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// Mistakes that only the compiler can see: each is one error, at its place, with a way out.
@Suite struct ResolverTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var code: String
    var rules: String
    /// The text that the error points at.
    var at: String
    var suggestion: String?

    init(_ code: String, _ rules: String, at: String, suggestion: String? = nil) {
      (self.code, self.rules, self.at, self.suggestion) = (code, rules, at, suggestion)
    }

    var testDescription: String { "\(code) \(at)" }
  }

  private static func rule(_ lines: String...) -> String {
    "rule r\n " + lines.joined(separator: "\n ") + "\n example | x\n"
  }

  private static func esp(_ name: String, _ lines: String = "") -> String {
    "esp \(name)\n title \"\(name)\"\n mx *.\(name).net\n domains \(name).com\n\(lines)"
  }

  private func check(_ row: Row, _ compilation: Compilation) throws {
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    #expect(compilation.image == nil)
    #expect(errors.map(\.code.rawValue) == [row.code])
    let error = try #require(errors.first)
    #expect(compilation.ruleset.sources[error.span.file].text(error.span) == row.at)
    #expect(error.fixes.first?.edits.first?.replacement == row.suggestion)
  }

  @Test(arguments: [
    // Names nobody declares, near one that somebody does, and far from all.
    Row("E201", rule("code 550", "is ful"), at: "ful", suggestion: "full"),
    Row("E201", rule("code 550", "is qwzxk"), at: "qwzxk"),
    Row(
      "E202", esp("yahoo") + rule("for yaho", "code 550", "is full"), at: "yaho",
      suggestion: "yahoo"),
    Row("E202", esp("yahoo", " like yaoho\n"), at: "yaoho", suggestion: "yahoo"),
    Row(
      "E203",
      rule("code 550", "is full", "overrides other") + "fallback othr\n code 550\n is full\n",
      at: "other", suggestion: "othr"),
    Row("E204", rule("text \"a {nubmer} b\"", "is full"), at: "nubmer", suggestion: "number"),
    Row("E204", rule("text \"a {qwzxk} b\"", "is full"), at: "qwzxk"),
    Row(
      "E205", "phrases busy\n - \"a\"\n" + rule("text any of phrases busi", "is full"), at: "busi",
      suggestion: "busy"),
    Row("E206", rule("code 550", "is full") + rule("code 551", "is full"), at: "r"),
    // Circles.
    Row("E209", esp("a", " like b\n") + esp("b", " like a\n"), at: "a"),
    Row(
      "E210",
      "rule a\n code 550\n is full\n overrides b\n example | x\n"
        + "rule b\n code 550\n is full\n overrides a\n example | x\n", at: "a"),
    Row("E211", rule("code 550", "is full", "overrides r"), at: "r"),
    Row(
      "E212",
      "placeholder p\n title \"P\"\n text \"a {p}\"\n example | x\n"
        + rule("text \"b {p}\"", "is full"),
      at: "p"),
    Row("E214", esp("a") + "esp b\n title \"B\"\n mx *.a.net\n domains b.com\n", at: "*.a.net"),
    Row("E218", "placeholder number\n title \"N\"\n text \"a\"\n example | a\n", at: "number"),
    // Patterns.
    Row("E301", rule("text \"*\"", "is full"), at: "\"*\""),
    Row("E301", rule("regex | a*", "is full"), at: "a*"),
    Row("E302", rule("text \"a {b\"", "is full"), at: "{b", suggestion: "{{"),
    Row("E303", rule("text \"a }b\"", "is full"), at: "}", suggestion: "}}"),
    Row("E304", rule("text \"a {B:word}\"", "is full"), at: "B"),
    Row("E305", rule("text \"{b:word} {b:word}\"", "is full"), at: "b"),
    Row("E306", rule("regex | (a)\\1", "is full"), at: "\\1"),
    Row(
      "E307", rule("regex | a.{12}b.{12}c[^d]{12}e|.{1,40}a.{30}", "is full"),
      at: "a.{12}b.{12}c[^d]{12}e|.{1,40}a.{30}"),
    Row("E308", rule("code 550", "is full", "advice \"See {who}.\""), at: "{who}"),
    Row(
      "E308", rule("text \"quota {client:ip}\"", "is full", "advice \"See {who}.\""), at: "{who}",
      suggestion: "{client}"),
  ])
  func mistakes(_ row: Row) throws { try check(row, Sample.compile(row.rules)) }

  /// A name near nothing: those that there are, as long as they can be read.
  @Test(arguments: [
    (0, "the categories here are full, slow"),
    (CompilerLimits.namesShown - 2, "the categories here are c1, c10, c2"),
    (CompilerLimits.namesShown - 1, "none of the \(CompilerLimits.namesShown + 1) categories"),
  ])
  func namesThatThereAre(_ more: Int, _ note: String) throws {
    let categories = (0..<more).map {
      "category c\($0 + 1)\n title \"C\"\n group mailbox\n permanence by code\n party recipient\n"
        + " action retry\n advice \"Wait.\"\n"
    }.joined()
    let compilation = Sample.compile(categories + Self.rule("code 550", "is nowhere-near"))
    let error = try #require(compilation.diagnostics.first { $0.code == "E201" })
    #expect(error.notes.first?.hasPrefix(note) == true, "\(error.notes)")
  }

  // MARK: Includes

  private static func file(_ name: String, _ includes: String...) -> String {
    "ruleset \(name)\n title \"T\"\n format 1\n" + includes.map { "include \"\($0)\"\n" }.joined()
  }

  @Test func missingFile() throws {
    let set = Sample.set(["a.nixie": Self.file("a", "b.nixie")])
    try check(Row("E207", "", at: "\"b.nixie\""), Compilation(set))
  }

  /// Only `a.nixie` is named; `b.nixie` is found through it.
  @Test func circleOfIncludes() throws {
    let texts = ["a.nixie": Self.file("a", "b.nixie"), "b.nixie": Self.file("b", "a.nixie")]
    let files = [SourceFile(path: "a.nixie", text: texts["a.nixie"] ?? "")]
    let set = SourceSet(files) { path in
      texts[path].map { .file(Array($0.utf8)) } ?? .unreadable("no such file")
    }
    try check(Row("E208", "", at: "\"a.nixie\""), Compilation(set))
  }

  @Test func aFolderIsIncludedWhole() throws {
    let set = Sample.set([
      "a.nixie": Self.file("a", "more", "names.nixie"), "more/b.nixie": Self.file("b"),
      "names.nixie": Sample.categories,
    ])
    #expect(set.trees.count == 3)
    #expect(Compilation(set).image != nil)
  }

  // MARK: Limits

  /// A chain of `links` files that include each other.
  @Test(arguments: [(CompilerLimits.includeDepth, []), (CompilerLimits.includeDepth + 1, ["E215"])])
  func includeDepth(_ links: Int, _ codes: [String]) {
    var texts: [String: String] = [:]
    for link in 0..<links { texts["f\(link).nixie"] = Self.file("f\(link)", "f\(link + 1).nixie") }
    texts["f\(links).nixie"] = Self.file("f\(links)")
    let files = [SourceFile(path: "f0.nixie", text: texts["f0.nixie"] ?? "")]
    let set = SourceSet(files) { path in
      texts[path].map { .file(Array($0.utf8)) } ?? .unreadable("no such file")
    }
    #expect(set.diagnostics.map(\.code.rawValue) == codes)
  }

  @Test(arguments: [(CompilerLimits.captures, []), (CompilerLimits.captures + 1, ["E309"])])
  func captures(_ count: Int, _ codes: [String]) {
    let pattern = (0..<count).map { "x {c\($0):number}" }.joined(separator: " ")
    let compilation = Sample.compile(Self.rule("text \"\(pattern)\"", "is full"))
    #expect(compilation.diagnostics.map(\.code.rawValue) == codes)
  }

  @Test(arguments: [
    (CompilerLimits.placeholderDepth, []), (CompilerLimits.placeholderDepth + 1, ["E212"]),
  ])
  func placeholderDepth(_ depth: Int, _ codes: [String]) {
    var text = ""
    for level in 1..<depth {
      text += "placeholder p\(level)\n title \"P\"\n text \"a {p\(level + 1)}\"\n example | x\n"
    }
    text += "placeholder p\(depth)\n title \"P\"\n text \"a\"\n example | x\n"
    #expect(Sample.compile(text).diagnostics.map(\.code.rawValue) == codes)
  }

  @Test(arguments: [(16, []), (17, ["E217"])])
  func likeDepth(_ links: Int, _ codes: [String]) {
    let text = (0...links).map { link in
      Self.esp("e\(link)", link < links ? " like e\(link + 1)\n" : "")
    }
    #expect(Sample.compile(text.joined()).diagnostics.map(\.code.rawValue) == codes)
  }
}
