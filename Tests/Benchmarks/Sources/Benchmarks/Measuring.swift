import Foundation

/// Where and when figures were taken.
enum Machine {
  static var date: String {
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withFullDate]
    return format.string(from: Date())
  }

  /// The processor, as the kernel names it.
  static var name: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "unknown"
  }
}

/// The best of some runs, in seconds: what a machine does when nobody else wants it.
func best(of runs: Int, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  let times = (0..<runs).map { _ in clock.measure(body) }
  let fastest = times.min() ?? .zero
  return Double(fastest.components.seconds) + Double(fastest.components.attoseconds) / 1e18
}

/// One line of the table.
func report(_ what: String, _ figure: String, of size: String) {
  print("| \(what) | \(figure) | \(size) |")
}

func milliseconds(_ seconds: Double) -> String { String(format: "%.2f ms", seconds * 1_000) }

func lines(_ count: Int, in seconds: Double) -> String {
  String(
    format: "%.2f M lines/s, %.0f ns a line", Double(count) / seconds / 1e6,
    seconds * 1e9 / Double(count))
}
