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
final class BlockRelay: @unchecked Sendable {
  private let sink: BlockSink
  private let output: Output

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
  private var writtenCount = 0
  private var isWriting = false
  private var running = 0

  init(_ intake: BlockIntake, jobs: Int, _ sink: BlockSink, _ output: Output) {
    self.intake = intake
    self.sink = sink
    self.output = output
    // One for each thread, and some so that nobody waits for a block that takes longer.
    let count = jobs + jobs / 2 + 1
    free = (0..<count).map { _ in Block() }
    answered = Array(repeating: nil, count: count)
  }

  /// Works on all that is left of the input: this thread and one for each of `others`.
  func run(_ own: BlockLane, _ others: [BlockLane]) {
    running = others.count
    for lane in others {
      Threads.start { [self] in
        work(lane)
        state.lock()
        running -= 1
        state.announce()
        state.unlock()
      }
    }
    work(own)
    state.lock()
    while running > 0 { state.wait() }
    state.unlock()
  }

  private func work(_ lane: BlockLane) {
    var block = takeFree()
    while fill(block) {
      lane.answer(block)
      deliver(block)
      block = takeFree()
    }
    putBack(block)
  }

  private func takeFree() -> Block {
    state.lock()
    defer { state.unlock() }
    while true {
      // The one used last is still in the cache.
      if let block = free.popLast() { return block }
      state.wait()
    }
  }

  private func putBack(_ block: Block) {
    state.lock()
    free.append(block)
    state.announce()
    state.unlock()
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

  /// Leaves an answered block, and writes what can be written unless somebody does.
  private func deliver(_ block: Block) {
    state.lock()
    answered[block.number % answered.count] = block
    if !isWriting {
      isWriting = true
      while let next = answered[writtenCount % answered.count] {
        answered[writtenCount % answered.count] = nil
        state.unlock()
        sink.take(next)
        state.lock()
        writtenCount += 1
        free.append(next)
        state.announce()
      }
      isWriting = false
    }
    state.unlock()
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
