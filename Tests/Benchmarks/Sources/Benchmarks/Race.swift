/// Engines that do the same work in turns.
///
/// On shared machines a minute is not like the next, so no time is quoted but next to another taken
/// in the same round: ratios are medians of the ratios of rounds.
struct Race {
  /// Somebody who answers all lines.
  struct Runner {
    var name: String
    var run: (Lines, inout [Int32]) -> Void
  }

  struct Result {
    var name: String
    /// Median of the rounds.
    var nanosecondsALine: Double
    /// How many times as long the first runner takes.
    var ratioToFirst: Double
    /// What it answered in the last round.
    var answers: [Int32]
  }

  /// Lets all `runners` answer `lines` once a round.
  static func run(_ runners: [Runner], over lines: Lines, rounds: Int) -> [Result] {
    var times = [[Double]](repeating: [], count: runners.count)
    var answers = [[Int32]](
      repeating: [Int32](repeating: -2, count: lines.count), count: runners.count)
    for round in 0..<rounds {
      // The order turns, so that nobody always runs on caches that the same neighbour left.
      for step in runners.indices {
        let index = (step + round) % runners.count
        times[index].append(seconds { runners[index].run(lines, &answers[index]) })
      }
    }
    return runners.indices.map { index in
      Result(
        name: runners[index].name,
        nanosecondsALine: times[index].middle * 1e9 / Double(lines.count),
        ratioToFirst: zip(times[0], times[index]).map { $0 / $1 }.middle,
        answers: answers[index])
    }
  }
}

/// Two engines do not agree: the benchmark has failed, whatever the times.
struct Disagreement: Error, CustomStringConvertible {
  var description: String

  /// Throws at the first line on which `left` and `right` differ.
  static func check(
    _ left: (name: String, answers: [Int32]), _ right: (name: String, answers: [Int32]),
    _ workload: Workload
  ) throws {
    for index in 0..<min(left.answers.count, right.answers.count)
    where left.answers[index] != right.answers[index] {
      func rule(_ place: Int32) -> String {
        place < 0 ? "no rule" : "rule \(place): \(workload.rules[Int(place)].expression)"
      }
      throw Disagreement(
        description: """
          \(left.name) and \(right.name) differ on line \(index):
            \(workload.lines.text(index))
            \(left.name): \(rule(left.answers[index]))
            \(right.name): \(rule(right.answers[index]))
          """)
    }
  }
}
