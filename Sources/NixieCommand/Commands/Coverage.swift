internal import Glibc
internal import Nixie
internal import NixieAnalysis
internal import NixieCompiler

/// `nixie coverage`: how well rulesets know what is documented.
package enum CoverageCommand: Command {
  package static let name = "coverage"
  package static let summary = "tell how well rulesets know what is documented"
  package static let help = """
    usage: nixie coverage [PATH…] [options]

    Classifies every documented line (`document` … `expect`) and tells, for each document and for
    each ESP, who decided its lines: a rule of the document's own ruleset (for an ESP: a rule for
    it), another rule, a fallback that knows only the code, or nothing; how many are wrong; and
    what is left when only the text is known: lines still right, and ESPs recognised.

    The default for PATH is the folder Rulesets here.

    options
      --min N                      fail if less than N per cent of any document's lines are right
      --by document|esp            only that table (default: both)
      --format text|json|markdown  how to write (default: text)

    exit code: 0 fine, 1 a document is below --min, 2 errors in the rulesets

    examples
      nixie coverage Rulesets
      nixie coverage Rulesets --min 100
      nixie coverage Rulesets --by esp --format markdown
    """
  package static let options: [Arguments.Option] = [
    .value("min"), .value("by"), .value("format"),
  ]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice("format", ["text", "json", "markdown"], default: "text")
    let topic = try arguments.choice("by", ["document", "esp", "both"], default: "both")
    let least = try minimum(arguments)
    let paths = try RuleSource.defaulted(arguments.words, command: name)
    let loaded = try RuleSource.load(paths, console)
    guard let compilation = loaded.compilation else {
      throw .usage("an image holds no documents", cure: "give the rulesets it was made of")
    }
    let coverage = Coverage(compilation.ruleset, loaded.classifier)
    guard coverage.total.lines > 0 else {
      throw .usage(
        "there is no documented line in \(paths.joined(separator: " "))",
        cure: "write a `document` with `expect` lines; see Grammar.md")
    }
    CoverageText(coverage, topic, console).write(format)
    return verdict(coverage, least, console)
  }

  private static func minimum(_ arguments: Arguments) throws(Failure) -> Double? {
    guard let word = arguments.value("min") else { return nil }
    guard let number = Double(word), (0...100).contains(number) else {
      throw .usage("--min cannot be \"\(word)\"", cure: "it is a percentage: --min 100")
    }
    return number
  }

  private static func verdict(
    _ coverage: Coverage, _ least: Double?, _ console: Console
  ) -> ExitCode {
    guard let least else { return .success }
    let low = coverage.documents.filter { $0.count.percentRight < least }
    for row in low {
      console.err.line(
        "\(row.id): \(row.count.wrong) of \(row.count.lines) lines are wrong; "
          + "`nixie test` shows them")
    }
    return low.isEmpty ? .success : .findings
  }
}
