internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// One pass over all documented lines.
struct CoverageRun {
  private let ruleset: Ruleset
  private let classifier: Classifier
  private let rules: [String: Ruleset.Rule]
  /// The ESP of a ruleset that declares just one, by the file of the ruleset.
  private let soleESPs: [Int: Int]
  /// The counts of each ESP, by its index.
  private(set) var byESP: [Coverage.Count]

  init(ruleset: Ruleset, classifier: Classifier) {
    self.ruleset = ruleset
    self.classifier = classifier
    rules = Dictionary(uniqueKeysWithValues: ruleset.rules.map { ($0.id, $0) })
    soleESPs = Dictionary(grouping: ruleset.esps.indices) { ruleset.esps[$0].span.file }
      .compactMapValues { $0.count == 1 ? $0[0] : nil }
    byESP = Array(repeating: Coverage.Count(), count: ruleset.esps.count)
  }

  /// The lines of one document, which are counted for their ESPs as well: the one that a line
  /// names, else the one that the ruleset is about.
  mutating func count(_ document: Ruleset.Document) -> Coverage.Count {
    var total = Coverage.Count()
    for line in document.expectations {
      let told = classifier.classify(line.text, hints: hints(line, withESP: true))
      let untold = classifier.classify(line.text, hints: hints(line, withESP: false))
      let rule = told.rule.flatMap { rules[$0] }
      let esp = line.esp ?? soleESPs[document.nameSpan.file]
      var count = count(line, told, untold, esp, isOwn: rule?.ruleset == document.ruleset)
      total += count
      guard let esp else { continue }
      if told.decision == .rule {
        count.own = rule?.scope?.contains(esp) ?? false ? 1 : 0
        count.general = 1 - count.own
      }
      byESP[esp] += count
    }
    return total
  }

  private func hints(_ line: Ruleset.Expected, withESP: Bool) -> Hints {
    Hints(esp: withESP ? line.esp.map { ruleset.esps[$0].id } : nil, stage: line.stage)
  }

  private func count(
    _ line: Ruleset.Expected, _ told: Classification, _ untold: Classification, _ esp: Int?,
    isOwn: Bool
  ) -> Coverage.Count {
    var count = Coverage.Count()
    count.lines = 1
    switch told.decision {
    case .rule where isOwn: count.own = 1
    case .rule: count.general = 1
    case .fallback: count.fallback = 1
    case .none: count.none = 1
    }
    if ruleset.difference(line, from: told) != nil { count.wrong = 1 }
    if ruleset.difference(line, from: untold) == nil { count.rightFromText = 1 }
    if let esp {
      count.attributed = 1
      if untold.esp == ruleset.esps[esp].id { count.recognised = 1 }
    }
    return count
  }
}
