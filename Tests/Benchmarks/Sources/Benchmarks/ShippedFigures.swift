import Nixie
import NixieCompiler

/// The shipped rulesets over real replies: what Nixie takes to answer, and what others take to find
/// the same texts, which is less than an answer.
struct ShippedFigures {
  let options: Options

  func show() throws {
    guard let shipped = ShippedRules(folder: options.rulesets) else {
      print("\(options.rulesets): no rulesets that compile, left out.\n")
      return
    }
    let ruleset = shipped.compilation.ruleset
    print(
      "### The shipped rulesets, over \(shipped.replies.count) documented replies in random order\n"
    )
    let lines = shipped.shuffled(min(options.lines, 200_000))
    let texts = shipped.texts(of: lines)
    let expressions = shipped.expressions
    var runners: [Race.Runner] = NixieEngine.runners(shipped.classifier)
    let count = runners.count
    var compile: Double?
    if let hyperscan = try? PeerEngine(
      PeerEngine.hyperscan, expressions.map(\.text), inAnyCase: false)
    {
      try shipped.check(hyperscan, expressions)
      compile = seconds {
        _ = try? PeerEngine(PeerEngine.hyperscan, expressions.map(\.text), inAnyCase: false)
      }
      runners.insert(
        .init(name: hyperscan.name) { _, _ in _ = hyperscan.countAll(texts) }, at: 0)
    }
    let results = Race.run(runners, over: lines, rounds: options.rounds)
    var table = Table("what", "ns a reply", "against Nixie")
    let ours = results.suffix(count).map(\.nanosecondsALine)
    let best = ours.min() ?? 1
    for result in results.suffix(count) {
      table.add(result.name, result.nanosecondsALine.short, "")
    }
    if results.count > count {
      table.add(
        "\(results[0].name), all texts that are found", results[0].nanosecondsALine.short,
        "\((1 / (results.suffix(count).map(\.ratioToFirst).max() ?? 1)).inverse) ×")
    }
    for peer in [PeerEngine.loop, PeerEngine.regexSet] {
      guard let engine = try? PeerEngine(peer, expressions.map(\.text), inAnyCase: false)
      else { continue }
      let some = texts.prefix(peer == PeerEngine.loop ? 2_000 : 1_000)
      let result = Race.run([.init(name: engine.name, run: engine.classify)], over: some, rounds: 1)
      table.add(
        engine.name, result[0].nanosecondsALine.short,
        "\((result[0].nanosecondsALine / best).short) ×")
    }
    table.show()
    let compiling = median(of: 3) { _ = ShippedRules.compile(shipped.files) }
    print(
      "\(ruleset.rules.count) rules and fallbacks, \(expressions.count) texts; compiled, ranked and"
        + " all, in \((compiling * 1_000).short) ms"
        + (compile.map { " (Hyperscan, the texts: \(($0 * 1_000).short) ms)" } ?? "")
        + "; image \(shipped.imageBytes / 1_024) KiB.")
    let widened = expressions.count { $0.isWidened }
    print(
      "The others get the text as rules see it, read and folded beforehand; \(widened) expressions"
        + " are wider than the rule's. Found and not found agree for every text and reply.\n")
  }
}

extension Double {
  fileprivate var inverse: String { (1 / self).short }
}
