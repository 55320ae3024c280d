package import Nixie
package import NixieLogs

/// Reads logs and answers every delivery result in them, in order: what commands that count rather
/// than write are built on.
///
/// ```swift
/// let stream = AnswerStream(choice: .auto, hints: hints, classifier: classifier, console: console)
/// let inputs = try stream.run(["mail.log"]) { event, answer, recall in … }
/// ```
///
/// Large inputs are read and answered on all cores, and given to the caller on its own thread.
package struct AnswerStream {
  package let choice: InputChoice
  /// What holds for all replies, where an event says nothing else.
  package let hints: Hints
  package let classifier: Classifier
  package let console: Console
  /// How many threads answer.
  package let jobs: Int

  package init(
    choice: InputChoice, hints: Hints, classifier: Classifier, console: Console, jobs: Int? = nil
  ) {
    self.choice = choice
    self.hints = hints
    self.classifier = classifier
    self.console = console
    self.jobs = jobs ?? min(Threads.cores, ClassifySettings.maximalJobs)
  }

  /// One input as it was read.
  package struct Input: Sendable {
    package let name: String
    package let format: InputFormat
    package var counts = LogCounts()
  }

  /// Calls `body` with every delivery result of `paths` (standard input if there are none) in
  /// order, its answer, and what else can be found out about it. What each input was taken for is
  /// said on the error output.
  package func run(
    _ paths: [String], _ body: (borrowing DeliveryEvent, Answer, inout Recall) -> Void
  ) throws(Failure) -> [Input] {
    var inputs: [Input] = []
    let own = Block()
    let lanes = (0..<jobs).map { _ in BlockLane() }
    let plan = plan
    var recall = Recall(classifier, plan.hints)
    var event = DeliveryEvent()
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
        let intake = BlockIntake(reader, recognition.format, name: path.name, line: 0, plan)
        try read(intake, own, lanes) { block in
          inputs[inputs.count - 1].counts += block.counts
          for (index, answer) in block.answers.enumerated() {
            block.events.copy(index, into: &event)
            event.line += block.line
            body(event, answer, &recall)
          }
        }
      }
    }
    return inputs
  }

  /// Nothing is written, so that the form of records is no matter.
  private var plan: AnswerPlan {
    var options = AnswerPlan.Options()
    options.collects = true
    options.log = choice.options
    options.log.year = options.log.year ?? Clock.year
    let layout = RecordLayout(.tsv, fields: [.line], isLog: false, isColoured: false)
    return AnswerPlan(classifier, layout, filter: nil, hints: hints, options: options)
  }

  private func read(
    _ intake: BlockIntake, _ own: Block, _ lanes: [BlockLane], _ take: (Block) -> Void
  ) throws(Failure) {
    while let ending = try intake.fill(own) {
      lanes[0].answer(own)
      intake.learn(from: own)
      take(own)
      guard ending == .full, jobs > 1 else { continue }
      let relay = BlockRelay(intake, jobs: jobs, nil, console.out)
      relay.run(lanes[0], Array(lanes.dropFirst()), take: take)
      if let failure = relay.failure { throw failure }
      return
    }
  }
}

/// What can be found out about a result that was answered elsewhere: it is answered once more. For
/// the few that somebody looks at closer.
package struct Recall: ~Copyable {
  private let classifier: Classifier
  private let hints: ByteHints
  private var scratch = Scratch()

  init(_ classifier: Classifier, _ hints: ByteHints) {
    self.classifier = classifier
    self.hints = hints
  }

  /// What the captures of the rule that decides `event` stand for.
  mutating func captures(of event: borrowing DeliveryEvent) -> [Classification.Capture] {
    let answer = classifier.classify(event, hints, using: &scratch)
    return classifier.captures(of: answer, using: &scratch)
  }

  /// The reply of `event` as rules see it.
  mutating func text(of event: borrowing DeliveryEvent) -> [UInt8] {
    _ = classifier.classify(event, hints, using: &scratch)
    return scratch.lastText
  }
}
