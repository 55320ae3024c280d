/// Rules and replies made by a fixed seed.
///
/// Properties, after real rulesets and logs: rule sets nest (those of 100 are the first of those of
/// 1,000); one rule in ten has a regex that is more than words, two in three have gaps, half ask for
/// a code, three in ten for an enhanced code; lines have some 130 bytes, four of five are known to a
/// rule, and rules are met as often as words are, by Zipf's law. Case varies.
struct Generator {
  private let vocabulary = Vocabulary(seed: 5_321)
  private var rules: [Made] = []

  private struct Made {
    var rule: Workload.Rule
    var phrasings: [Phrasing]
  }

  /// Makes `count` rules.
  init(rules count: Int) {
    var dice = Dice(seed: 1)
    var seen: Set<String> = []
    while rules.count < count {
      let made = make(&dice)
      // A lone short phrase would know half of all lines.
      let isTelling =
        made.phrasings.count > 1 || !made.phrasings[0].isLiteral
        || made.phrasings[0].literalLength >= 12
        || !made.rule.code.isEmpty && !made.rule.enhanced.isEmpty
      if isTelling, seen.insert(made.rule.expression).inserted { rules.append(made) }
    }
  }

  /// The first `size` rules, and `count` lines that they mostly know.
  func workload(rules size: Int, lines count: Int) -> Workload {
    var dice = Dice(seed: 1_000 + UInt64(size))
    let zipf = Zipf(size)
    let popular = dice.some(size, of: Array(0..<size))
    var workload = Workload(rules: rules.prefix(size).map(\.rule))
    for _ in 0..<count {
      func pick(_ dice: inout Dice) -> Made {
        rules[dice.share() < 0.8 ? popular[zipf.place(&dice)] : dice.below(size)]
      }
      workload.lines.append(line(&dice, pick).utf8)
    }
    return workload
  }

  /// All literal phrasings of the first `size` rules.
  func literals(ofRules size: Int) -> [String] {
    var dice = Dice(seed: 3)
    return rules.prefix(size).flatMap { made in
      made.phrasings.filter(\.isLiteral).map { $0.sample(&dice) }
    }
  }

  // MARK: Rules

  private func make(_ dice: inout Dice) -> Made {
    let code = dice.share() < 0.55 ? dice.one(of: vocabulary.codes) : ""
    var enhanced = ""
    if dice.share() < 0.3 {
      let first = code.isEmpty ? dice.one(of: ["4", "5", "5"]) : String(code.prefix(1))
      enhanced = "\(first).\(dice.one(of: vocabulary.enhanced))"
    }
    let count = dice.one(of: [1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3])
    let special = dice.share() < 0.1 ? dice.below(count) : -1
    let phrasings = (0..<count).map { $0 == special ? regex(&dice) : words(&dice) }
    return Made(
      rule: Workload.Rule(
        code: code, enhanced: enhanced, text: phrasings.map(\.regex).joined(separator: ".*")),
      phrasings: phrasings)
  }

  private func words(_ dice: inout Dice) -> Phrasing {
    let v = vocabulary
    switch dice.below(50) {
    case 0..<13: return Phrasing("\(dice.one(of: v.things)) \(dice.one(of: v.states))")
    case 13..<19: return Phrasing(dice.one(of: v.deeds))
    case 19..<24: return Phrasing("\(dice.one(of: v.kinds)) \(dice.one(of: v.things))")
    case 24..<28: return Phrasing(dice.one(of: v.states))
    case 28..<32: return Phrasing(dice.one(of: v.things))
    case 32..<41: return Phrasing("\(dice.one(of: v.invented)).\(dice.one(of: v.ends))")
    case 41..<45:
      return Phrasing(
        dice.one(of: v.signs) + dice.one(of: ["-", "#", ":", ""]) + "\(dice.between(100...999))")
    default: return Phrasing("\(dice.one(of: v.deeds)) \(dice.one(of: v.invented))")
    }
  }

  private func regex(_ dice: inout Dice) -> Phrasing {
    let v = vocabulary
    switch dice.below(4) {
    case 0:
      return Phrasing([
        .oneOf(dice.some(dice.between(2...3), of: v.things)), .text(" "), .oneOf(["is ", "was "]),
        .oneOf(dice.some(dice.between(2...3), of: v.states)),
      ])
    case 1:
      let count = dice.between(2...4)
      return Phrasing([
        .text("\(dice.one(of: v.signs))\(dice.below(10))"), .digits(count...count),
      ])
    case 2:
      return Phrasing([
        .perhaps(["["]), .text(dice.one(of: v.signs)), .perhaps(["s"]), .text("\(dice.below(10))"),
        .digits(1...1), .perhaps(["]"]),
      ])
    default:
      let low = dice.between(1...2)
      return Phrasing([
        .text(dice.one(of: v.things)), .perhaps([":", "=", "-"]), .text(" "),
        .digits(low...low + dice.between(1...4)), .text(" "),
        .text(dice.one(of: ["bytes", "times", "kb", "messages"])),
      ])
    }
  }

  // MARK: Lines

  private func line(_ dice: inout Dice, _ pick: (inout Dice) -> Made) -> String {
    var code = dice.one(of: vocabulary.codes)
    var status = ""
    var words: [String] = []
    if dice.share() < 0.2 {
      for _ in 0..<dice.between(2...3) {
        words.append(varied(dice.one(of: vocabulary.greetings), &dice))
        words += fillers(dice.between(1...2), &dice)
      }
    } else {
      let made = pick(&dice)
      if !made.rule.code.isEmpty { code = made.rule.code }
      status = made.rule.enhanced
      if made.rule.code.isEmpty, let first = status.first { code = "\(first)\(code.dropFirst())" }
      words += fillers(dice.between(1...2), &dice) + text(made, &dice)
      // Some lines are known to several rules.
      if dice.below(10) == 0 { words += text(pick(&dice), &dice) }
      words += fillers(dice.between(1...2), &dice)
    }
    if status.isEmpty, dice.share() < 0.7 {
      status = "\(code.prefix(1)).\(dice.one(of: vocabulary.enhanced))"
    }
    let separator = dice.below(4) == 0 ? "-" : " "
    return code + separator + (status.isEmpty ? "" : status + " ") + words.joined(separator: " ")
  }

  private func text(_ made: Made, _ dice: inout Dice) -> [String] {
    made.phrasings.enumerated().flatMap { index, phrasing in
      let gap = index == 0 ? [] : fillers(dice.one(of: [0, 1, 1, 2]), &dice)
      return gap + [varied(phrasing.sample(&dice), &dice)]
    }
  }

  private func fillers(_ count: Int, _ dice: inout Dice) -> [String] {
    (0..<count).map { _ in vocabulary.filler(&dice) }
  }

  private func varied(_ text: String, _ dice: inout Dice) -> String {
    switch dice.below(20) {
    case 0..<11: text
    case 11..<17: text.prefix(1).uppercased() + text.dropFirst()
    default: text.uppercased()
    }
  }
}
