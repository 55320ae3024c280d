internal import Glibc
internal import Nixie
internal import NixieLogs

/// Answers the records of blocks, one thread's: it keeps the working memory.
struct BlockWorker: ~Copyable {
  private var plan: AnswerPlan
  /// Of the plan. PERF: read through the plan, it would be copied for each line.
  private var classifier: Classifier
  private var hints: ByteHints
  private var filter: Filter?
  private var measures: Bool
  private var collects: Bool
  private var writer: RecordWriter
  private var scratch = Scratch()
  /// For plain lines, around which nothing stands.
  private let nothing = DeliveryEvent()
  /// One record of so many is timed, if times are asked for: clocks cost more than a stage.
  private static let timed = 64
  /// What asking for the time takes.
  private static let clockCost = Clock.cost
  private var tally = Tally()

  init(_ plan: AnswerPlan) {
    self.plan = plan
    classifier = plan.classifier
    hints = plan.hints.copied
    filter = plan.filter
    measures = plan.options.measures
    collects = plan.options.collects
    writer = RecordWriter(plan.layout, plan.classifier)
  }

  /// Answers all records of `block` into its `out`.
  mutating func answer(_ block: Block) {
    if let plan = block.plan, plan !== self.plan { self = BlockWorker(plan) }
    tally.prepare(classifier, counts: plan.options.tallies)
    block.answers.removeAll(keepingCapacity: true)
    if !block.format.isReadInOrder { block.events.removeAll() }
    var out = RecordBuffer()
    swap(&out, &block.out)
    out.removeAll()
    let start = measures ? Clock.thread : 0
    if block.format == .lines {
      answerLines(block, &out)
    } else if block.format.isCutAtLines {
      answerRecords(block, &out)
    } else if block.format.hasIndependentRecords {
      answerFound(block, &out)
    } else {
      answerEvents(block, &out)
    }
    if measures { share(Clock.thread - start, block) }
    swap(&out, &block.out)
    block.tally = tally
  }

  /// Shares the `total` time that a block took among the stages. What was found by timing some
  /// records is too much, since a clock disturbs what it measures: only its proportions count.
  private func share(_ total: Int, _ block: Block) {
    var times = block.times
    let sampled = max(1, times.answering + times.formatting)
    var splitting = 0
    if block.format == .lines {
      // Finding lines can be done once more.
      let start = Clock.thread
      var lines = 0
      let bytes = block.bytes
      bytes.span.extracting(0..<block.count).forEachLine { lines += $0.count & 1 | 1 }
      splitting = lines > 0 ? min(total, Clock.thread - start) : 0
    } else if !block.format.isReadInOrder {
      splitting = max(0, total - sampled)
    }
    let rest = total - splitting
    times.splitting += splitting
    times.answering = Int(Double(times.answering) / Double(sampled) * Double(rest))
    times.formatting = rest - times.answering
    block.times = times
  }

  private mutating func answerLines(_ block: Block, _ out: inout RecordBuffer) {
    var line = block.line
    let hints = hints
    let bytes = block.bytes
    bytes.span.extracting(0..<block.count).forEachLine { reply in
      line &+= 1
      answer(reply, hints, line: line, block, &out)
    }
    block.counts = LogCounts()
    block.counts.lines = line - block.line
    block.counts.results = line - block.line
    block.counts.events = line - block.line
  }

  private mutating func answerRecords(_ block: Block, _ out: inout RecordBuffer) {
    var parser = block.parser ?? RecordParser(block.format, plan.options.log)
    block.parser = nil
    let bytes = block.bytes
    parser.feed(
      bytes.span.extracting(0..<block.count),
      skipped: { block.note($1, line: block.line + $0) },
      { answer($0, line: block.line + $0.line, block, &out) })
    block.learned = parser
    parser.finish(
      skipped: { block.note($1, line: block.line + $0) },
      { answer($0, line: block.line + $0.line, block, &out) })
    block.counts = parser.counts
  }

  /// Answers the records that the intake has found.
  private mutating func answerFound(_ block: Block, _ out: inout RecordBuffer) {
    var parser = RecordParser(block.format, plan.options.log)
    parser.read(
      block.records,
      skipped: { block.note($1, line: block.line + $0) },
      { answer($0, line: block.line + $0.line, block, &out) })
    block.counts += parser.counts
  }

  /// Answers what the intake has read.
  private mutating func answerEvents(_ block: Block, _ out: inout RecordBuffer) {
    var event = DeliveryEvent()
    for index in 0..<block.events.count {
      block.events.copy(index, into: &event)
      answer(event, line: block.line + event.line, block, &out)
    }
  }

  /// Answers one plain line and writes its record.
  private mutating func answer(
    _ reply: Span<UInt8>, _ hints: ByteHints, line: Int, _ block: Block, _ out: inout RecordBuffer
  ) {
    let start = clock(line)
    let answer = classifier.classify(
      reply, mxHost: hints.mxHost.span, esp: hints.esp.span, domain: hints.domain.span,
      stage: hints.stage, using: &scratch)
    let middle = clock(line)
    if collects {
      block.answers.append(answer)
      block.events.append(reply, line: line - block.line)
    } else {
      write(answer, line: line, reply, nothing, &out)
    }
    note(start, middle, line, block)
  }

  /// Answers one result of a log and writes its record.
  private mutating func answer(
    _ event: borrowing DeliveryEvent, line: Int, _ block: Block, _ out: inout RecordBuffer
  ) {
    let start = clock(line)
    let answer = classifier.classify(event, hints, using: &scratch)
    let middle = clock(line)
    if collects {
      block.answers.append(answer)
      // Others are there already.
      if !block.format.isReadInOrder { block.events.append(event) }
    } else {
      write(answer, line: line, event.reply.span, event, &out)
    }
    note(start, middle, line, block)
  }

  @inline(__always)
  private mutating func write(
    _ answer: Answer, line: Int, _ reply: Span<UInt8>, _ event: borrowing DeliveryEvent,
    _ out: inout RecordBuffer
  ) {
    tally.count(answer, classifier)
    guard filter?.holds(answer, line: line, reply: reply, event) ?? true else { return }
    tally.shown += 1
    writer.write(answer, line: line, reply: reply, event, &scratch, to: &out)
  }

  /// The time, if that of this record is taken.
  @inline(__always)
  private func clock(_ line: Int) -> Int {
    measures && line % Self.timed == 0 ? Clock.thread : 0
  }

  @inline(__always)
  private func note(_ start: Int, _ middle: Int, _ line: Int, _ block: Block) {
    guard start > 0 else { return }
    let end = Clock.thread
    block.times.answering += max(0, middle - start - Self.clockCost) * Self.timed
    block.times.formatting += max(0, end - middle - Self.clockCost) * Self.timed
  }
}
