/// A line on the terminal that tells what long work is at. Shown after a second, never in a pipe.
final class PhaseProgress {
  private let console: Console
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isShown = false

  init(_ console: Console) { self.console = console }

  /// `done` of `count` steps of `phase` are done.
  func show(_ phase: String, _ done: Int, _ count: Int) {
    let now = ContinuousClock.now
    guard console.err.isTerminal, now - start >= .seconds(1), now - last >= .milliseconds(100)
    else { return }
    last = now
    isShown = true
    console.err.write("\r\u{1b}[K\(phase): \(done) of \(count) ")
    console.err.flush()
  }

  /// Takes the line away.
  func finish() {
    guard isShown else { return }
    console.err.write("\r\u{1b}[K")
    console.err.flush()
    isShown = false
  }
}
