internal import Foundation

/// Hands blocks from the reader to the workers and, in the order of reading, to the writer.
///
/// A ring of blocks. The reader waits for a free one, so that input is read no faster than output
/// goes away; memory is that of the ring. Who may touch a block when:
///
/// ```
///          fill            answer               write
/// free ──────────▶ filled ─────────▶ answered ─────────▶ free
///      reader only        one worker          writer only
/// ```
///
/// Every arrow is a semaphore, so that one thread's work on a block is done before the next one
/// begins. The writer waits for the blocks one by one, so that order needs no sorting.
final class BlockRing: @unchecked Sendable {
  private let blocks: [Block]
  private let free: Semaphore
  private let filled = Semaphore(0)
  private let answered: [Semaphore]
  private let ended = Semaphore(0)
  private let jobs: Int
  /// Blocks that the reader filled.
  private var filledCount = 0
  /// Blocks that workers took, behind `lock`.
  private var takenCount = 0
  private var isStopping = false
  private let lock = NSLock()

  /// - Parameters:
  ///   - jobs: how many workers.
  ///   - write: called with each answered block in order, on a thread of its own.
  init(jobs: Int, write: @escaping @Sendable (Block) -> Void) {
    self.jobs = jobs
    // One for each worker, one being read, one being written, and some so that nobody waits for
    // a block that takes longer.
    let count = jobs + jobs / 2 + 2
    blocks = (0..<count).map { _ in Block() }
    free = Semaphore(count)
    answered = (0..<count).map { _ in Semaphore(0) }
    for _ in 0..<jobs {
      Thread.detachNewThread { [self] in
        work()
        ended.signal()
      }
    }
    Thread.detachNewThread { [self] in
      var next = 0
      while let block = takeAnswered(next) {
        write(block)
        free.signal()
        next += 1
      }
      ended.signal()
    }
  }

  /// A block to be filled by the reader. Waits until there is one.
  func take() -> Block {
    free.wait()
    return blocks[filledCount % blocks.count]
  }

  /// Gives back the block that ``take()`` gave, unused.
  func putBack() { free.signal() }

  /// Passes on the block that ``take()`` gave.
  func submit() {
    filledCount += 1
    filled.signal()
  }

  /// Waits until all blocks are written.
  func drain() {
    for _ in blocks { free.wait() }
    for _ in blocks { free.signal() }
  }

  /// Waits until all blocks are written and all threads are gone.
  func stop() {
    drain()
    lock.withLock { isStopping = true }
    for _ in 0..<jobs { filled.signal() }
    answered[filledCount % blocks.count].signal()
    for _ in 0...jobs { ended.wait() }
  }

  private func work() {
    var worker: BlockWorker?
    while let index = takeFilled() {
      let block = blocks[index]
      if worker == nil, let plan = block.plan { worker = BlockWorker(plan) }
      worker?.answer(block)
      answered[index].signal()
    }
  }

  private func takeFilled() -> Int? {
    filled.wait()
    return lock.withLock {
      if isStopping { return nil }
      takenCount += 1
      return (takenCount - 1) % blocks.count
    }
  }

  private func takeAnswered(_ next: Int) -> Block? {
    answered[next % blocks.count].wait()
    return lock.withLock { isStopping } ? nil : blocks[next % blocks.count]
  }
}

/// A counter that threads wait for (Dijkstra 1962). Not Dispatch's: the thread sanitizer has to
/// see what it orders.
final class Semaphore: @unchecked Sendable {
  private let condition = NSCondition()
  private var count: Int

  init(_ count: Int) { self.count = count }

  /// Waits until the counter is above 0, and takes one off.
  func wait() {
    condition.lock()
    while count == 0 { condition.wait() }
    count -= 1
    condition.unlock()
  }

  /// Adds one.
  func signal() {
    condition.lock()
    count += 1
    condition.signal()
    condition.unlock()
  }
}
