internal import Glibc

/// Answers the blocks of one input on several threads, and writes them in the order of reading.
///
/// Every thread does all of the work on a block, so that its bytes stay in one core's cache, and
/// nothing is handed over but turns:
///
/// ```
/// fill (one at a time)  ─▶  answer (side by side)  ─▶  write (in order)
/// ```
///
/// Whoever has answered a block leaves it; if it is the next one, and nobody writes, they write it
/// and all behind it that are ready. A thread that is ahead goes on with another block as long as
/// there are free ones: input is read no faster than output goes away, and memory is that of the
/// blocks. Input that comes slowly is answered and written at once by the thread that read it.
///
/// Where what comes of the blocks is not written but counted by code that knows one thread only,
/// the thread that called takes all of them, whenever it has answered one.
final class BlockRelay: @unchecked Sendable {
  private let output: Output
  /// Takes the blocks in order; nil where the thread that called does.
  private let sink: BlockSink?

  /// Guards what follows.
  private let filling = Monitor()
  private let intake: BlockIntake
  private var filledCount = 0
  private var isOver = false
  private(set) var failure: Failure?

  /// Guards what follows.
  private let state = Monitor()
  private var free: [Block]
  /// Answered blocks by number, modulo how many there are at most.
  private var answered: [Block?]
  private var takenCount = 0
  private var isTaking = false
  /// Threads besides the one that called.
  private var running = 0

  init(_ intake: BlockIntake, jobs: Int, _ sink: BlockSink?, _ output: Output) {
    self.intake = intake
    self.sink = sink
    self.output = output
    // One for each thread, and some so that nobody waits for a block that takes longer, or for the
    // thread that takes them.
    let count = sink == nil ? jobs * 2 + 1 : jobs + jobs / 2 + 1
    free = (0..<count).map { _ in Block() }
    answered = Array(repeating: nil, count: count)
  }

  /// Writes all that is left of the input: on this thread and one for each of `others`.
  func run(_ own: BlockLane, _ others: [BlockLane]) {
    guard let sink else { return }
    run(own, others) { sink.take($0) }
  }

  /// Answers all that is left of the input on as many threads; without a sink the blocks are given
  /// to `take`, on this one.
  func run(_ own: BlockLane, _ others: [BlockLane], take: (Block) -> Void) {
    running = others.count
    for lane in others {
      let isStarted = Threads.start { [self] in
        work(lane, takes: sink != nil) { [self] in sink?.take($0) }
        leave()
      }
      // The others do its part.
      if !isStarted { leave() }
    }
    work(own, takes: true, take)
    state.lock()
    while true {
      takeReady(take)
      if running == 0 { break }
      state.wait()
    }
    state.unlock()
  }

  /// A thread is done.
  private func leave() {
    state.lock()
    running -= 1
    state.announce()
    state.unlock()
  }

  private func work(_ lane: BlockLane, takes: Bool, _ take: (Block) -> Void) {
    var block = free(takes, take)
    while fill(block) {
      lane.answer(block)
      state.lock()
      answered[block.number % answered.count] = block
      if takes { takeReady(take) } else { state.announce() }
      state.unlock()
      block = free(takes, take)
    }
    state.lock()
    free.append(block)
    state.announce()
    state.unlock()
  }

  /// A block to be filled. Waits until there is one.
  private func free(_ takes: Bool, _ take: (Block) -> Void) -> Block {
    state.lock()
    defer { state.unlock() }
    while true {
      // The one used last is still in the cache.
      if let block = free.popLast() { return block }
      if takes { takeReady(take) }
      if free.isEmpty { state.wait() }
    }
  }

  /// Whether there was something to fill `block` with.
  private func fill(_ block: Block) -> Bool {
    filling.lock()
    defer { filling.unlock() }
    if isOver || output.isOver { return false }
    do throws(Failure) {
      isOver = try intake.fill(block) == nil
    } catch {
      failure = error
      isOver = true
    }
    if isOver { return false }
    block.number = filledCount
    filledCount += 1
    return true
  }

  /// Takes the blocks that are next, unless another thread does. The lock is held, but for taking.
  private func takeReady(_ take: (Block) -> Void) {
    if isTaking { return }
    isTaking = true
    while let next = answered[takenCount % answered.count] {
      answered[takenCount % answered.count] = nil
      state.unlock()
      take(next)
      state.lock()
      takenCount += 1
      free.append(next)
      state.announce()
    }
    isTaking = false
  }
}

/// One thread's part of a relay: what it answers with, kept from input to input.
final class BlockLane: @unchecked Sendable {
  private var worker: BlockWorker?

  func answer(_ block: Block) {
    guard let plan = block.plan else { return }
    if worker == nil { worker = BlockWorker(plan) }
    worker?.answer(block)
  }
}
