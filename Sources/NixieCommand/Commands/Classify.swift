internal import Nixie
internal import NixieLogs

/// `nixie classify`: a reply a line in, an answer a line out.
package enum Classify: Command {
  package static let name = "classify"
  package static let summary = "say what delivery errors mean"
  package static let help = """
    usage: nixie classify [FILE…] [options]

    Reads a reply a line from files or standard input and writes one answer a line, in order.

    options
      --format text|json|tsv   how to write (default: text)
      --input lines|jsonl      how to read (default: lines); jsonl: {"text": …, "mx": …,
                               "esp": …, "domain": …, "stage": …}, all but text optional
      --rules PATH…            rulesets, folders of them, or an image (default: the embedded rules)
      --esp NAME               who answered, for all lines
      --mx HOST                the host that answered, for all lines
      --domain DOMAIN          the recipient's domain, for all lines
      --stage STAGE            connect, helo, mail, rcpt, data or end-of-data, for all lines

    examples
      nixie classify replies.txt
      echo "550 5.1.1 User unknown" | nixie classify --format json
      nixie classify --rules Rulesets my-rules.nixie --format tsv replies.txt > answers.tsv
      nixie classify --input jsonl --format json events.jsonl | jq .category
    """
  package static let options: [Arguments.Option] = [
    .value("format"), .value("input"), .value("rules", many: true), .value("esp"), .value("mx"),
    .value("domain"), .value("stage"),
  ]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let format = try arguments.choice(
      "format", RecordWriter.Format.allCases.map(\.rawValue), default: "text")
    let input = try arguments.choice("input", ["lines", "jsonl"], default: "lines")
    let hints = try HintOptions.hints(arguments)
    let classifier = try RuleSource.classifier(arguments.values("rules"), console)
    try HintOptions.check(hints, classifier)
    var run = Run(
      classifier: classifier,
      writer: RecordWriter(RecordWriter.Format(rawValue: format) ?? .text, classifier, console),
      hints: hints, isJSON: input == "jsonl", console: console)
    if arguments.words.isEmpty, Files.isTerminal {
      console.err.line("reading replies from the terminal, one a line; Ctrl-D ends")
      console.err.flush()
    }
    return try run.all(arguments.words.isEmpty ? ["-"] : arguments.words)
  }

  /// One pass over the input.
  private struct Run: ~Copyable {
    let classifier: Classifier
    var writer: RecordWriter
    let hints: Hints
    let isJSON: Bool
    let console: Console
    var scratch = Scratch()
    var line = 0
    var unreadable = 0

    init(
      classifier: Classifier, writer: consuming RecordWriter, hints: Hints, isJSON: Bool,
      console: Console
    ) {
      self.classifier = classifier
      self.writer = writer
      self.hints = hints
      self.isJSON = isJSON
      self.console = console
    }

    mutating func all(_ paths: [String]) throws(Failure) -> ExitCode {
      if let header = writer.header { console.out.write(header) }
      var progress = Progress(console)
      for path in paths {
        var reader = try LineReader(path)
        try reader.forEachLine { bytes in
          one(bytes, path)
          progress.advance(to: line)
          return !console.out.isOver
        }
        if console.out.isOver { break }
      }
      progress.finish()
      console.out.flush()
      if unreadable > 0, !console.out.isOver {
        throw .inputOutput("\(unreadable) of \(line) lines are no JSON object with a \"text\"")
      }
      return .success
    }

    private mutating func one(_ bytes: Span<UInt8>, _ path: String) {
      line += 1
      guard isJSON else {
        answer(bytes, hints)
        return
      }
      guard let object = JSONLine(bytes) else {
        unreadable += 1
        if unreadable <= 5 {
          console.err.line("nixie: \(path):\(line): no JSON object with a \"text\"; unclassified")
          console.err.flush()
        }
        answer([UInt8]().span, hints)
        return
      }
      answer(object.event.reply.span, Hints(object.event, hints))
    }

    private mutating func answer(_ reply: Span<UInt8>, _ hints: Hints) {
      let answer = classifier.classify(reply, hints: hints, using: &scratch)
      let number = line
      console.out.append { out in
        writer.write(answer, line: number, reply: reply, &scratch, to: &out)
      }
    }
  }
}
