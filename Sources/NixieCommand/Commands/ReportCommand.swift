internal import Nixie
internal import NixieLogs

/// `nixie report`: what went wrong in a log, for a person.
package enum ReportCommand: Command {
  package static let name = "report"
  package static let summary = "show what went wrong in a log, and what to do first"
  package static let help = """
    usage: nixie report [FILE…] [options]

    Reads logs, lists of replies or bounce mails, and tells what went wrong: what to do first,
    counts by category, provider and rule, over time, and what no rule knows yet. The numbers are
    of delivery results: a message that is put off three times counts three times.

    Names of people are masked: addresses as j***@example.com, identifiers cut. Addresses of hosts
    stay, since they are those of mail servers.

    options
      --html FILE      write a page for a browser: one file, nothing loaded from elsewhere;
                       - is standard output
      --json           write JSON to standard output instead of text
      --no-mask        show addresses and identifiers as they are
      --input FORMAT   how to read (default: auto, by looking at the input); see `nixie classify`
      --columns a,b,c  the columns of a table that does not name them
      --delimiter C    what stands between them; tab is a word for it
      --where FILTER   only some replies: 'esp=gmail and not category=greylisted'
      --rules PATH…    rulesets, folders of them, or an image (default: the embedded rules)
      --esp NAME       who answered, where the log does not say
      --mx HOST        the host that answered
      --domain DOMAIN  the recipient's domain
      --stage STAGE    connect, helo, mail, rcpt, data or end-of-data

    exit code: 0 when the log was read, whatever is in it

    examples
      nixie report mail.log
      nixie report mail.log.1 mail.log --html report.html
      zcat mail.log.*.gz | nixie report --json | jq '.steps[0]'
    """
  package static let options: [Arguments.Option] =
    [
      .value("html"), .flag("json"), .flag("no-mask"), .value("where"), .value("rules", many: true),
      .value("esp"), .value("mx"), .value("domain"), .value("stage"),
    ] + InputChoice.arguments

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let facts = try facts(arguments, console)
    if let path = arguments.value("html") {
      let page = ReportPage(facts: facts).html
      if path == "-" {
        console.out.write(page)
        return .success
      }
      try Files.write(Array(page.utf8), to: path)
      console.err.line("wrote \(path): \(ReportWords.replies(facts.total))")
      if !arguments.has("json") { return .success }
    }
    console.out.write(
      arguments.has("json")
        ? facts.json.pretty : ReportText(facts: facts, console: console).text)
    return .success
  }

  /// Reads everything and counts.
  private static func facts(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ReportFacts {
    let masking = Masking(isOff: arguments.has("no-mask"))
    let hints = try HintOptions.hints(arguments)
    let choice = try InputChoice(arguments)
    let classifier = try RuleSource.classifier(arguments.values("rules"), console)
    try HintOptions.check(hints, classifier)
    var filter: Filter?
    if let text = arguments.value("where") { filter = try Filter(text, classifier) }
    var tally = ReportTally(classifier, masking: masking)
    var intake = ReportIntake()
    var progress = Progress(console)
    let stream = AnswerStream(
      choice: choice, hints: hints, classifier: classifier, console: console)
    let inputs = try stream.run(arguments.words) { event, answer, recall in
      if event.reply.isEmpty {
        intake.empty += 1
      } else if let filter,
        !filter.holds(answer, line: event.line, reply: event.reply.span, event)
      {
        intake.leftOut += 1
      } else {
        tally.add(event, answer, &recall)
      }
      progress.advance(to: tally.total)
    }
    progress.finish()
    for input in inputs {
      intake.withoutResult += input.counts.withoutResult
      intake.unreadable += input.counts.unreadable
    }
    intake.results = tally.total
    return ReportFacts(
      tally, files: inputs.map { $0.name.split(separator: "/").last.map(String.init) ?? $0.name },
      readings: inputs.map { "\($0.name) as \($0.format.title)" }, intake: intake,
      masking: masking, guess: CategoryGuess(classifier.catalogue))
  }
}
