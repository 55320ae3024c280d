internal import Glibc
internal import Nixie

/// What the options of `nixie classify` say.
package struct ClassifySettings: Sendable {
  let input: InputChoice
  let format: RecordLayout.Format
  let fields: [RecordField]?
  let filter: String?
  let hints: Hints
  let rules: [String]
  let metrics: String?
  let follows: Bool
  let showsStats: Bool
  let showsSkipped: Bool
  let jobs: Int

  /// Beyond this threads only wait for one another: one reads for all and one writes.
  package static let maximalJobs = 256

  package init(_ arguments: Arguments) throws(Failure) {
    input = try InputChoice(arguments)
    let formats = RecordLayout.Format.allCases.map(\.rawValue)
    format =
      RecordLayout.Format(
        rawValue: try arguments.choice("format", formats, default: "text")) ?? .text
    if let list = arguments.value("fields") {
      fields = try RecordField.list(list)
      if format == .text {
        throw .usage("--fields is for tables and objects", cure: "add --format tsv, csv or json")
      }
    } else {
      fields = nil
    }
    filter = arguments.value("where")
    hints = try HintOptions.hints(arguments)
    rules = arguments.values("rules")
    metrics = arguments.value("metrics")
    follows = arguments.has("follow")
    showsStats = arguments.has("stats")
    showsSkipped = arguments.has("show-skipped")
    jobs = try Self.jobs(arguments, follows: follows)
    if follows, arguments.words.count != 1 || arguments.words == ["-"] {
      throw .usage(
        "--follow follows one file",
        cure: "a pipe needs no --follow: its lines are answered as they come")
    }
  }

  private static func jobs(_ arguments: Arguments, follows: Bool) throws(Failure) -> Int {
    guard let word = arguments.value("jobs") else {
      // What comes slowly is answered where it is read.
      return follows ? 1 : min(Threads.cores, maximalJobs)
    }
    guard let jobs = Int(word), (1...maximalJobs).contains(jobs) else {
      throw .usage("--jobs cannot be \"\(word)\"", cure: "it is a number, 1 to \(maximalJobs)")
    }
    return follows ? 1 : jobs
  }
}
