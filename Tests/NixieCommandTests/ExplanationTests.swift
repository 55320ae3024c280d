import Foundation
import NixieAnalysis
import NixieCommand
import NixieCompiler
import NixieSyntax
import Testing

/// The pages of `nixie explain` do what they show.
@Suite struct ExplanationTests {
  @Test func codesAreSortedAndUnique() {
    let codes = Explain.pages.map(\.code)
    #expect(codes == Array(Set(codes)).sorted())
  }

  /// Pages of lint rules and of settings are tested with these.
  static let ruleCodes = RuleExplanations.analysis
    .filter { $0.lint == nil && !$0.code.rawValue.hasPrefix("E6") }.map(\.code.rawValue)

  @Test(arguments: ruleCodes)
  func examplesDoWhatTheyShow(_ code: String) throws {
    let page = try #require(RuleExplanations.analysis.first { $0.code.rawValue == code })
    #expect(!page.title.isEmpty && page.body.hasSuffix("."))
    guard !page.bad.isEmpty else { return }
    #expect(codes(page.bad).contains(code), "\(codes(page.bad))")
    #expect(codes(page.good).isEmpty, "\(codes(page.good))")
    let tree = SyntaxTree.parse(SourceFile(path: "test.nixie", text: page.good), file: 0)
    #expect(Formatter.format(tree) == Array((page.good + "\n").utf8))
  }

  private func codes(_ stanzas: String) -> [String] {
    Check(set(stanzas)).diagnostics.map(\.code.rawValue)
  }

  private func set(_ stanzas: String) -> SourceSet {
    let categories = ["mailbox-full", "mailbox-unknown", "rate-limited"].map { name in
      """
      category \(name)
        title       "\(name)"
        group       test
        permanence  by code
        party       recipient
        action      retry
        advice      "Wait."

      """
    }.joined(separator: "\n")
    let text = "ruleset test\n  title \"Test\"\n  format 1\n\n\(categories)\n\(stanzas)\n"
    return SourceSet([SourceFile(path: "test.nixie", text: text)]) { path in
      path == "phrases.nixie"
        ? .file(Array("ruleset more\n  title \"More\"\n  format 1\n".utf8))
        : .unreadable("there is no such file")
    }
  }

  /// Every code that stands in the sources of the compiler and the checks has a page.
  @Test func everyCodeHasAPage() throws {
    let sources = URL(fileURLWithPath: Samples.tests + "/../../Sources").standardized.path
    let known = Set(Explain.pages.map(\.code.rawValue))
    var seen = 0
    for module in ["NixieSyntax", "NixieCompiler", "NixieAnalysis"] {
      let walk = FileManager.default.enumerator(atPath: sources + "/" + module)
      while let path = walk?.nextObject() as? String {
        guard path.hasSuffix(".swift") else { continue }
        let file = sources + "/" + module + "/" + path
        let text = String(decoding: bytes(file), as: UTF8.self)
        for match in text.matches(of: /"([EW][0-9]{3})"/) {
          seen += 1
          #expect(known.contains(String(match.1)), "\(match.1) in \(path) has no page")
        }
      }
    }
    #expect(seen > known.count)
  }
}
