import Foundation
import Machine

/// `nixie classify` on a big file, as its user runs it.
struct ProgramFigures {
  let options: Options

  private struct Line {
    var format: String
    var millionLinesASecond: Double
    var megabytesASecond: Double
    /// Processor time of all threads: what a busy machine does not change.
    var nanosecondsALine: Double
    var cores: Double
    var peakMegabytes: Int
  }

  func show() {
    if !options.isMarkdown { print("### The program\n") }
    guard FileManager.default.isExecutableFile(atPath: options.program) else {
      print("\(options.program) is not there, left out: swift build -c release.\n")
      return
    }
    guard let shipped = ShippedRules(folder: options.rulesets) else { return }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nixie-benchmark-\(ProcessInfo.processInfo.processIdentifier).txt")
    defer { try? FileManager.default.removeItem(at: path) }
    let (lines, bytes) = write(shipped, path)
    let title = "`nixie classify` on \(bytes >> 20) MB of documented replies, \(lines) lines"
    let runs = ["text", "tsv", "json"].compactMap { format -> Line? in
      guard let run = middle([options.program, "classify", "--format", format, path.path])
      else { return nil }
      return Line(
        format: format, millionLinesASecond: Double(lines) / run.seconds / 1e6,
        megabytesASecond: Double(bytes) / run.seconds / 1e6,
        nanosecondsALine: run.processor_seconds * 1e9 / Double(lines),
        cores: run.processor_seconds / run.seconds, peakMegabytes: Int(run.peak_kilobytes) / 1_024)
    }
    guard runs.count == 3 else {
      print("\(options.program) failed.\n")
      return
    }
    let start = start(shipped)
    if options.isMarkdown {
      let speeds = runs.map {
        "\($0.millionLinesASecond.short) as \($0.format) (\($0.nanosecondsALine.text(0)) ns)"
      }
      print(
        "\(title.replacing(", ", with: " and ")): \(speeds.joined(separator: ", ")), in million "
          + "lines a second (and processor time a line); at most "
          + "\(runs.map(\.peakMegabytes).max() ?? 0) MB of memory. One reply, start included: "
          + "\((start * 1_000).short) ms.\n")
    } else {
      print("\(title).\n")
      table(runs)
      print("One reply, process start included: \((start * 1_000).short) ms.\n")
    }
  }

  private func table(_ runs: [Line]) {
    var table = Table(
      "writing", "million lines a second", "MB/s", "ns of processor time a line", "cores used",
      "peak memory, MB")
    for run in runs {
      table.add(
        run.format, run.millionLinesASecond.short, run.megabytesASecond.text(0),
        run.nanosecondsALine.text(0),
        run.cores.text(1), "\(run.peakMegabytes)")
    }
    table.show()
  }

  /// From nothing to the first answer.
  private func start(_ shipped: ShippedRules) -> Double {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nixie-reply-\(ProcessInfo.processInfo.processIdentifier).txt")
    defer { try? FileManager.default.removeItem(at: path) }
    try? Data("550 5.1.1 User unknown\n".utf8).write(to: path)
    return (0..<15).map { _ in run([options.program, "classify", path.path]).seconds }.middle
  }

  private func write(_ shipped: ShippedRules, _ path: URL) -> (lines: Int, bytes: Int) {
    _ = FileManager.default.createFile(atPath: path.path, contents: nil)
    guard let file = try? FileHandle(forWritingTo: path) else { return (0, 0) }
    let block = shipped.shuffled(200_000)
    let data = block.file
    var lines = 0
    var bytes = 0
    while bytes < options.megabytes << 20 {
      try? file.write(contentsOf: data)
      lines += block.count
      bytes += data.count
    }
    try? file.close()
    return (lines, bytes)
  }

  /// The middle of three runs by time; nil if one fails.
  private func middle(_ arguments: [String]) -> machine_run? {
    let runs = (0..<3).map { _ in run(arguments) }.sorted { $0.seconds < $1.seconds }
    return runs.allSatisfy { $0.status == 0 } ? runs[1] : nil
  }

  private func run(_ arguments: [String]) -> machine_run {
    var texts: [UnsafePointer<CChar>?] = arguments.map { UnsafePointer(strdup($0)) }
    texts.append(nil)
    defer { for text in texts { free(UnsafeMutablePointer(mutating: text)) } }
    return run_program(&texts, nil)
  }
}
