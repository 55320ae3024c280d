internal import Nixie

/// `nixie why`: the answer to one reply, and how it came about.
package enum Why: Command {
  package static let name = "why"
  package static let summary = "show why a reply gets its answer"
  package static let help = """
    usage: nixie why "REPLY" [options]

    Shows the answer to one reply (the words of the command line, or standard input), the rule that
    gave it with each of its conditions, the rules that matched as well and why each lost, and the
    rules that lack a single condition.

    options
      --format text|json   how to write (default: text)
      --all                all rules that nearly matched, not the first 5
      --rules PATH…        rulesets, folders of them, or an image (default: the embedded rules)
      --esp NAME           who answered
      --mx HOST            the host that answered
      --domain DOMAIN      the recipient's domain
      --stage STAGE        connect, helo, mail, rcpt, data or end-of-data

    examples
      nixie why "554 delivery error: dd This user doesn't have a yahoo.com account"
      nixie why "421 4.7.0 Too many connections" --mx mx.example.com --rules Rulesets
      tail -1 bounces.log | nixie why --format json
    """
  package static let options: [Arguments.Option] = [
    .value("format"), .flag("all"), .value("rules", many: true), .value("esp"), .value("mx"),
    .value("domain"), .value("stage"),
  ]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice("format", ["text", "json"], default: "text")
    let hints = try HintOptions.hints(arguments)
    let loaded = try RuleSource.load(arguments.values("rules"), console)
    try HintOptions.check(hints, loaded.classifier)
    let reply = try ReplyArgument.bytes(arguments)
    var scratch = Scratch()
    let trace = loaded.classifier.trace(reply.span, hints: hints, using: &scratch)
    let findings = Findings(reply, trace, hints, loaded)
    if format == "json" {
      console.out.write(findings.json.pretty)
    } else {
      console.out.write(
        FindingsText(findings: findings, console: console, isLong: arguments.has("all")).text)
    }
    return .success
  }
}

/// The one reply that a command is about.
enum ReplyArgument {
  /// The words of the command line as one reply, or all of standard input.
  static func bytes(_ arguments: Arguments) throws(Failure) -> [UInt8] {
    if !arguments.words.isEmpty, arguments.words != ["-"] {
      return Array(arguments.words.joined(separator: " ").utf8)
    }
    var bytes = try Files.standardInput()
    while bytes.last == 0x0a || bytes.last == 0x0d { bytes.removeLast() }
    return bytes
  }
}
