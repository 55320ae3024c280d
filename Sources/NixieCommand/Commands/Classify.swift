internal import Glibc
internal import Nixie

/// `nixie classify`: replies or logs in, answers out.
package enum Classify: Command {
  package static let name = "classify"
  package static let summary = "say what delivery errors mean"
  package static let help = """
    usage: nixie classify [FILE…] [options]

    Reads replies or logs from files, Maildirs or standard input, and writes one answer a line, in
    order. gzip, zstd and xz are unpacked. Of plain lines and JSON lines each has an answer; of a
    log those lines that carry a delivery result.

    what is read
      --input FORMAT           auto looks (default); lines: a reply a line; jsonl: {"text": …,
                               "mx": …, "esp": …, "domain": …, "stage": …}, all but text
                               optional; or a log: \(logs)
      --columns a,b,c          the columns of a table that does not name them
      --delimiter C            what stands between them; tab is a word for it
      --show-skipped           show lines that cannot be read
      --follow                 go on as the file grows, is rotated or cut short; rulesets given
                               by --rules are read again when they change

    what is known of it
      --rules PATH…            rulesets, folders of them, or an image (default: the embedded rules)
      --esp NAME               who answered, for all lines
      --mx HOST                the host that answered, for all lines
      --domain DOMAIN          the recipient's domain, for all lines
      --stage STAGE            connect, helo, mail, rcpt, data or end-of-data, for all lines

    what is written
      --format FORMAT          text (default), tsv, csv, or json: an object a line
      --fields a,b,c           which fields, in this order: \(fields)
      --where FILTER           only some: category=mailbox-full and not esp in (gmail, yahoo);
                               = is, != is not, ~ contains; code=55x, enhanced=5.7.x
      --metrics FILE           counts for Prometheus, written at the end
      --stats                  speed, and where the time went, at the end
      --jobs N                 how many threads answer (default: one for each core)

    examples
      nixie classify mail.log
      echo "550 5.1.1 User unknown" | nixie classify --format json
      nixie classify --rules Rulesets my-rules.nixie --format tsv replies.txt > answers.tsv
      nixie classify mail.log.gz --where 'action=suppress' --format csv --fields recipient,category
      nixie classify --follow /var/log/mail.log --where 'category ~ blocked or esp=gmail'
    """
  package static let options: [Arguments.Option] =
    InputChoice.arguments + [
      .flag("show-skipped"), .flag("follow"), .value("rules", many: true), .value("esp"),
      .value("mx"), .value("domain"), .value("stage"), .value("format"), .value("fields"),
      .value("where"), .value("metrics"), .flag("stats"), .value("jobs"),
    ]

  private static var logs: String {
    list(InputChoice.words.filter { !["auto", "lines", "jsonl"].contains($0) })
  }

  private static var fields: String { list(RecordField.allCases.map(\.rawValue)) }

  /// Words with commas between them, broken into lines that fit the help.
  private static func list(_ words: [String]) -> String {
    var lines = [""]
    for (index, word) in words.enumerated() {
      let next = word + (index < words.count - 1 ? ", " : "")
      if lines[lines.count - 1].count + next.count > 66 || index == 0 { lines.append("") }
      lines[lines.count - 1] += next
    }
    return lines.joined(separator: "\n" + String(repeating: " ", count: 27))
  }

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let settings = try ClassifySettings(arguments)
    if arguments.words.isEmpty, Files.isTerminal {
      console.err.line("reading replies from the terminal, one a line; Ctrl-D ends")
      console.err.flush()
    }
    let run = try ClassifyRun(settings, console)
    return try run.all(arguments.words)
  }
}
