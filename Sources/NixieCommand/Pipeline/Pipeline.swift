internal import Foundation
internal import Nixie
internal import NixieLogs

/// Reads inputs, answers every record and writes the answers in order.
///
/// Little input, and input that comes slowly, is answered where it is read: no thread is started
/// and each line's answer is out at once. When the first full block has come, blocks go through a
/// ``BlockRing`` to as many workers as there are cores. Either way the bytes written are the same.
struct Pipeline: ~Copyable {
  private let options: PipelineOptions
  private let console: Console
  private let sink: BlockSink
  /// How the next block is answered; another one when rulesets change.
  var plan: AnswerPlan?
  private var ring: BlockRing?
  private var own = Block()
  private var worker: BlockWorker?
  /// Records so far.
  private(set) var line = 0
  private(set) var bytes = 0
  private(set) var reading = 0

  init(_ options: PipelineOptions, _ console: Console, _ sink: BlockSink) {
    self.options = options
    self.console = console
    self.sink = sink
  }

  /// Whether more than one thread answered.
  private(set) var wasParallel = false

  /// Reads `reader` to its end.
  ///
  /// - Parameter renewed: asked before each block for another plan.
  mutating func read(
    _ reader: inout InputReader, _ format: InputFormat, name: String,
    renewed: () -> AnswerPlan? = { nil }
  ) throws(Failure) {
    var input = Input(name: name, format: format, line: line)
    while !console.out.isOver {
      let start = options.measures ? Clock.thread : 0
      let block = ring?.take() ?? own
      let piece: (count: Int, ending: InputReader.Ending)?
      do throws(Failure) {
        piece = try reader.next(into: &block.bytes, cutAtLines: format.isCutAtLines)
      } catch {
        ring?.putBack()
        throw error
      }
      if options.measures { reading += Clock.thread - start }
      guard let piece else {
        ring?.putBack()
        break
      }
      if let renewed = renewed() { plan = renewed }
      fill(block, piece, &input)
      pass(block, piece.ending, &input)
    }
    // A record may be unfinished, and a parser have something left to say of it.
    if !format.isCutAtLines, let parser = input.parser, !input.isFinished {
      own.count = 0
      own.parser = parser
      own.isLast = true
      answerHere(own)
      line += own.counts.lines
    }
  }

  /// What is known of an input while it is read.
  private struct Input {
    let name: String
    let format: InputFormat
    /// Records before this input.
    let line: Int
    /// The parser that saw the beginning.
    var parser: RecordParser?
    var isFinished = false

    init(name: String, format: InputFormat, line: Int) {
      self.name = name
      self.format = format
      self.line = line
    }
  }

  private mutating func fill(
    _ block: Block, _ piece: (count: Int, ending: InputReader.Ending), _ input: inout Input
  ) {
    block.count = piece.count
    block.name = input.name
    block.format = input.format
    block.isLast = piece.ending == .end
    block.plan = plan
    bytes += piece.count
    if input.format.isCutAtLines {
      block.line = line
      line += block.bytes.span.extracting(0..<piece.count).lineCount
      block.parser = input.parser?.continuation()
    } else {
      // One parser reads all of it, and counts its lines itself.
      block.line = input.line
      block.parser = input.parser
    }
  }

  /// Sends a block to the workers, or answers it here.
  private mutating func pass(
    _ block: Block, _ ending: InputReader.Ending, _ input: inout Input
  ) {
    let learns = input.format.isLog && input.parser == nil
    if input.format.isCutAtLines, !learns {
      if let ring {
        ring.submit()
        return
      }
      if ending == .full, options.jobs > 1 {
        let ring = BlockRing(jobs: options.jobs, write: sink.take)
        let first = ring.take()
        swap(&first.bytes, &block.bytes)
        first.take(block)
        ring.submit()
        self.ring = ring
        wasParallel = true
        return
      }
    }
    // The beginning of a log is read by one: it may say what the columns are.
    ring?.putBack()
    ring?.drain()
    answerHere(block)
    if input.format.isLog { input.parser = block.learned }
    if !input.format.isCutAtLines {
      line += block.counts.lines
      input.isFinished = block.isLast
    }
  }

  private mutating func answerHere(_ block: Block) {
    guard let plan = block.plan ?? plan else { return }
    if worker == nil { worker = BlockWorker(plan) }
    worker?.answer(block)
    sink.take(block)
  }

  /// Waits until everything read so far is written.
  func drain() { ring?.drain() }

  /// Waits until everything is written, and ends the threads.
  mutating func finish() {
    ring?.stop()
    ring = nil
    sink.finish()
  }
}

/// How a pipeline runs.
struct PipelineOptions: Sendable {
  /// How many threads answer.
  var jobs = 1
  /// The time of each stage is asked for.
  var measures = false
}

extension Block {
  /// Takes over what the reader said of `other`.
  fileprivate func take(_ other: Block) {
    count = other.count
    name = other.name
    format = other.format
    parser = other.parser
    isLast = other.isLast
    line = other.line
    plan = other.plan
  }
}
