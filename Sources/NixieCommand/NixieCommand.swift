internal import Glibc

/// The command line.
public enum NixieCommand {
  package static let version = "1.0.0"

  /// All commands, in the order of `nixie --help`.
  package static var commands: [any Command.Type] {
    [
      Classify.self, ReportCommand.self, Learn.self, Why.self, CheckCommand.self, TestCommand.self,
      CoverageCommand.self, FixCommand.self, FormatCommand.self, DiffCommand.self,
      CompileCommand.self, Inspect.self, Explain.self, ListCommand.self, New.self,
    ]
  }

  /// Runs the command that `arguments` name (without the program's own name) and gives the exit
  /// code of the process.
  public static func run(_ arguments: [String]) -> Int32 {
    // A reader that went away shows as EPIPE on write, which `Output` takes quietly.
    signal(SIGPIPE, SIG_IGN)
    return run(arguments, Console.standard()).rawValue
  }

  /// The same for any console. Everything is flushed when it returns.
  package static func run(_ arguments: [String], _ console: Console) -> ExitCode {
    var code: ExitCode
    do {
      code = try dispatch(arguments, console)
      console.out.flush()
    } catch {
      console.out.flush()
      if !console.out.isClosed { console.report(error) }
      code = error.code
    }
    if let error = console.out.error {
      console.report(.inputOutput("writing failed: \(error)"))
      code = .inputOutput
    }
    console.err.flush()
    return code
  }

  private static func dispatch(
    _ arguments: [String], _ console: Console
  ) throws(Failure) -> ExitCode {
    guard let name = arguments.first else {
      console.err.write(help)
      return .usage
    }
    switch name {
    case "help" where arguments.count > 1:
      console.out.line(try command(arguments[1]).help)
      return .success
    case "--help", "-h", "help":
      console.out.write(help)
      return .success
    case "--version", "-V", "version":
      console.out.line("nixie \(version)")
      return .success
    default: break
    }
    let command = try command(name)
    let words = Array(arguments.dropFirst())
    if words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      console.out.line(command.help)
      return .success
    }
    return try command.run(Arguments(words, options: command.options), console)
  }

  private static func command(_ name: String) throws(Failure) -> any Command.Type {
    if let command = commands.first(where: { $0.name == name }) { return command }
    let suggestion = NearWord.suggestion(name, commands.map { $0.name })
    throw .usage(
      "I don't know the command \"\(name)\"",
      cure: suggestion.map { "did you mean `nixie \($0)`?" } ?? "see `nixie --help`")
  }

  package static var help: String {
    var text = "nixie: what delivery errors mean\n\nusage: nixie COMMAND [options]\n\ncommands\n"
    for command in commands { text += "  \(command.name.padded(10))\(command.summary)\n" }
    return text + """

      examples
        echo "550 5.1.1 User unknown" | nixie classify
        nixie why "452 4.2.2 The email account that you tried to reach is over quota"
        nixie check Rulesets && nixie test Rulesets

      `nixie COMMAND --help` shows the options and examples of a command.

      """
  }
}
