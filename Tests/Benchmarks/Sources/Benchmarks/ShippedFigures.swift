import Nixie
import NixieCompiler

/// The shipped rulesets over real replies: what Nixie takes to answer, and what others take to find
/// the same texts, which is less than an answer. They get each text as rules see it, read and folded
/// beforehand.
struct ShippedFigures {
  let options: Options

  /// The figures, and a sentence about what was measured; nil where there are no rulesets.
  func measure() throws -> (figures: Figures, note: String)? {
    guard let shipped = ShippedRules(folder: options.rulesets) else { return nil }
    var figures = Figures(title: "shipped rules")
    let lines = shipped.shuffled(min(options.lines, 200_000))
    let texts = shipped.texts(of: lines)
    let expressions = shipped.expressions
    let spellings = expressions.map(\.text)
    figures.compiling = median(of: 3) { _ = ShippedRules.compile(shipped.files) }
    figures.measureImage(shipped.imageBytes, shipped.classifier.image)
    var runners: [Race.Runner] = NixieEngine.runners(shipped.classifier)
    let count = runners.count
    if let hyperscan = try? PeerEngine(PeerEngine.hyperscan, spellings, inAnyCase: false) {
      try shipped.check(hyperscan, expressions)
      figures.compilingHyperscan = seconds {
        _ = try? PeerEngine(PeerEngine.hyperscan, spellings, inAnyCase: false)
      }
      figures.databaseBytes = hyperscan.size
      runners.insert(
        .init(name: hyperscan.name) { _, _ in _ = hyperscan.countAll(texts) }, at: 0)
    }
    let results = Race.run(runners, over: lines, rounds: options.rounds)
    figures.nixie = results.suffix(count).map { ($0.name, $0.nanosecondsALine, $0.ratioToFirst) }
    if results.count > count { figures.hyperscan = results[0].nanosecondsALine }
    for peer in [PeerEngine.loop, PeerEngine.regexSet] {
      guard let engine = try? PeerEngine(peer, spellings, inAnyCase: false) else { continue }
      let some = texts.prefix(peer == PeerEngine.loop ? 2_000 : 1_000)
      let result = Race.run([.init(name: engine.name, run: engine.classify)], over: some, rounds: 1)
      figures.others[peer] = result[0].nanosecondsALine
    }
    let widened = expressions.count { $0.isWidened }
    let note =
      "The shipped rules are \(shipped.compilation.ruleset.rules.count) with "
      + "\(expressions.count) texts, over \(shipped.replies.count) documented replies; the others "
      + "only find the texts, in replies that were read and folded for them (\(widened) texts "
      + "without all of their edges, which regexes cannot express)."
    return (figures, note)
  }
}
