internal import Foundation

/// The command line.
public enum NixieCommand {
  package static let version = "1.0.0"

  /// All commands, in the order of `nixie --help`.
  static var commands: [any Command.Type] {
    [Classify.self, CheckCommand.self, TestCommand.self]
  }

  /// Runs the command that `arguments` name (without the program's own name) and gives the exit
  /// code of the process.
  public static func run(_ arguments: [String]) -> Int32 {
    // A reader that went away shows as EPIPE on write, which `Output` takes quietly.
    signal(SIGPIPE, SIG_IGN)
    let console = Console.standard()
    let code = run(arguments, console)
    console.out.flush()
    console.err.flush()
    return code.rawValue
  }

  package static func run(_ arguments: [String], _ console: Console) -> ExitCode {
    do {
      return try dispatch(arguments, console)
    } catch {
      console.out.flush()
      console.report(error)
      return error.code
    }
  }

  private static func dispatch(
    _ arguments: [String], _ console: Console
  ) throws(Failure) -> ExitCode {
    guard let name = arguments.first else {
      console.err.write(Self.help)
      return .usage
    }
    if ["--help", "-h", "help"].contains(name) {
      console.out.write(Self.help)
      return .success
    }
    if name == "--version" {
      console.out.line("nixie \(version)")
      return .success
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      let suggestion = NearWord.suggestion(name, commands.map { $0.name })
      throw .usage(
        "I don't know the command \"\(name)\"",
        cure: suggestion.map { "did you mean `nixie \($0)`?" } ?? "see `nixie --help`")
    }
    let words = Array(arguments.dropFirst())
    if words.contains("--help") || words.contains("-h") {
      console.out.line(command.help)
      return .success
    }
    return try command.run(Arguments(words, options: command.options), console)
  }

  static var help: String {
    var text = "nixie: what delivery errors mean\n\nusage: nixie COMMAND [options]\n\ncommands\n"
    for command in commands {
      text += "  " + command.name
      text += String(repeating: " ", count: max(1, 10 - command.name.count))
      text += command.summary + "\n"
    }
    return text + "\n`nixie COMMAND --help` shows the options and examples of a command.\n"
  }
}
