internal import Foundation

/// A line on the terminal that tells how far long work has come. Shown after a second, never in a
/// pipe.
package struct Progress {
  private let console: Console
  private let start = Date()
  private var shown = 0
  private var isShown = false

  package init(_ console: Console) { self.console = console }

  package mutating func advance(to count: Int) {
    guard count & 0xffff == 0, console.err.isTerminal, !console.out.isTerminal else { return }
    let seconds = Date().timeIntervalSince(start)
    guard seconds >= 1 else { return }
    shown = count
    isShown = true
    let rate = Int(Double(count) / seconds)
    console.err.write("\r\(count) replies, \(rate) a second ")
    console.err.flush()
  }

  package mutating func finish() {
    guard isShown else { return }
    console.err.write("\r\u{1b}[K")
    console.err.flush()
  }
}
