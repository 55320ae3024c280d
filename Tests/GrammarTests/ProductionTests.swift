import NixieSyntax
import Testing

/// Every production of the grammar takes what it should, and refuses what it should not take.
@Suite struct ProductionTests {
  static let table = [Production.stanzas, Production.lines, Production.conditions]
    .flatMap { $0 }.sorted { $0.key < $1.key }

  private func codes(_ source: String) -> [String] {
    let file = SourceFile(path: "example.nixie", bytes: Array(source.utf8))
    return SyntaxTree.parse(file, file: 0).diagnostics.map(\.code.rawValue)
  }

  @Test func everyProductionIsThere() throws {
    let fence = Markdown(Repository.grammar).fences().first { $0.language == "ebnf" }
    let names = try EBNF(try #require(fence).body).names
    #expect(Self.table.map(\.key) == names.sorted())
  }

  @Test(arguments: table.map(\.key))
  func takesAndRefuses(_ name: String) throws {
    let production = try #require(Self.table.first { $0.key == name }).value
    #expect(codes(production.accepted) == [], "\(production.accepted)")
    #expect(codes(production.rejected) == [production.code], "\(production.rejected)")
  }
}
