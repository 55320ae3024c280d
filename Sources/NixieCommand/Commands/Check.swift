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
    mistake, each with its place and, where there is one, what to type instead.

    The default for PATH is the folder Rulesets here.

    options
      --format text|json   how to write (default: text)

    exit code: 0 nothing found, 1 warnings only, 2 errors

    examples
      nixie check Rulesets
      nixie check Rulesets my-rules.nixie --format json
    """
  package static let options: [Arguments.Option] = [.value("format")]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice("format", ["text", "json"], default: "text")
    let set = try RuleSource.sources(RuleSource.defaulted(arguments.words, command: name))
    let check = Check(set)
    let errors = check.diagnostics.count { $0.severity == .error }
    if format == "json" {
      console.out.write(JSONRenderer(sources: set.sources).array(check.diagnostics))
    } else {
      Diagnostics.write(check.diagnostics, set.sources, to: console.out, console)
      console.err.line(summary(set, check, errors: errors))
    }
    console.out.flush()
    console.err.flush()
    return errors > 0 ? .errors : check.diagnostics.isEmpty ? .success : .findings
  }

  private static func summary(_ set: SourceSet, _ check: Check, errors: Int) -> String {
    let rules = check.compilation.ruleset.rules.count
    let what = "\(counted(rules, "rule")) in \(counted(set.trees.count, "file"))"
    if check.diagnostics.isEmpty { return "\(what): nothing to complain about" }
    let warnings = check.diagnostics.count - errors
    return "\(what): \(counted(errors, "error")), \(counted(warnings, "warning"))"
  }

  private static func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
