import Nixie
import NixieCompiler
import NixieSyntax
import TestSupport

/// Small rulesets over few words, codes and ESPs, and all replies that these make: so much that
/// rules cover each other, so little that everything can be tried.
struct RandomRuleset {
  var rules: [Rule]

  struct Rule {
    var name: String
    var lines: [String]
    var verdict: String
    var priority: Int
    /// The rule that it overrides.
    var overridden: String?

    var text: String {
      let last = overridden.map { ["overrides \($0)"] } ?? []
      let head = "rule \(name)\n" + (lines + last).map { "  \($0)\n" }.joined()
      return head + "  is \(verdict)\n  priority \(priority)\n  example | x\n"
    }
  }

  static let words = ["ab", "c", "de"]
  static let codes = ["550", "450", "none"]
  static let verdicts = ["full", "slow", "full, permanent"]

  init(_ generator: inout Generator) {
    let count = 2 + generator.below(5)
    rules = (0..<count).map { Self.rule("r\($0)", &generator) }
    // Later ones override earlier ones, so that there is no circle.
    for index in rules.indices.dropFirst() where generator.once(in: 4) {
      rules[index].overridden = "r\(generator.below(index))"
    }
  }

  static func rule(_ name: String, _ generator: inout Generator) -> Rule {
    var lines: [String] = []
    if generator.once(in: 4) { lines.append("for \(generator.pick(["one", "two", "one, two"]))") }
    if generator.once(in: 2) { lines.append("code \(generator.pick(["550", "4xx", "5xx, 450"]))") }
    if generator.once(in: 5) { lines.append("stage \(generator.pick(["rcpt", "rcpt, data"]))") }
    lines.append("text " + text(&generator))
    if generator.once(in: 3) { lines.append("except text \(pattern(&generator))") }
    return Rule(
      name: name, lines: lines, verdict: generator.pick(verdicts),
      priority: generator.once(in: 3) ? generator.below(3) : 0)
  }

  private static func text(_ generator: inout Generator) -> String {
    switch generator.below(4) {
    case 0: "any of \(pattern(&generator)), \(pattern(&generator))"
    case 1: "all of \(pattern(&generator)), \(pattern(&generator))"
    default: pattern(&generator)
    }
  }

  private static func pattern(_ generator: inout Generator) -> String {
    let anchor = generator.once(in: 4) ? generator.pick(["is ", "starts with ", "ends with "]) : ""
    let (first, second) = (generator.pick(words), generator.pick(words))
    let body = generator.pick([first, "\(first) \(second)", "\(first)*\(second)", "\(first)*"])
    return "\(anchor)\"\(body)\""
  }

  func set(without name: String? = nil) -> SourceSet {
    let head =
      "ruleset t\n title \"T\"\n format 1\n"
      + "esp one\n title \"One\"\n domains one.example\n"
      + "esp two\n title \"Two\"\n like one\n domains two.example\n"
    let left = rules.filter { $0.name != name }.map { rule in
      var rule = rule
      if !rules.contains(where: { $0.name == rule.overridden && $0.name != name }) {
        rule.overridden = nil
      }
      return rule
    }
    let text = head + left.map(\.text).joined()
    return Sample.set(["names.nixie": Sample.categories, "t.nixie": text])
  }

  /// Every reply of up to three words, under every code, from everybody.
  static let replies: [(text: [UInt8], hints: Hints)] = {
    var texts = [""]
    var longest = [""]
    for _ in 0..<3 {
      longest = longest.flatMap { text in
        words.map { text.isEmpty ? $0 : "\(text) \($0)" }
      }
      texts += longest
    }
    return texts.flatMap { text in
      codes.flatMap { code in
        [nil, "one", "two"].flatMap { esp in
          [nil, Stage.rcpt].map { stage in
            (
              Array((code == "none" ? text : "\(code) \(text)").utf8),
              Hints(esp: esp, stage: stage)
            )
          }
        }
      }
    }
  }()
}

extension Classifier {
  /// The rule, category and permanence of one reply.
  func told(_ text: [UInt8], _ hints: Hints) -> (rule: String?, verdict: String) {
    let answer = classify(text, hints: hints)
    return (answer.rule, "\(answer.category), \(answer.permanence.name)")
  }
}
