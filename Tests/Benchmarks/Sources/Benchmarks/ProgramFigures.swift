import Foundation
import Machine

/// `nixie classify` on a big file, as its user runs it.
struct ProgramFigures {
  let options: Options

  func show() {
    print("### The program\n")
    guard FileManager.default.isExecutableFile(atPath: options.program) else {
      print("\(options.program) is not there, left out: swift build -c release.\n")
      return
    }
    guard let shipped = ShippedRules(folder: options.rulesets) else { return }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nixie-benchmark-\(ProcessInfo.processInfo.processIdentifier).txt")
    defer { try? FileManager.default.removeItem(at: path) }
    let (lines, bytes) = write(shipped, path)
    print(
      "`nixie classify` on \(bytes >> 20) MB of documented replies in random order, \(lines) lines.\n"
    )
    var table = Table("writing", "million lines a second", "MB/s", "cores used", "peak memory, MB")
    for format in ["text", "tsv", "json"] {
      guard let run = middle([options.program, "classify", "--format", format, path.path]) else {
        table.add(format, "failed")
        continue
      }
      table.add(
        format, (Double(lines) / run.seconds / 1e6).short,
        (Double(bytes) / run.seconds / 1e6).text(0),
        (run.processor_seconds / run.seconds).text(1), "\(run.peak_kilobytes / 1_024)")
    }
    table.show()
    start(shipped)
  }

  /// From nothing to the first answer.
  private func start(_ shipped: ShippedRules) {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nixie-reply-\(ProcessInfo.processInfo.processIdentifier).txt")
    defer { try? FileManager.default.removeItem(at: path) }
    try? Data("550 5.1.1 User unknown\n".utf8).write(to: path)
    let times = (0..<15).map { _ in run([options.program, "classify", path.path]).seconds }
    print("One reply, process start included: \((times.middle * 1_000).short) ms.\n")
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
