internal import Nixie
internal import NixieAnalysis

/// `nixie diff`: what a change to rulesets changes for replies.
package enum DiffCommand: Command {
  package static let name = "diff"
  package static let summary = "tell what a change to rulesets changes for replies"
  package static let help = """
    usage: nixie diff OLD NEW [options]

    Compares two versions of rulesets (files or folders) by what they say of replies: for every
    rule that changed and every verdict (category and permanence) that replies get differently, a
    reply that shows it, its old and its new answer, and how many documented errors change likewise.
    Nothing is shown where no reply whatever can get another verdict.

    Every reply that is shown was classified by both versions.

    options
      --with PATH…                 rulesets that both versions share; those that OLD or NEW declare
                                   themselves are left out
      --corpus FILE                also count real replies: a line each, JSON lines with "text" and
                                   perhaps "esp", "mx", "stage", or a delivery log
      --all                        all pairs of verdicts, also where only a reply that says two
                                   things at once shows them; may take minutes
      --format text|json|markdown  how to write (default: text); markdown is for a pull request
      --exit-code                  exit with 1 if there are differences
      --timings                    tell where the time went

    exit code: 0 done, 1 differences (with --exit-code), 2 errors in the rulesets

    examples
      nixie diff old-rules Rulesets
      nixie diff <(git show main:Rulesets/yahoo.nixie) Rulesets/yahoo.nixie --with Rulesets
      nixie diff old-rules Rulesets --corpus bounces.txt --format markdown
    """
  package static let options: [Arguments.Option] = [
    .value("with", many: true), .value("corpus"), .flag("all"), .value("format"),
    .flag("exit-code"), .flag("timings"),
  ]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice("format", ["text", "json", "markdown"], default: "text")
    guard arguments.words.count == 2 else {
      throw .usage(
        "diff compares two versions: an old one and a new one",
        cure: "nixie diff old-rules Rulesets")
    }
    let shared = arguments.values("with")
    let paths = arguments.words
    let clock = ContinuousClock()
    let start = clock.now
    let progress = PhaseProgress(console)
    defer { progress.finish() }
    progress.show("compiling", 0, 2)
    let old = try ComparedRulesets.compiled(paths[0], beside: paths[1], with: shared, console)
    progress.show("compiling", 1, 2)
    let new = try ComparedRulesets.compiled(paths[1], beside: paths[0], with: shared, console)
    let compiling = start.duration(to: clock.now)
    let corpus = try Corpus.read(arguments.value("corpus"))
    let isLong = arguments.has("all")
    let diff = RulesetDiff(
      old, new, corpus: corpus, isExhaustive: isLong, progress: progress.show)
    progress.finish()
    let text = DiffText(diff: diff, console: console, isLong: isLong)
    switch format {
    case "json": console.out.write(diff.json.pretty)
    case "markdown": console.out.write(text.markdown)
    default: console.out.write(text.text)
    }
    console.out.flush()
    if arguments.has("timings") {
      write([("compiling", compiling)] + diff.timings, to: console.err)
    }
    return arguments.has("exit-code") && !diff.isEmpty ? .findings : .success
  }

  private static func write(
    _ timings: [(phase: String, duration: Duration)], to output: Output
  ) {
    for (phase, duration) in timings {
      let milliseconds = duration / .milliseconds(1)
      output.line("\(phase.padded(16))\(Int(milliseconds.rounded())) ms")
    }
    output.flush()
  }
}
