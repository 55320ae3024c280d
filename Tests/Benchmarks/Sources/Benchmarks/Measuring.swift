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

extension Host {
  /// How many programs wanted a processor in the last minute: with more than there are cores, caches
  /// are shared, and the program's wall-clock figures are too low.
  static var load: String {
    var averages = [0.0, 0, 0]
    return getloadavg(&averages, 3) > 0 ? averages[0].text(1) : "unknown"
  }
}

/// Seconds of processor time that `body` takes on this thread: what a neighbour on the same machine
/// takes meanwhile is not counted, though the caches that it empties are.
func seconds(_ body: () -> Void) -> Double {
  let start = processorTime
  body()
  return processorTime - start
}

private var processorTime: Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
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

extension Int {
  /// `1,000`.
  var grouped: String {
    self < 1_000 ? "\(self)" : "\(self / 1_000)," + "\(1_000 + self % 1_000)".dropFirst()
  }
}
