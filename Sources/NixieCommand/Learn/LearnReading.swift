internal import Nixie
internal import NixieLogs

/// What was read for learning: wordings that no rule knows, and some replies that rules know.
struct LearnReading {
  var wordings = WordingTable()
  var known: [LessonCheck.KnownReply] = []
  /// Delivery results, and those that no rule knew.
  var total = 0
  var unknown = 0
  /// The inputs by name.
  var source = ""

  /// Replies kept of each rule that decides some: what proposals must not claim.
  private static let knownOfRule = 3

  init(
    _ arguments: Arguments, _ loaded: RuleSource.Loaded, _ console: Console
  ) throws(Failure) {
    let hints = try HintOptions.hints(arguments)
    let classifier = loaded.classifier
    try HintOptions.check(hints, classifier)
    var filter: Filter?
    if let text = arguments.value("where") { filter = try Filter(text, classifier) }
    let stream = AnswerStream(
      choice: try InputChoice(arguments), hints: hints, classifier: classifier, console: console)
    var seen: [Int: Int] = [:]
    var progress = Progress(console)
    var reading = self
    let inputs = try stream.run(arguments.words) { event, answer, recall in
      guard !event.reply.isEmpty else { return }
      if let filter, !filter.holds(answer, line: event.line, reply: event.reply.span, event) {
        return
      }
      reading.total += 1
      progress.advance(to: reading.total)
      guard answer.decision == .rule else {
        reading.unknown += 1
        reading.wordings.insert(recall.text(of: event), event, answer)
        return
      }
      guard seen[answer.rank, default: 0] < Self.knownOfRule else { return }
      seen[answer.rank, default: 0] += 1
      reading.known.append(
        LessonCheck.KnownReply(
          reply: event.reply, hints: Self.hints(event, hints),
          rule: classifier.rule(of: answer) ?? ""))
    }
    progress.finish()
    self = reading
    source = inputs.map { $0.name.split(separator: "/").last.map(String.init) ?? $0.name }
      .joined(separator: ", ")
  }

  /// What `event` says of its reply, and `shared` where it is silent.
  private static func hints(_ event: borrowing DeliveryEvent, _ shared: borrowing Hints) -> Hints {
    func word(_ bytes: [UInt8], _ other: String?) -> String? {
      bytes.isEmpty ? other : String(decoding: bytes, as: UTF8.self)
    }
    return Hints(
      mxHost: word(event.mxHost, shared.mxHost), esp: word(event.esp, shared.esp),
      domain: word(event.recipient, shared.domain), stage: event.stage ?? shared.stage)
  }
}
