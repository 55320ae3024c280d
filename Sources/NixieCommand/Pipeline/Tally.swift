internal import Nixie
internal import NixieLogs

/// How often what was answered.
package struct Tally: Sendable {
  /// Answers by each decision.
  private var byRule = 0
  private var byFallback = 0
  private var byNone = 0
  /// Records that the filter let through.
  package var shown = 0
  /// By category, ESP (the last: unknown) and written rule (the last: none); empty where nobody
  /// asked.
  package var categories: [Int] = []
  package var esps: [Int] = []
  package var rules: [Int] = []

  /// Answers by a rule, by a fallback, by none.
  package var decisions: [Int] { [byRule, byFallback, byNone] }

  /// Makes room for the names of `classifier`, if they are to be counted.
  mutating func prepare(_ classifier: Classifier, counts: Bool) {
    let names = classifier.catalogue
    (byRule, byFallback, byNone) = (0, 0, 0)
    shown = 0
    categories = Array(repeating: 0, count: counts ? names.categoryCount : 0)
    esps = Array(repeating: 0, count: counts ? names.espCount + 1 : 0)
    rules = Array(repeating: 0, count: counts ? names.ruleCount + 1 : 0)
  }

  @inline(__always)
  mutating func count(_ answer: Answer, _ classifier: Classifier) {
    switch answer.decision {
    case .rule: byRule &+= 1
    case .fallback: byFallback &+= 1
    case .none: byNone &+= 1
    }
    guard !categories.isEmpty else { return }
    if categories.indices.contains(answer.category) { categories[answer.category] += 1 }
    esps[esps.indices.contains(answer.esp) ? answer.esp : esps.count - 1] += 1
    let rule =
      answer.rank < 0 ? rules.count - 1 : classifier.catalogue.rule(ofRank: answer.rank)
    rules[rules.indices.contains(rule) ? rule : rules.count - 1] += 1
  }
}

extension LogCounts {
  static func - (total: LogCounts, part: LogCounts) -> LogCounts {
    var rest = total
    rest.results -= part.results
    rest.events -= part.events
    rest.withoutResult -= part.withoutResult
    rest.unreadable -= part.unreadable
    rest.lines -= part.lines
    return rest
  }
}
