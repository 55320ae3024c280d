package import Nixie
package import NixieLogs

/// Reads logs and answers every delivery result in them, one after the other: what commands that
/// count rather than write are built on.
///
/// ```swift
/// let stream = AnswerStream(choice: .auto, hints: hints, classifier: classifier, console: console)
/// let inputs = try stream.run(["mail.log"]) { event, answer, scratch in … }
/// ```
package struct AnswerStream {
  package let choice: InputChoice
  /// What holds for all replies, where an event says nothing else.
  package let hints: Hints
  package let classifier: Classifier
  package let console: Console

  package init(choice: InputChoice, hints: Hints, classifier: Classifier, console: Console) {
    self.choice = choice
    self.hints = hints
    self.classifier = classifier
    self.console = console
  }

  /// One input as it was read.
  package struct Input: Sendable {
    package let name: String
    package let format: InputFormat
    package var counts = LogCounts()
  }

  /// Calls `body` with every delivery result of `paths` (standard input if there are none) in
  /// order, its answer, and the working memory of that answer, for captures. What each input was
  /// taken for is said on the error output.
  package func run(
    _ paths: [String],
    _ body: (borrowing DeliveryEvent, Answer, inout Scratch) -> Void
  ) throws(Failure) -> [Input] {
    var scratch = Scratch()
    let hints = ByteHints(hints)
    var inputs: [Input] = []
    var options = choice.options
    options.year = options.year ?? Clock.year
    for path in try InputPath.all(paths) {
      for (index, file) in path.files.enumerated() {
        var reader = try InputReader(file)
        let recognition = Recognition(choice, try reader.head(), path: file)
        if index == 0 {
          inputs.append(Input(name: path.name, format: recognition.format))
          if let statement = recognition.statement(path) {
            console.err.line(statement)
            console.err.flush()
          }
        }
        let counts = try read(&reader, recognition.format, options) { event in
          let answer = classifier.classify(event, hints, using: &scratch)
          body(event, answer, &scratch)
        }
        inputs[inputs.count - 1].counts += counts
      }
    }
    return inputs
  }

  private func read(
    _ reader: inout InputReader, _ format: InputFormat, _ options: LogOptions,
    _ body: (borrowing DeliveryEvent) -> Void
  ) throws(Failure) -> LogCounts {
    var block: [UInt8] = []
    var parser = RecordParser(format, options)
    while let (count, _) = try reader.next(into: &block, cutAtLines: format.isCutAtLines) {
      parser.feed(block.span.extracting(0..<count), body)
    }
    parser.finish(body)
    return parser.counts
  }
}
