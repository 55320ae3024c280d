internal import Nixie
internal import NixieCompiler

/// What `nixie why` tells about one reply.
struct Findings {
  let reply: [UInt8]
  /// The text that rules saw.
  let text: String
  let answer: Classification
  let stage: Stage?
  let category: String
  let espTitle: String?
  /// The winning rule; nil where nothing knew the reply.
  let winner: Finding?
  /// Rules that match as well, best first.
  let losers: [Loser]
  /// Rules that lack one condition, best first.
  let near: [Finding]

  /// A rule, and how its conditions fared.
  struct Finding {
    var rule: String
    /// `file:line` where it is written.
    var place: String
    var verdict: String
    var note: String
    var source: String
    var isFallback: Bool
    var conditions: [(text: String, holds: Bool)]
    /// The conditions that fail.
    var lacks: [String] { conditions.filter { !$0.holds }.map(\.text) }
  }

  struct Loser {
    var finding: Finding
    var reason: String
  }

  init(_ reply: [UInt8], _ trace: Trace, _ hints: Hints, _ loaded: RuleSource.Loaded) {
    let names = loaded.classifier.catalogue
    self.reply = reply
    text = trace.text
    answer = loaded.classifier.classify(reply, hints: hints)
    stage = trace.answer.stage
    category = names.categoryTitle(trace.answer.category)
    espTitle = trace.answer.esp < 0 ? nil : names.espTitle(trace.answer.esp)
    winner = trace.matching.first.map { Finding($0, names) }
    var seen = Set(trace.matching.prefix(1).map(\.rule))
    let reasons = LossReason(names: names, compilation: loaded.compilation)
    losers = trace.matching.dropFirst().compactMap { loser in
      guard let best = trace.matching.first, seen.insert(loser.rule).inserted else { return nil }
      return Loser(
        finding: Finding(loser, names), reason: reasons.reason(winner: best, loser: loser))
    }
    // A text that is there says more than one that is not: what only an `except` held for is noise.
    near = trace.near.map { Finding($0, names) }.filter { finding in
      finding.conditions.contains { $0.holds && ConditionText($0.text).isAboutText }
    }
  }
}

extension Findings.Finding {
  init(_ trace: Trace.RuleTrace, _ names: Catalogue) {
    rule = names.ruleName(trace.rule)
    place = "\(names.ruleFile(trace.rule)):\(names.ruleLine(trace.rule))"
    verdict =
      names.categoryName(names.category(ofRule: trace.rule))
      + ", " + names.permanence(ofRule: trace.rule).words
    note = names.ruleNote(trace.rule)
    source = names.ruleSource(trace.rule)
    isFallback = names.isFallback(trace.rule)
    conditions = trace.conditions.map { ($0.condition.text, $0.holds) }
  }
}

/// The words of a condition.
struct ConditionText {
  let text: String

  init(_ text: String) { self.text = text }

  /// It says what must stand in the text, not what must not.
  var isAboutText: Bool { text.hasPrefix("text ") || text.hasPrefix("regex ") }

  /// For one line: a list of patterns with commas, and the end of a long one left out.
  func shown(limit: Int) -> String {
    var line = text.replacing("\" - \"", with: "\", \"").replacing("of - \"", with: "of \"")
    guard line.count > limit else { return line }
    let items = line.count { $0 == "," } + 1
    line = String(line.prefix(limit))
    if let comma = line.lastIndex(of: ",") { line = String(line[..<comma]) }
    let left = items - line.count { $0 == "," } - 1
    return line + (left > 0 ? ", … (\(left) more)" : " …")
  }
}

extension PermanenceRule {
  /// As rulesets spell it.
  var words: String {
    switch self {
    case .permanent: "permanent"
    case .temporary: "temporary"
    case .none: "none"
    case .byCode: "by code"
    }
  }
}
