import Foundation
import Nixie
import NixieCompiler

/// Nixie against the others, on the same rules and lines.
struct RaceFigures {
  let options: Options

  func measure() throws -> [Figures] {
    try workloads().map { try measure($0.settled()) }
  }

  /// The rules and lines, made or read.
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
    var figures = Figures(title: "\(workload.rules.count.grouped) rules")
    let source = workload.ruleset
    guard let engine = NixieEngine(workload) else {
      throw Disagreement(description: "the rules do not compile")
    }
    figures.compiling = median(of: 3) { _ = NixieEngine.compile(source) }
    figures.measureImage(engine.imageBytes, engine.classifier.image)
    var runners = engine.runners
    let hyperscan = try? PeerEngine(PeerEngine.hyperscan, workload.expressions)
    if let hyperscan {
      figures.compilingHyperscan = median(of: 3) {
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
}

extension Figures {
  mutating func measureImage(_ bytes: [UInt8], _ image: Image) {
    imageBytes = bytes.count
    checking = median(of: 15) { _ = try? Image(bytes: bytes) }
    opening = median(of: 15) { _ = Classifier(image) }
  }
}
