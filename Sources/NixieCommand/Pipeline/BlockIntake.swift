internal import Nixie
internal import NixieLogs

/// Fills blocks from one input, in order, with all that has to be known before they are answered:
/// the number of their first line, what the head of a log says of the rest.
///
/// Blocks of whole lines are parsed where they are answered. Where records run over lines, they are
/// found here, which only one thread can do; and where one says what the next ones mean, or a line
/// what its columns are, they are read here, too.
///
/// Used by one thread at a time.
final class BlockIntake {
  let name: String
  let format: InputFormat
  private var reader: InputReader
  /// How what is filled next is to be answered; another one when rulesets change.
  var plan: AnswerPlan
  /// Records before the next block.
  private(set) var line: Int
  private(set) var bytes = 0
  /// Processor time of reading, where that is asked for.
  private(set) var reading = 0
  /// Where one parser reads all: that one. Else the one that saw the beginning.
  private var parser: RecordParser?
  private var isFinished = false
  private let blockBytes: Int

  init(
    _ reader: consuming InputReader, _ format: InputFormat, name: String, line: Int,
    _ plan: AnswerPlan
  ) {
    self.reader = reader
    self.format = format
    self.name = name
    self.line = line
    self.plan = plan
    // What is kept of a line is more than the line.
    blockBytes = plan.options.collects ? InputReader.blockBytes / 4 : InputReader.blockBytes
    if !format.isCutAtLines { parser = RecordParser(format, plan.options.log) }
  }

  /// The beginning of a log is read by one thread: it may say what the columns are.
  var hasToLearn: Bool { format.isLog && parser == nil }

  /// Takes over what the parser of the first block has learned.
  func learn(from block: Block) {
    if hasToLearn { parser = block.learned }
  }

  /// Fills `block` with the next piece, and says why it ends; nil at the end of the input.
  func fill(_ block: Block) throws(Failure) -> InputReader.Ending? {
    let start = plan.options.measures ? Clock.thread : 0
    block.times = StageTimes()
    block.notes.removeAll()
    let isCut = format.isCutAtLines
    guard let piece = try reader.next(into: &block.bytes, blockBytes, cutAtLines: isCut)
    else {
      guard !isCut, !isFinished else { return nil }
      // A record may be unfinished, and a parser have something left to say of it.
      take(block, 0)
      parse(block, isLast: true)
      return .end
    }
    take(block, piece.count)
    if isCut {
      block.line = line
      block.parser = parser?.continuation()
      let filled = block.bytes
      line += filled.span.extracting(0..<piece.count).lineCount
      if plan.options.measures { reading += Clock.thread - start }
    } else {
      let middle = plan.options.measures ? Clock.thread : 0
      reading += middle - start
      parse(block, isLast: piece.ending == .end)
      if plan.options.measures { block.times.splitting = Clock.thread - middle }
    }
    return piece.ending
  }

  private func take(_ block: Block, _ count: Int) {
    block.count = count
    block.name = name
    block.format = format
    block.plan = plan
    bytes += count
  }

  /// Parses what is in `block`; its line is that of the input, since the parser counts.
  private func parse(_ block: Block, isLast: Bool) {
    guard var parser else { return }
    self.parser = nil
    let before = parser.counts
    let line = self.line - before.lines
    block.line = line
    block.events.removeAll()
    let bytes = block.bytes
    if format.hasIndependentRecords {
      block.records.removeAll()
      parser.find(
        in: bytes.span.extracting(0..<block.count), isLast: isLast, into: &block.records)
      isFinished = isLast
      block.counts = parser.counts - before
      self.line = line + parser.counts.lines
      self.parser = parser
      return
    }
    parser.feed(
      bytes.span.extracting(0..<block.count),
      skipped: { block.note($1, line: line + $0) },
      { block.events.append($0) })
    if isLast {
      parser.finish(
        skipped: { block.note($1, line: line + $0) },
        { block.events.append($0) })
      isFinished = true
    }
    block.counts = parser.counts - before
    self.line = line + parser.counts.lines
    self.parser = parser
  }
}
