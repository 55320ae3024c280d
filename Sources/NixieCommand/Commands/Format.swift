internal import NixieSyntax

/// `nixie fmt`: the one layout of rulesets.
package enum FormatCommand: Command {
  package static let name = "fmt"
  package static let summary = "lay out rulesets in the one style"
  package static let help = """
    usage: nixie fmt PATH… [options]

    Rewrites rulesets (files, folders) in the one layout; there is nothing to configure, and no
    word or comment changes. `-` formats standard input to standard output. A file with syntax
    errors is reported and left as it is.

    options
      --check   change nothing; name the files that are not formatted
      --diff    change nothing; show what would change

    exit code: 0 all fine, 1 with --check or --diff: some files are not formatted, 2 syntax errors

    examples
      nixie fmt Rulesets
      nixie fmt --check Rulesets
      nixie fmt - < my-rules.nixie
    """
  package static let options: [Arguments.Option] = [.flag("check"), .flag("diff")]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let isDry = arguments.has("check") || arguments.has("diff")
    var result = ExitCode.success
    for file in try files(arguments) {
      let tree = SyntaxTree.parse(file, file: 0)
      if tree.hasErrors {
        Diagnostics.write(tree.diagnostics, [file], to: console.err, console)
        result = .errors
        continue
      }
      let formatted = Formatter.format(tree)
      if file.path == "-", !isDry { console.out.write(formatted) }
      guard formatted != file.bytes else { continue }
      if isDry, result == .success { result = .findings }
      if arguments.has("check") { console.out.line(file.path) }
      if arguments.has("diff") {
        console.out.write(UnifiedDiff(file.bytes, formatted, path: file.path).text(console))
      }
      if !isDry, file.path != "-" { try Files.write(formatted, to: file.path) }
    }
    return result
  }

  private static func files(_ arguments: Arguments) throws(Failure) -> [SourceFile] {
    let words = try RuleSource.defaulted(arguments.words, command: name)
    guard words.contains("-") else { return try RuleSource.files(words) }
    guard words == ["-"] else {
      throw .usage("`-` stands for standard input and stands alone", cure: "nixie fmt -")
    }
    return [SourceFile(path: "-", bytes: try Files.standardInput())]
  }
}
