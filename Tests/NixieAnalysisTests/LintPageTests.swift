import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport
import Testing

/// Every page of the catalogue is true: its examples trigger and do not.
@Suite struct LintPageTests {
  static let codes = Lints.all.map { $0.page.code.rawValue }

  private func page(_ code: String) throws -> LintPage {
    try #require(Lints.all.first { $0.page.code.rawValue == code }?.page)
  }

  @Test func codesAreSortedAndNamesUnique() {
    #expect(Self.codes == Array(Set(Self.codes)).sorted())
    #expect(Set(Lints.all.map { $0.page.name }).count == Self.codes.count)
  }

  @Test(arguments: codes) func pageIsWhole(_ code: String) throws {
    let page = try page(code)
    #expect(code.hasPrefix("W5"))
    #expect(!page.triggers.isEmpty && !page.passes.isEmpty)
    #expect(page.what.hasSuffix(".") && page.why.hasSuffix("."))
    #expect(page.silence?.hasSuffix(".") ?? true)
    #expect(!page.summary.hasSuffix(".") && page.summary.count < 60)
    #expect(page.name.allSatisfy { $0.isLowercase || $0 == "-" })
  }

  @Test(arguments: codes) func triggers(_ code: String) throws {
    for example in try page(code).triggers {
      let found = Linting.findings(example, asking: code).map(\.code.rawValue)
      #expect(found.contains(code), "\(found) in\n\(example)")
      #expect(found.allSatisfy { $0 == code || $0 == "E401" }, "\(found) in\n\(example)")
    }
  }

  @Test(arguments: codes) func passes(_ code: String) throws {
    for example in try page(code).passes {
      let found = Linting.findings(example, asking: code)
      #expect(found.isEmpty, "\(found.map { "\($0.code) \($0.message)" }) in\n\(example)")
    }
  }

  /// Patches are safe to apply: what they mend is gone, and nothing else came.
  @Test(arguments: codes) func patches(_ code: String) throws {
    for example in try page(code).triggers {
      let source = Linting.source(example)
      let edits = Linting.findings(example, asking: code).flatMap(\.fixes).flatMap(\.edits)
      guard !edits.isEmpty else { continue }
      let mended = SourceFile(
        path: source.path, bytes: TextEdit.apply(edits, to: source.bytes, file: source.number))
      let found = Check(Linting.set(mended), Linting.options(code)).diagnostics
      #expect(found.isEmpty, "\(found.map { "\($0.code) \($0.message)" })")
    }
  }

  /// Examples are laid out as `nixie fmt` does it.
  @Test(arguments: codes) func isLaidOut(_ code: String) throws {
    let page = try page(code)
    for example in page.triggers + page.passes {
      let tree = SyntaxTree.parse(SourceFile(path: "t.nixie", text: example), file: 0)
      #expect(String(decoding: Formatter.format(tree), as: UTF8.self) == example + "\n")
    }
  }
}
