internal import Glibc
internal import Nixie
internal import NixieLogs

/// Takes answered blocks in order: writes their records, and adds up what became of them.
///
/// Used by one thread at a time: the one that writes in a relay, or the only one.
final class BlockSink: @unchecked Sendable {
  private let console: Console
  private var progress: Progress
  /// What was counted, by the names of the rules that gave it.
  private(set) var metrics = Metrics()
  private(set) var counts = LogCounts()
  /// Of these, those of logs.
  private(set) var logCounts = LogCounts()
  private(set) var shown = 0
  private(set) var times = StageTimes()
  private var saidUnreadable = 0
  /// Lines that cannot be read are all shown, not just the first.
  private let showsSkipped: Bool

  init(_ console: Console, showsSkipped: Bool) {
    self.console = console
    self.showsSkipped = showsSkipped
    progress = Progress(console)
  }

  func take(_ block: Block) {
    let start = Clock.thread
    if !console.out.isOver {
      for note in block.notes { say(note, block) }
      unsafe console.out.writeThrough(block.out.bytes)
    }
    counts += block.counts
    if block.format.isLog { logCounts += block.counts }
    shown += block.tally.shown
    times += block.times
    times.writing += Clock.thread - start
    if let plan = block.plan { metrics.add(block.tally, plan.classifier) }
    progress.advance(to: counts.events)
  }

  /// Writes what was counted so far to `path`, for Prometheus.
  func writeMetrics(_ path: String) throws(Failure) {
    try Files.write(Array(metrics.text(counts).utf8), to: path)
  }

  /// The end of all blocks.
  func finish() {
    progress.finish()
    console.err.flush()
  }

  private func say(_ note: Block.Note, _ block: Block) {
    guard showsSkipped || block.format == .jsonl && saidUnreadable < 5 else { return }
    saidUnreadable += 1
    let place = "nixie: \(block.name):\(note.line):"
    let text = showsSkipped ? ": \(note.text)" : ""
    console.err.line(
      block.format == .jsonl
        ? "\(place) no JSON object with a \"text\"; unclassified\(text)"
        : "\(place) not read\(text)")
    console.err.flush()
  }
}
