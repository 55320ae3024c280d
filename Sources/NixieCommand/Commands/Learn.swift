internal import Nixie
internal import NixieLogs

/// `nixie learn`: proposes rules for what no rule knows yet.
package enum Learn: Command {
  package static let name = "learn"
  package static let summary = "propose rules for what no rule knows yet"
  package static let help = """
    usage: nixie learn [FILE…] [options]

    Reads logs, lists of replies or bounce mails, gathers the replies that no rule knows (those
    that only a fallback judges by their code, or nothing at all), finds what varies in them, and
    proposes a rule for each wording, the most frequent first. The category of a proposal is a
    guess from the words of the loaded rules, and says how sure it is.

    All proposals are compiled together with the rulesets of --rules and checked as `nixie check`
    does; a conflict that could not be mended is named. Without --rules they are checked alone, and
    against the replies of the input that rules decide today.

    Addresses, names of mailboxes and hosts in examples are those reserved for documentation.

    options
      --write FILE     write the proposals as a ruleset
      --top N          only the N most frequent (default: 20; 0 for all)
      --min N          only wordings that came N times or more (default: 1)
      --format FORMAT  text or json (default: text)
      --input FORMAT   how to read (default: auto, by looking at the input); see `nixie classify`
      --columns a,b,c  the columns of a table that does not name them
      --delimiter C    what stands between them; tab is a word for it
      --where FILTER   only some replies: 'domain=example.com and code=55x'
      --rules PATH…    rulesets, folders of them, or an image (default: the embedded rules)
      --esp NAME       who answered, where the log does not say
      --mx HOST        the host that answered
      --domain DOMAIN  the recipient's domain
      --stage STAGE    connect, helo, mail, rcpt, data or end-of-data

    exit code: 0 all proposals can be used as they are, 1 some conflict with loaded rules

    examples
      nixie learn mail.log
      nixie learn mail.log --rules Rulesets --write learned.nixie
      nixie learn mail.log --min 10 --format json | jq '.proposals[].category'
    """
  package static let options: [Arguments.Option] =
    [
      .value("write"), .value("top"), .value("min"), .value("format"), .value("where"),
      .value("rules", many: true), .value("esp"), .value("mx"), .value("domain"), .value("stage"),
    ] + InputChoice.arguments

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice("format", ["text", "json"], default: "text")
    let top = try arguments.number("top", default: 20)
    let least = try arguments.number("min", default: 1)
    let target = try LearnTarget(arguments)
    let loaded = try RuleSource.load(arguments.values("rules"), console)
    let reading = try LearnReading(arguments, loaded, console)
    let guess = CategoryGuess(loaded.classifier.catalogue)
    let wordings = WordingClusters(vocabulary: guess).joined(reading.wordings.all)
    let plan = LessonPlan(
      names: loaded.classifier.catalogue, guess: guess, source: reading.source)
    let all = plan.lessons(wordings.filter { $0.count >= least })
    let most = min(top == 0 ? all.count : top, LearnLimits.proposals)
    let ruleset = target.ruleset(besides: loaded)
    let lessons = LessonCheck(
      loaded: loaded, ruleset: ruleset, known: reading.known, console: console
    )
    .mended(Array(all.prefix(most)))
    let result = LearnResult(
      lessons: lessons, wordings: wordings.count, reading: reading, loaded: loaded,
      file: LessonFile(ruleset: ruleset, title: "Learned from \(reading.source)"))
    try target.write(result, console)
    if format == "json" {
      console.out.write(result.json.pretty)
    } else if target.path == nil {
      console.out.write(result.text)
    }
    console.out.flush()
    console.err.line(result.summary)
    return lessons.contains { $0.conflict != nil } ? .findings : .success
  }
}

/// Where proposals go.
struct LearnTarget {
  /// The file that `--write` names.
  let path: String?

  init(_ arguments: Arguments) throws(Failure) {
    path = arguments.value("write")
    guard let path, Files.kind(path) != .missing, Files.isRegular(path) else { return }
    throw .usage(
      "\(path) is there already, and somebody may have worked on it",
      cure: "name another file, or remove it first")
  }

  /// The name of the ruleset: that of the file, and one that no loaded ruleset has.
  func ruleset(besides loaded: RuleSource.Loaded) -> String {
    let file = path?.split(separator: "/").last.map(String.init) ?? "learned"
    let stem = file.hasSuffix(".nixie") ? String(file.dropLast(6)) : file
    let words = stem.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let name = String(words.joined(separator: "-").prefix(40))
    let base = name.first?.isLetter == true && !name.hasSuffix("-") ? name : "learned"
    let names = loaded.classifier.catalogue
    let used = Set(
      (0..<names.ruleCount).map { String(names.ruleName($0).prefix { $0 != "/" }) })
    var number = 2
    var free = base
    while used.contains(free) {
      free = "\(base)-\(number)"
      number += 1
    }
    return free
  }

  func write(_ result: LearnResult, _ console: Console) throws(Failure) {
    guard let path else { return }
    try Files.write(Array(result.ruleset.utf8), to: path)
    console.err.line("wrote \(path): \(ReportWords.counted(result.usable.count, "rule", "rules"))")
  }
}

extension Arguments {
  /// The value of an option that has to be a number, 0 or more.
  package func number(_ name: String, default fallback: Int) throws(Failure) -> Int {
    guard let value = value(name) else { return fallback }
    guard let number = Int(value), number >= 0 else {
      throw .usage("--\(name) needs a number, and \"\(value)\" is none")
    }
    return number
  }
}
