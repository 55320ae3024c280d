internal import NixieSyntax

/// Proposals as a ruleset.
struct LessonFile {
  let ruleset: String
  let title: String

  /// The file, laid out. `declarations` stand before the rules.
  func text(_ proposals: [Proposal], declarations: String = "") -> String {
    let head = """
      # Proposed by `nixie learn`. Read each rule: is the category right, does the text say enough?

      ruleset \(ruleset)
        title "\(title.replacing("\"", with: "\"\""))"
        format 1


      """
    return Self.formatted(
      head + declarations + proposals.map { $0.stanza }.joined(separator: "\n"))
  }

  static func formatted(_ text: String) -> String {
    String(
      decoding: Formatter.format(
        SyntaxTree.parse(SourceFile(path: "learned.nixie", text: text), file: 0)), as: UTF8.self)
  }
}
