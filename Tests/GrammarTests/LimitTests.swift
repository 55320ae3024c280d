import Nixie
import NixieCompiler
import NixieSyntax
import Testing

/// The limits that `Grammar.md` lists are those of the code, all of them.
@Suite struct LimitTests {
  private let rows = Markdown(Repository.grammar).table(below: "Limits")

  private static let constants: [String: Int] = [
    "NixieSyntax.fileBytes": NixieSyntax.Limits.fileBytes,
    "NixieSyntax.stanzas": NixieSyntax.Limits.stanzas,
    "NixieSyntax.stringBytes": NixieSyntax.Limits.stringBytes,
    "NixieSyntax.replyBytes": NixieSyntax.Limits.replyBytes,
    "NixieSyntax.listItems": NixieSyntax.Limits.listItems,
    "NixieSyntax.nameBytes": NixieSyntax.Limits.nameBytes,
    "NixieSyntax.diagnostics": NixieSyntax.Limits.diagnostics,
    "NixieSyntax.priority": NixieSyntax.Limits.priority,
    "NixieSyntax.retrySeconds": NixieSyntax.Limits.retrySeconds,
    "NixieCompiler.patternStates": CompilerLimits.patternStates,
    "NixieCompiler.unpinnedWork": CompilerLimits.unpinnedWork,
    "NixieCompiler.proofStates": CompilerLimits.proofStates,
    "NixieCompiler.includeDepth": CompilerLimits.includeDepth,
    "NixieCompiler.files": CompilerLimits.files,
    "NixieCompiler.captures": CompilerLimits.captures,
    "NixieCompiler.placeholderDepth": CompilerLimits.placeholderDepth,
    "NixieCompiler.namesShown": CompilerLimits.namesShown,
    "NixieCompiler.imageBytes": CompilerLimits.imageBytes,
    "Nixie.replyBytes": Nixie.Limits.replyBytes,
    "Nixie.wrapperBytes": Nixie.Limits.wrapperBytes,
    "Nixie.suffixBytes": Nixie.Limits.suffixBytes,
    "Nixie.embeddedCodeBytes": Nixie.Limits.embeddedCodeBytes,
    "Nixie.signatures": Nixie.Limits.signatures,
    "Nixie.likeDepth": Nixie.Limits.likeDepth,
    "Nixie.hostBytes": Nixie.Limits.hostBytes,
    "Nixie.wrappers": Nixie.Limits.wrappers,
  ]

  /// The constants that a source declares, by the order of the file; values of plain digits only.
  private func declared(in path: String) throws -> [(name: String, value: Int?)] {
    let source = try #require(Repository.text(path))
    return source.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "let"), at > 0, words[at - 1] == "static",
        words.count > at + 3, words[at + 2] == "="
      else { return nil }
      return (String(words[at + 1]), Int(words[at + 3].filter { $0 != "_" }))
    }
  }

  @Test func listedValues() {
    for row in rows where row[0] != "NixieAutomata" {
      #expect(Self.constants["\(row[0]).\(row[1])"] == Int(row[2]), "\(row[0]).\(row[1])")
    }
  }

  @Test(arguments: [
    ("NixieSyntax", "Sources/NixieSyntax/Parsing/Limits.swift"),
    ("NixieCompiler", "Sources/NixieCompiler/Limits.swift"),
    ("Nixie", "Sources/Nixie/Limits.swift"),
    ("NixieAutomata", "Sources/NixieAutomata/RegexParser.swift"),
  ])
  func nothingIsLeftOut(_ module: String, _ path: String) throws {
    let listed = rows.filter { $0[0] == module }
    let constants = try declared(in: path)
    #expect(listed.map { $0[1] } == constants.map(\.name))
    guard module == "NixieAutomata" else { return }
    #expect(listed.map { Int($0[2]) } == constants.map(\.value))
  }
}
