import Foundation
import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// Every documented line is counted once for its document, once for its ESP, and once by who
/// decided it.
@Suite struct CoverageTests {
  private static let rules = """
    ruleset acme
      title "ACME"

    category mailbox-unknown
      title "No such mailbox"
      group recipient
      permanence permanent
      party recipient
      action suppress
      advice "Remove the address."

    category other
      title "Something else"
      group other
      permanence by code
      party receiver
      action retry
      advice "Try again."

    esp acme
      title "ACME Mail"
      mx *.acme.example
      signature "acme says"

    rule nobody
      for acme
      text "nobody here"
      is mailbox-unknown
      advice "Remove it."
      source "https://acme.example/"
      example for acme | 550 nobody here

    rule unknown
      text "user unknown"
      is mailbox-unknown
      advice "Remove it."
      source "https://acme.example/"
      example | 550 user unknown

    fallback five
      code 550
      is other

    document errors
      title "Errors"
      source "https://acme.example/"
      expect mailbox-unknown | 550 acme says nobody here
      expect mailbox-unknown for acme | 550 nobody here
      expect mailbox-unknown, permanent | 550 user unknown
      expect other | 550 anything
      expect mailbox-unknown | 550 no such luck
      expect nothing | hello
    """

  private static func coverage(_ text: String) throws -> Coverage {
    let file = SourceFile(path: "acme.nixie", bytes: Array(text.utf8))
    let compilation = Compilation(SourceSet([file]) { _ in .unreadable("no file") })
    let image = try Image(bytes: try #require(compilation.image, "\(compilation.diagnostics)"))
    return Coverage(compilation.ruleset, Classifier(image))
  }

  @Test func everyLineIsCountedOnce() throws {
    let count = try #require(try Self.coverage(Self.rules).documents.first).count
    #expect(count.lines == 6)
    #expect(count.own == 3)
    #expect(count.fallback == 2)
    #expect(count.none == 1)
    #expect(count.wrong == 1, "the fallback cannot know that `no such luck` is an address")
    #expect(count.lines == count.own + count.general + count.fallback + count.none)
  }

  @Test func theTextAloneKnowsLess() throws {
    let row = try #require(try Self.coverage(Self.rules).esps.first)
    #expect(row.id == "acme")
    #expect(row.count.attributed == 6, "the ruleset is about one ESP")
    #expect(row.count.recognised == 1)
    #expect(row.count.rightFromText == 4, "without the hint `nobody here` is nobody's")
    #expect(row.count.own == 2)
    #expect(row.count.general == 1)
  }

  @Test func nothingOfNothingIsAll() throws {
    let bare = String(Self.rules.prefix(upTo: Self.rules.range(of: "document errors")!.lowerBound))
    let coverage = try Self.coverage(bare)
    #expect(coverage.documents.isEmpty)
    #expect(coverage.total.percentRight == 100)
  }
}
