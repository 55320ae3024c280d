internal import NixieAnalysis
internal import NixieCompiler
internal import NixieSyntax

/// `nixie fix`: applies the patches of `nixie check`.
package enum FixCommand: Command {
  package static let name = "fix"
  package static let summary = "mend what has but one cure"
  package static let help = """
    usage: nixie fix [PATH…] [options]

    Applies the patches of `nixie check` that guess nothing: signs that are missing, texts that
    carry their code, lines out of order. What is mended stays mended; a file that was laid out by
    `nixie fmt` still is. Patches that guess what was meant, such as a misspelt name, are applied
    on request only.

    The default for PATH is the folder Rulesets here. Files that are only included are not changed.

    options
      --suggestions        also apply patches that guess at a word
      --dry-run            change nothing; tell what would be mended
      --diff               change nothing; show what would change
      --level CODE=LEVEL   as for `nixie check`: what is off is not mended

    exit code: 0 nothing left that could be mended, 1 with --dry-run or --diff: there is something

    examples
      nixie fix --diff Rulesets
      nixie fix Rulesets
      nixie fix my-rules.nixie --suggestions
    """
  package static let options: [Arguments.Option] = [
    .flag("suggestions"), .flag("dry-run"), .flag("diff"), .value("level"),
  ]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let paths = try RuleSource.defaulted(arguments.words, command: name)
    let files = try RuleSource.files(paths)
    let levels = try LintLevels(files, arguments.values("level"))
    let known = Dictionary(
      files.map { (SourceSet.normalised($0.path), levels($0.path)) },
      uniquingKeysWith: { first, _ in first })
    let mending = Mending(
      files, takesSuggestions: arguments.has("suggestions"),
      options: Check.Options(levels: { known[SourceSet.normalised($0)] ?? Levels() })
    ) { Files.content($0) }
    let isDry = arguments.has("dry-run") || arguments.has("diff")
    for file in mending.files where file.after != file.before.bytes {
      if arguments.has("diff") {
        console.out.write(
          UnifiedDiff(file.before.bytes, file.after, path: file.before.path).text(console))
      } else {
        for line in file.lines { console.out.line("\(file.before.path):\(line)") }
      }
      if !isDry { try Files.write(file.after, to: file.before.path) }
    }
    console.out.flush()
    console.err.line(
      mending.count == 0
        ? "nothing to mend" : "\(mending.count) \(isDry ? "to mend" : "mended")")
    return isDry && mending.count > 0 ? .findings : .success
  }
}
