import Foundation
import Nixie
import NixieCompiler

/// Nixie against the others, on the same rules and lines.
struct RaceFigures {
  let options: Options

  /// What was measured on one set of rules.
  private struct Figures {
    var rules: Int
    var nixie: [(name: String, time: Double, ratio: Double)] = []
    var hyperscan: Double?
    var compileNixie = 0.0
    var compileHyperscan: Double?
    var imageBytes = 0
    var databaseBytes: Int?
    /// Copying and checking the image, and making a classifier of it.
    var check = 0.0
    var open = 0.0
    /// Nanoseconds a line, by peer.
    var others: [Int: Double] = [:]
  }

  func show() throws {
    print("### Rules found anywhere in a line, \(options.files.isEmpty ? "made" : "read")\n")
    var all: [Figures] = []
    for workload in try workloads() {
      all.append(try measure(workload.settled()))
    }
    table(all)
    missing()
  }

  func workloads() throws -> [Workload] {
    guard options.files.isEmpty else {
      return try options.files.map { rules, lines in
        guard let workload = Workload(rulesFile: rules, linesFile: lines, limit: options.lines)
        else { throw Disagreement(description: "\(rules) or \(lines) cannot be read") }
        return workload
      }
    }
    let generator = Generator(rules: 5_000)
    return [100, 1_000, 5_000].map { generator.workload(rules: $0, lines: options.lines) }
  }

  private func measure(_ workload: Workload) throws -> Figures {
    var figures = Figures(rules: workload.rules.count)
    let source = workload.ruleset
    guard let engine = NixieEngine(workload) else {
      throw Disagreement(description: "the rules do not compile")
    }
    figures.compileNixie = median(of: 3) { _ = NixieEngine.compile(source) }
    figures.imageBytes = engine.imageBytes.count
    figures.check = median(of: 15) { _ = try? Image(bytes: engine.imageBytes) }
    figures.open = median(of: 15) { _ = Classifier(engine.classifier.image) }
    var runners = engine.runners
    let hyperscan = try? PeerEngine(PeerEngine.hyperscan, workload.expressions)
    if let hyperscan {
      figures.compileHyperscan = seconds {
        _ = try? PeerEngine(PeerEngine.hyperscan, workload.expressions)
      }
      figures.databaseBytes = hyperscan.size
      runners.insert(.init(name: hyperscan.name, run: hyperscan.classify), at: 0)
    }
    let results = Race.run(runners, over: workload.lines, rounds: options.rounds)
    let ours = results.suffix(engine.runners.count)
    figures.nixie = ours.map { ($0.name, $0.nanosecondsALine, $0.ratioToFirst) }
    if hyperscan != nil { figures.hyperscan = results[0].nanosecondsALine }
    let places = engine.places(of: ours.first?.answers ?? [])
    for result in ours {
      try Disagreement.check(
        (result.name, engine.places(of: result.answers)), ("Nixie", places), workload)
    }
    if hyperscan != nil {
      try Disagreement.check((results[0].name, results[0].answers), ("Nixie", places), workload)
    }
    for peer in [PeerEngine.loop, PeerEngine.regexSet] {
      figures.others[peer] = try slow(peer, workload, places)
    }
    return figures
  }

  /// A peer that takes its time gets some lines only, and those once: an automaton that is built on
  /// the way has to be fresh.
  private func slow(_ peer: Int, _ workload: Workload, _ places: [Int32]) throws -> Double? {
    guard let engine = try? PeerEngine(peer, workload.expressions) else { return nil }
    let lines = workload.lines.prefix(max(500, 2_000_000 / workload.rules.count))
    let result = Race.run([.init(name: engine.name, run: engine.classify)], over: lines, rounds: 1)
    try Disagreement.check((engine.name, result[0].answers), ("Nixie", places), workload)
    return result[0].nanosecondsALine
  }

  private func table(_ all: [Figures]) {
    var table = Table(["ns a line"] + all.map { "\($0.rules) rules" })
    if all.contains(where: { $0.hyperscan != nil }) {
      table.add(
        [PeerEngine.version(PeerEngine.hyperscan) ?? ""]
          + all.map { $0.hyperscan.map(\.short) ?? "–" })
    }
    for index in all.first?.nixie.indices ?? 0..<0 {
      table.add(
        [all[0].nixie[index].name]
          + all.map { figures in
            let ours = figures.nixie[index]
            let ratio = figures.hyperscan == nil ? "" : " (**\(ours.ratio.short)** × as fast)"
            return ours.time.short + ratio
          })
    }
    for peer in [PeerEngine.loop, PeerEngine.regexSet] {
      guard let name = PeerEngine.version(peer) else { continue }
      table.add(
        [name]
          + all.map { figures in
            figures.others[peer].map { time in
              let best = figures.nixie.map(\.time).min() ?? 1
              return "\(time.short) (Nixie: \((time / best).short) ×)"
            } ?? "–"
          })
    }
    table.add(["compile, ranking included, ms"] + all.map { ($0.compileNixie * 1_000).short })
    if all.contains(where: { $0.compileHyperscan != nil }) {
      table.add(
        ["Hyperscan's compile, ms"]
          + all.map { $0.compileHyperscan.map { ($0 * 1_000).short } ?? "–" })
    }
    table.add(["image, KiB"] + all.map { "\($0.imageBytes / 1_024)" })
    if all.contains(where: { $0.databaseBytes != nil }) {
      table.add(
        ["Hyperscan's database, KiB"]
          + all.map { $0.databaseBytes.map { "\($0 / 1_024)" } ?? "–" })
    }
    table.add(
      ["load an image, ms (copy and checksum)"]
        + all.map { "\(($0.open * 1_000).text(3)) (\(($0.check * 1_000).text(3)))" })
    table.show()
    print("All engines that ran gave the same answer for each of their lines.\n")
  }

  private func missing() {
    let missing = PeerEngine.every.filter { PeerEngine.version($0) == nil }
    if !missing.isEmpty {
      print("Not installed, and left out: \(missing.map(PeerEngine.title).joined(separator: ", "))")
      print("(\(PeerEngine.installation)).\n")
    }
  }
}
