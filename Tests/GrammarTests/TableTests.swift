import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import Testing

/// The tables of `Grammar.md` say what the code does.
@Suite struct TableTests {
  private let document = Markdown(Repository.grammar)

  @Test func diagnostics() {
    let rows = document.table(below: "Diagnostics").map { "\($0[0]) \($0[1])" }
    let pages = Explanation.syntax + RuleExplanations.analysis
    #expect(rows == pages.sorted { $0.code < $1.code }.map { "\($0.code) \($0.title)" })
  }

  /// Codes that the text names are codes that there are.
  @Test func codesInTheText() {
    let known = Set(document.table(below: "Diagnostics").map { $0[0] })
    for part in Repository.grammar.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    where part.first == "E" && part.count == 4 && part.dropFirst().allSatisfy(\.isNumber) {
      #expect(known.contains(String(part)))
    }
  }

  @Test func exitCodes() throws {
    let source = try #require(Repository.text("Sources/NixieCommand/ExitCode.swift"))
    let codes = source.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      return words.count == 4 && words[0] == "case" ? String(words[3]) : nil
    }
    #expect(document.table(below: "Exit codes").map { $0[0] } == codes)
  }

  @Test func placeholders() throws {
    let rows = document.table(below: "Placeholders")
    let builtin = PatternParser.Placeholder.builtin
    #expect(Set(rows.map { $0[0] }) == Set(builtin.keys.map { "{\($0)}" }))
    for row in rows {
      let name = String(row[0].dropFirst().dropLast())
      let placeholder = try #require(builtin[name])
      #expect(row[1] == placeholder.title)
      #expect(row[3] == placeholder.absent)
    }
  }

  /// Each built-in placeholder and its expression in the table match exactly the same replies.
  @Test(arguments: Markdown(Repository.grammar).table(below: "Placeholders"))
  func expression(_ row: [String]) throws {
    // Every byte that is not one of the signs, which leaves out letters, digits and all beyond.
    let expression = row[2].replacing("L", with: #"[^ !-,./:-@\[-^`{-~]"#)
      .replacing("M", with: #"[^ !-,/:-@\[-^`{-~]"#)
      .replacing("I", with: #"[^ !-*,;<>-@\[-^`{-~]"#)
    let ruleset = """
      ruleset example
        title "Example"
      rule placeholder
        text  is "<\(row[0])>"
        is    unclassified
        example | x
      rule expression
        regex | ^<(?:\(expression))>$
        is    unclassified
        example | x
      """
    let source = SourceFile(path: "example.nixie", bytes: Array(ruleset.utf8))
    let compilation = Compilation(SourceSet([source]) { _ in .unreadable("") })
    #expect(compilation.diagnostics.isEmpty, "\(compilation.diagnostics.map(\.message))")
    #expect(compilation.duplicates.count == 1)
  }

  @Test func replies() throws {
    let ruleset = "ruleset r\n title \"R\"\nrule r\n text \"zz\"\n is unclassified\n example | zz\n"
    let source = SourceFile(path: "r.nixie", bytes: Array(ruleset.utf8))
    let image = try #require(Compilation(SourceSet([source]) { _ in .unreadable("") }).image)
    let classifier = Classifier(try Image(bytes: image))
    let rows = document.table(headed: "reply")
    #expect(rows.count > 20)
    for row in rows {
      let reply = row[0].replacing("␍", with: "\r").replacing("␊", with: "\n")
      var scratch = Scratch()
      let trace = classifier.trace(Array(reply.utf8).span, hints: Hints(), using: &scratch)
      let read = [
        trace.answer.code?.description ?? "", trace.answer.enhanced?.description ?? "",
        trace.answer.stage?.name ?? "", trace.text,
      ]
      #expect(read == Array(row[1...]), "\(row[0])")
    }
  }
}
