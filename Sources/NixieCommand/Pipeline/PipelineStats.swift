internal import Nixie
internal import NixieLogs

/// What `--stats` says at the end.
struct PipelineStats {
  let counts: LogCounts
  let decisions: [Int]
  let shown: Int
  let bytes: Int
  let nanoseconds: Int
  let jobs: Int
  let times: StageTimes
  let isLog: Bool

  var text: String {
    let seconds = Double(max(nanoseconds, 1)) / 1e9
    let perSecond = Int(Double(counts.lines) / seconds)
    let megabytes = Int(Double(bytes) / seconds / 1e6)
    var text = """
      read      \(counts.lines.grouped) lines, \(bytes.grouped) bytes
      answered  \(counts.events.grouped): \(decisions[0].grouped) by a rule, \
      \(decisions[1].grouped) by a fallback, \(decisions[2].grouped) unclassified
      written   \(shown.grouped) records
      speed     \(perSecond.grouped) lines a second, \(megabytes.grouped) MB/s, \
      \(jobs) \(jobs == 1 ? "thread" : "threads") answering, \(Self.fixed(seconds, 3)) s

      """
    let stages = [
      ("reading", times.reading),
      (isLog ? "parsing" : "splitting", times.splitting),
      ("answering", times.answering),
      ("formatting", times.formatting),
      ("writing", times.writing),
    ]
    let total = Double(max(1, stages.reduce(0) { $0 + $1.1 }))
    text += "processor time, waiting aside\nstage       seconds   share   ns a line\n"
    for (name, time) in stages {
      let share = "\(Int((Double(time) / total * 100).rounded())) %"
      let each = Self.fixed(Double(time) / Double(max(1, counts.lines)), 1)
      text += "\(name.padded(10))\(Self.fixed(Double(time) / 1e9, 3).aligned(9))"
      text += "\(share.aligned(8))\(each.aligned(12))\n"
    }
    return text
  }

  /// `value` with `places` digits after the point.
  private static func fixed(_ value: Double, _ places: Int) -> String {
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let rest = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: places - rest.count) + rest
  }
}

extension String {
  /// The text with blanks before it, at least `width` characters.
  fileprivate func aligned(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
