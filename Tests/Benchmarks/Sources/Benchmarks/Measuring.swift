import Foundation

/// Where and when figures were taken.
enum Host {
  static var date: String {
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withFullDate]
    return format.string(from: Date())
  }

  /// The processor, as the kernel names it.
  static var name: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "unknown"
    return "\(name), \(ProcessInfo.processInfo.activeProcessorCount) cores"
  }
}

/// Seconds that `body` takes.
func seconds(_ body: () -> Void) -> Double {
  let time = ContinuousClock().measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

/// The middle one of some runs, in seconds.
func median(of runs: Int, _ body: () -> Void) -> Double {
  (0..<runs).map { _ in seconds(body) }.middle
}

extension [Double] {
  /// The median; 0 of none.
  var middle: Double {
    let sorted = sorted()
    return isEmpty ? 0 : sorted[count / 2]
  }
}

extension Double {
  func text(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }

  /// Three digits or so, whatever the size.
  var short: String { text(self >= 100 ? 0 : self >= 10 ? 1 : 2) }
}
