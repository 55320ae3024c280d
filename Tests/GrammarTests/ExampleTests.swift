import NixieAnalysis
import NixieCompiler
import NixieSyntax
import Testing

/// Every ruleset in the documents is right, or wrong in exactly the way that it says.
@Suite struct ExampleTests {
  static let fences = ["Grammar.md", "README.md"].flatMap { file in
    Markdown(Repository.text(file) ?? "").fences(of: file).filter { $0.language == "nixie" }
  }

  /// The block as a file: where it has no `ruleset` stanza, one is put in front.
  private func source(_ fence: Markdown.Fence) -> SourceFile {
    let isWhole = fence.body.split(separator: "\n").contains { $0.hasPrefix("ruleset") }
    let head = isWhole ? "" : "ruleset example\n  title  \"Example\"\n\n"
    return SourceFile(path: "example.nixie", bytes: Array((head + fence.body).utf8))
  }

  private func diagnostics(_ fence: Markdown.Fence) throws -> [Diagnostic] {
    let categories = try #require(Repository.text("Rulesets/categories.nixie"))
    let files = [
      source(fence), SourceFile(path: "categories.nixie", bytes: Array(categories.utf8)),
    ]
    return Check(SourceSet(files) { _ in .unreadable("there is no such file") }).diagnostics
  }

  @Test func thereAreExamples() { #expect(Self.fences.count > 40) }

  @Test(arguments: fences)
  func isAsItSays(_ fence: Markdown.Fence) throws {
    let found = try diagnostics(fence)
    let told = found.map { "\($0.code) \($0.message)" }.joined(separator: "\n")
    #expect(found.map(\.code.rawValue) == (fence.error.map { [$0] } ?? []), "\(told)")
  }

  @Test(arguments: fences.filter { $0.error == nil && $0.file == "Grammar.md" })
  func isLaidOut(_ fence: Markdown.Fence) {
    let source = SourceFile(path: "example.nixie", bytes: Array(fence.body.utf8))
    let formatted = Formatter.format(SyntaxTree.parse(source, file: 0))
    #expect(String(decoding: formatted, as: UTF8.self) == fence.body)
  }
}
