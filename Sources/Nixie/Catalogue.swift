/// The names and texts of an image: categories, ESPs, rules.
package struct Catalogue: Sendable {
  /// Held, so that the views below have something to look at.
  private let image: Image
  private let strings: Octets
  private let categories: Words
  private let esps: Words
  private let rules: Words
  private let infos: Words
  private let conditions: Words
  private let captureNames: Words

  private typealias Category = ImageLayout.Record.Category
  private typealias ESP = ImageLayout.Record.ESP
  private typealias Info = ImageLayout.Record.RuleInfo

  package init(_ image: Image) {
    self.image = image
    strings = image.octets(.strings)
    categories = image.words(.categories)
    esps = image.words(.esps)
    rules = image.words(.rules)
    infos = image.words(.ruleInfos)
    conditions = image.words(.conditions)
    captureNames = image.words(.captures)
  }

  /// The text whose offset and length stand at word `at`.
  private func text(_ words: Words, _ at: Int) -> String {
    let offset = words.int(at)
    return strings.string(offset..<offset + words.int(at + 1))
  }

  // MARK: Categories

  /// How many categories there are.
  package var categoryCount: Int { categories.count / Category.size }
  /// The id of category `index`.
  package func categoryName(_ index: Int) -> String {
    text(categories, index * Category.size + Category.name)
  }
  /// What category `index` says, in a few words.
  package func categoryTitle(_ index: Int) -> String {
    text(categories, index * Category.size + Category.title)
  }
  /// The group of category `index`.
  package func categoryGroup(_ index: Int) -> String {
    text(categories, index * Category.size + Category.group)
  }
  /// The advice of category `index`.
  package func categoryAdvice(_ index: Int) -> String {
    text(categories, index * Category.size + Category.advice)
  }
  /// The party at fault in category `index`.
  package func party(ofCategory index: Int) -> Party {
    Party(rawValue: categories[index * Category.size + Category.party]) ?? .receiver
  }
  /// What to do in category `index`.
  package func action(ofCategory index: Int) -> Action {
    Action(rawValue: categories[index * Category.size + Category.action]) ?? .review
  }
  /// The permanence of category `index` where its rules say no other.
  package func permanence(ofCategory index: Int) -> PermanenceRule {
    PermanenceRule(rawValue: categories[index * Category.size + Category.permanence]) ?? .byCode
  }

  // MARK: ESPs

  /// How many ESPs there are.
  package var espCount: Int { esps.count / ESP.size }
  /// The name of ESP `index` in rulesets.
  package func espName(_ index: Int) -> String { text(esps, index * ESP.size + ESP.name) }
  /// The name of ESP `index` for people.
  package func espTitle(_ index: Int) -> String { text(esps, index * ESP.size + ESP.title) }
  /// The ESP that `index` is like, if any.
  package func espParent(_ index: Int) -> Int? {
    let parent = esps[index * ESP.size + ESP.parent]
    return parent == ImageLayout.none ? nil : Int(parent)
  }

  // MARK: Rules

  /// How many ranked rules there are: a rule for two ESPs counts twice.
  package var rankCount: Int { rules.count / ImageLayout.Record.Rule.size }
  /// How many written rules and fallbacks there are.
  package var ruleCount: Int { infos.count / Info.size }

  /// The written rule behind `rank`.
  package func rule(ofRank rank: Int) -> Int {
    rules.int(rank * ImageLayout.Record.Rule.size + ImageLayout.Record.Rule.info)
  }
  /// The ESP that `rank` is for, or nil for any.
  package func esp(ofRank rank: Int) -> Int? {
    let esp = rules[rank * ImageLayout.Record.Rule.size + ImageLayout.Record.Rule.esp]
    return esp == ImageLayout.none ? nil : Int(esp)
  }
  /// `ruleset/name` of rule `index`.
  package func ruleName(_ index: Int) -> String { text(infos, index * Info.size + Info.name) }
  /// The advice of rule `index`, with its captures as `{name}`; empty if it has none of its own.
  package func ruleAdvice(_ index: Int) -> String { text(infos, index * Info.size + Info.advice) }
  /// The note of rule `index`.
  package func ruleNote(_ index: Int) -> String { text(infos, index * Info.size + Info.note) }
  /// The source of rule `index`.
  package func ruleSource(_ index: Int) -> String { text(infos, index * Info.size + Info.source) }
  /// The file that rule `index` stands in.
  package func ruleFile(_ index: Int) -> String { text(infos, index * Info.size + Info.file) }
  /// The line of the file that rule `index` begins at, from 1.
  package func ruleLine(_ index: Int) -> Int { infos.int(index * Info.size + Info.line) }
  /// Whether rule `index` is a fallback.
  package func isFallback(_ index: Int) -> Bool { infos[index * Info.size + Info.isFallback] != 0 }
  /// The category of rule `index`.
  package func category(ofRule index: Int) -> Int {
    infos.int(index * Info.size + Info.category)
  }
  /// The permanence that rule `index` gives.
  package func permanence(ofRule index: Int) -> PermanenceRule {
    PermanenceRule(rawValue: infos[index * Info.size + Info.permanence]) ?? .byCode
  }
  /// When to try again by rule `index`, in seconds.
  package func retryAfter(_ index: Int) -> Int? {
    let seconds = infos.int(index * Info.size + Info.retryAfter)
    return seconds == 0 ? nil : seconds
  }

  /// The conditions of rule `index`, as its author wrote them.
  package func conditions(ofRule index: Int) -> [Condition] {
    let first = infos.int(index * Info.size + Info.conditions)
    let count = min(infos.int(index * Info.size + Info.conditionCount), conditions.count)
    return (first..<first + count).compactMap { condition in
      let at = condition * ImageLayout.Record.Condition.size
      guard let kind = ImageLayout.ConditionKind(rawValue: conditions[at]) else { return nil }
      return Condition(
        kind: kind, text: text(conditions, at + ImageLayout.Record.Condition.text),
        clauses: clauses(at))
    }
  }

  private func clauses(_ condition: Int) -> Range<Int> {
    let first = conditions.int(condition + ImageLayout.Record.Condition.clause)
    let count = conditions.int(condition + ImageLayout.Record.Condition.clauseCount)
    return first..<first + min(count, conditions.count)
  }

  /// The captures of rule `index`: names, and what advice says where the reply has no such part.
  package func captures(ofRule index: Int) -> [(name: String, absent: String)] {
    let first = infos.int(index * Info.size + Info.captures)
    let count = min(infos.int(index * Info.size + Info.captureCount), captureNames.count)
    return (first..<first + count).map { capture in
      let at = capture * ImageLayout.Record.Capture.size
      return (text(captureNames, at), text(captureNames, at + 2))
    }
  }

  /// A condition of a rule.
  package struct Condition: Sendable {
    package let kind: ImageLayout.ConditionKind
    package let text: String
    /// Which clauses of the rule it became, for conditions on the text.
    package let clauses: Range<Int>
  }

  // MARK: Verdicts

  /// What the rule with `rank` says; `unclassified`, the first category, where there is none.
  @inline(__always)
  func verdict(
    ofRank rank: Int
  ) -> (category: Int, permanence: PermanenceRule, decision: Decision) {
    typealias Rule = ImageLayout.Record.Rule
    guard rank >= 0 else { return (0, permanence(ofCategory: 0), .none) }
    let verdict = rules[rank &* Rule.size &+ Rule.verdict]
    return (
      Int(verdict & Rule.category),
      PermanenceRule(rawValue: (verdict & ~Rule.isFallback) >> Rule.permanence) ?? .byCode,
      verdict & Rule.isFallback != 0 ? .fallback : .rule
    )
  }
}
