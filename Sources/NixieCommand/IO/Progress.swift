/// A line on the terminal that tells how far long work has come. Shown after a second, never in a
/// pipe.
package struct Progress {
  private let console: Console
  private let start = Clock.now
  private var last = 0
  private var isShown = false

  package init(_ console: Console) { self.console = console }

  package mutating func advance(to count: Int) {
    guard console.err.isTerminal, !console.out.isTerminal else { return }
    let now = Clock.now
    guard now - start >= 1_000_000_000, now - last >= 100_000_000 else { return }
    last = now
    isShown = true
    let rate = count * 1_000 / max(1, (now - start) / 1_000_000)
    console.err.write("\r\(count.grouped) replies, \(rate.grouped) a second ")
    console.err.flush()
  }

  package mutating func finish() {
    guard isShown else { return }
    console.err.write("\r\u{1b}[K")
    console.err.flush()
  }
}
