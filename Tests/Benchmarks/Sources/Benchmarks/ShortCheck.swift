import Foundation
import Machine
import Nixie

/// What CI can check on any machine: that the answers are right and that nothing is allocated.
///
/// The answers are held against the regexes of Swift's own library, one after the other: slow, and
/// as far from Nixie's matcher as can be.
struct ShortCheck {
  let options: Options

  func run() throws {
    let generator = Generator(rules: 1_000)
    for (rules, lines) in [(100, 1_500), (1_000, 150)] {
      try check(generator.workload(rules: rules, lines: lines).settled())
    }
    for rules in [100, 1_000] {
      try checkAllocations(generator.workload(rules: rules, lines: 5_000).settled())
    }
  }

  private func check(_ workload: Workload) throws {
    guard let engine = NixieEngine(workload) else {
      throw Disagreement(description: "the rules do not compile")
    }
    let expressions = try workload.expressions.map { text in
      try Regex(text).ignoresCase().dotMatchesNewlines().matchingSemantics(.unicodeScalar)
        .asciiOnlyCharacterClasses()
    }
    let lines = workload.lines
    let expected = (0..<lines.count).map { index -> Int32 in
      let line = lines.text(index)
      return Int32(expressions.firstIndex { line.contains($0) } ?? -1)
    }
    for runner in engine.runners {
      var ranks = [Int32](repeating: -2, count: lines.count)
      runner.run(lines, &ranks)
      try Disagreement.check(
        (runner.name, engine.places(of: ranks)), ("a loop of Swift's regexes", expected), workload)
    }
    print("\(workload.rules.count) rules: the answers to \(lines.count) replies are right")
  }

  private func checkAllocations(_ workload: Workload) throws {
    guard let engine = NixieEngine(workload) else {
      throw Disagreement(description: "the rules do not compile")
    }
    for runner in engine.runners {
      var ranks = [Int32](repeating: -2, count: 2 * workload.lines.count)
      func allocations(_ lines: Lines) -> Int {
        let before = allocation_count()
        runner.run(lines, &ranks)
        return allocation_count() - before
      }
      // The working memory is made in each run, and grows to the longest reply.
      let some = allocations(workload.lines)
      let twice = allocations(workload.twice)
      guard twice <= some else {
        throw Disagreement(
          description: "\(runner.name) allocates: \(some) times for \(workload.lines.count) "
            + "replies, \(twice) times when each comes twice")
      }
      print("\(workload.rules.count) rules: \(runner.name) allocates nothing but its memory")
    }
  }
}

extension Workload {
  /// The lines, and the lines again.
  fileprivate var twice: Lines {
    var all = lines
    for index in 0..<lines.count { all.append(lines.bytes[lines.range(index)]) }
    return all
  }
}
