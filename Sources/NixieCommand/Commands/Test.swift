internal import Nixie
internal import NixieAnalysis
internal import NixieCompiler
internal import NixieSyntax

/// `nixie test`: runs the examples and documents of rulesets.
package enum TestCommand: Command {
  package static let name = "test"
  package static let summary = "run the examples and documents of rulesets"
  package static let help = """
    usage: nixie test [PATH…] [options]

    Classifies every example, not-example and documented line of the rulesets, and shows the one
    thing that differs where the answer is not the expected one.

    The default for PATH is the folder Rulesets here.

    options
      --junit FILE   also write the results as JUnit XML

    exit code: 0 all passed, 1 some failed, 2 errors in the rulesets

    examples
      nixie test Rulesets
      nixie test Rulesets --junit results.xml
    """
  package static let options: [Arguments.Option] = [.value("junit")]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let set = try RuleSource.sources(RuleSource.defaulted(arguments.words, command: name))
    let compilation = Compilation(set)
    guard let bytes = compilation.image, let image = try? Image(bytes: bytes) else {
      Diagnostics.write(compilation.diagnostics, set.sources, to: console.err, console)
      return .errors
    }
    let trial = Trial(compilation, Classifier(image))
    for failure in trial.failures { write(failure, set, console) }
    if let path = arguments.value("junit") {
      try Files.write(Array(JUnit.document(trial, set.sources).utf8), to: path)
    }
    console.out.line("\(trial.count - trial.failures.count) passed, \(trial.failures.count) failed")
    console.out.flush()
    return trial.failures.isEmpty ? .success : .findings
  }

  private static func write(_ failure: Trial.Failure, _ set: SourceSet, _ console: Console) {
    let source = set.sources[failure.span.file]
    let line = source.line(of: failure.span.start)
    console.out.line("\(source.path):\(line): \(failure.owner)")
    console.out.line("  " + source.lineText(line).drop { $0 == " " || $0 == "\t" })
    console.out.line("  expected  " + console.style(failure.expected, .green))
    console.out.line("  got       " + console.style(failure.got, .red))
    for note in failure.notes { console.out.line("  \(note)") }
    console.out.line("")
  }
}
