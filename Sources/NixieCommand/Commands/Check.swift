internal import NixieAnalysis
internal import NixieCompiler
internal import NixieSyntax

/// `nixie check`: what is wrong with rulesets.
package enum CheckCommand: Command {
  package static let name = "check"
  package static let summary = "find mistakes in rulesets"
  package static let help = """
    usage: nixie check [PATH…] [options]

    Reads rulesets (files or folders), and tells what is wrong with them: in one run, one error a
    mistake, each with its place and, where there is one, what to type instead. Codes that begin
    with E are errors, those with W are worth a look; `nixie explain CODE` has a page on each.

    The default for PATH is the folder Rulesets here. How much a finding weighs is set by a file
    .nixie-lint beside the rulesets or in a folder above, with lines such as `W509 warning`.

    options
      --format FORMAT      how to write: text (default), json, sarif, github, junit, checkstyle,
                           gitlab
      --level CODE=LEVEL   off, warning or error for a kind of finding; may be repeated
      --strict             warnings are errors
      --thorough           also tell of alternatives that a broader one beside them covers, and of
                           all that no example reaches
      --interlocks         list all pairs of rules that some short reply belongs to both of, and
                           only their weight decides
      --corpus FILE        also look for conflicts in real replies: a line each, JSON lines, or a
                           delivery log
      --today DATE         judge dates as on this day (default: today)
      --timings            tell where the time went

    exit code: 0 nothing found, 1 warnings only, 2 errors

    examples
      nixie check Rulesets
      nixie check Rulesets my-rules.nixie --format sarif > nixie.sarif
      nixie check --strict --level missing-source=warning my-rules
    """
  package static let options: [Arguments.Option] = [
    .value("format"), .value("level"), .flag("strict"), .flag("thorough"),
    .flag("interlocks"), .value("corpus"),
    .value("today"), .flag("timings"),
  ]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice(
      "format", Report.Format.allCases.map(\.rawValue), default: "text")
    let today = try Today.date(arguments.value("today"))
    let set = try RuleSource.sources(RuleSource.defaulted(arguments.words, command: name))
    let levels = try LintLevels(set.sources, arguments.values("level"))
    let known = Dictionary(uniqueKeysWithValues: set.sources.map { ($0.path, levels($0.path)) })
    let corpus = try Corpus.read(arguments.value("corpus"))
    let progress = PhaseProgress(console)
    var options = Check.Options(
      today: today, corpus: corpus, progress: progress.show, levels: { known[$0] ?? Levels() })
    options.isThorough = arguments.has("thorough")
    options.listsInterlocks = arguments.has("interlocks")
    options.isWhole = Neighbours(set.sources).areAllKnown
    let check = Check(set, options)
    progress.finish()
    var found = check.diagnostics + levels.diagnostics
    if arguments.has("strict") {
      for index in found.indices { found[index].severity = .error }
    }
    let report = Report(found, set.sources + levels.files)
    if let text = Report.Format(rawValue: format).flatMap({ report.written(as: $0) }) {
      console.out.write(text)
    } else {
      Diagnostics.write(found, report.sources, to: console.out, console)
      console.err.line(summary(set, check, found))
    }
    console.out.flush()
    if arguments.has("timings") { write(check, to: console.err) }
    console.err.flush()
    let hasErrors = found.contains { $0.severity == .error }
    return hasErrors ? .errors : found.isEmpty ? .success : .findings
  }

  private static func summary(_ set: SourceSet, _ check: Check, _ found: [Diagnostic]) -> String {
    let rules = check.compilation.ruleset.rules.count
    let what = "\(counted(rules, "rule")) in \(counted(set.trees.count, "file"))"
    let undecided = check.proofs?.undecided ?? 0
    let rest = undecided > 0 ? "; \(counted(undecided, "question")) not decided \(Self.budget)" : ""
    if found.isEmpty { return "\(what): nothing to complain about\(rest)" }
    let errors = found.count { $0.severity == .error }
    let warnings = counted(found.count - errors, "warning")
    return "\(what): \(counted(errors, "error")), \(warnings)\(rest)"
  }

  private static let budget = "within \(AnalysisLimits.proofStates) states"

  private static func write(_ check: Check, to output: Output) {
    for (phase, duration) in check.timings {
      output.line("\(phase.padded(16))\(Int((duration / .milliseconds(1)).rounded())) ms")
    }
  }

  private static func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
