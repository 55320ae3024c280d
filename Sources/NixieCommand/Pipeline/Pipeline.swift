internal import Glibc
internal import Nixie
internal import NixieLogs

/// Reads inputs, answers every record and writes the answers in order.
///
/// Little input, and input that comes slowly, is answered where it is read: no thread is started
/// and each line's answer is out at once. When a full block has come, the rest of the input goes
/// through a ``BlockRelay``, by as many threads as there are cores. Either way the bytes written
/// are the same.
struct Pipeline: ~Copyable {
  private let jobs: Int
  private let console: Console
  private let sink: BlockSink
  /// How the next input is answered.
  var plan: AnswerPlan?
  private var own = Block()
  private let lanes: [BlockLane]
  /// Records so far.
  private(set) var line = 0
  private(set) var bytes = 0
  private(set) var reading = 0
  /// Whether more than one thread answered.
  private(set) var wasParallel = false

  /// - Parameter jobs: how many threads answer.
  init(jobs: Int, _ console: Console, _ sink: BlockSink) {
    self.jobs = jobs
    self.console = console
    self.sink = sink
    lanes = (0..<jobs).map { _ in BlockLane() }
  }

  /// Reads `reader` to its end.
  ///
  /// - Parameter renewed: asked before each block for another plan, where one thread answers.
  mutating func read(
    _ reader: consuming InputReader, _ format: InputFormat, name: String,
    renewed: () -> AnswerPlan? = { nil }
  ) throws(Failure) {
    guard let plan else { return }
    let intake = BlockIntake(reader, format, name: name, line: line, plan)
    defer {
      line = intake.line
      bytes += intake.bytes
      reading += intake.reading
      self.plan = intake.plan
    }
    while !console.out.isOver {
      guard let ending = try intake.fill(own) else { return }
      if let renewed = renewed() {
        intake.plan = renewed
        own.plan = renewed
      }
      lanes[0].answer(own)
      intake.learn(from: own)
      sink.take(own)
      if ending == .full, jobs > 1 { return try relay(intake) }
    }
  }

  /// Reads the rest of an input on all threads.
  private mutating func relay(_ intake: BlockIntake) throws(Failure) {
    wasParallel = true
    let relay = BlockRelay(intake, jobs: jobs, sink, console.out)
    relay.run(lanes[0], Array(lanes.dropFirst()))
    if let failure = relay.failure { throw failure }
  }
}
