internal import Nixie
internal import NixieAutomata
internal import NixieCompiler

/// The rules of two compilations in one ``RuleSpace``: patterns, ESPs and categories of the same
/// name are one, so that a question may be about rules of both.
struct JointRules {
  let space: RuleSpace
  let old: Side
  let new: Side
  /// Whether each ESP of the space is declared on a side: elsewhere its name is no hint.
  let isKnown: (old: [Bool], new: [Bool])
  /// Signatures of one side only: the ESP, and a rule that matches where the signature is found.
  let changedSignatures: [(esp: Int, isNew: Bool, rule: Int)]

  /// Compares what the compilations keep of their work. O(patterns), and an automaton for each
  /// pattern that needs one.
  init(
    _ old: (Compilation, Classifier), _ new: (Compilation, Classifier), budget: Int
  ) {
    var merging = Merging(old.0.ruleset, new.0.ruleset)
    let oldRules = old.0.ruleset.rules.map { merging.adopted($0, from: old.0.ruleset) }
    let newRules = new.0.ruleset.rules.map { merging.adopted($0, from: new.0.ruleset) }
    let signatures = merging.changedSignatures(old.0.ruleset, new.0.ruleset)
    let ownRules = oldRules.count + newRules.count
    changedSignatures = signatures.enumerated().map { index, signature in
      (signature.esp, signature.isNew, ownRules + index)
    }
    let joint = merging.ruleset(oldRules + newRules + signatures.map(\.rule))
    let plan = MatchPlan(joint.patterns)
    let finder = FragmentFinder(plan)
    space = RuleSpace(
      joint,
      Compilation.Workings(plan: plan, universe: CodeUniverse(joint), finder: finder),
      budget: budget)
    self.old = merging.side(old.0, old.1, firstRule: 0)
    self.new = merging.side(new.0, new.1, firstRule: oldRules.count)
    isKnown = (
      merging.esps.map { merging.known(old.0.ruleset, $0) },
      merging.esps.map { merging.known(new.0.ruleset, $0) }
    )
  }

  /// What a rule says of a reply; nil where no rule matches.
  func verdict(_ rule: Int?) -> (category: Int, permanence: PermanenceRule) {
    guard let rule else { return (0, space.ruleset.categories[0].permanence) }
    return (space.ruleset.rules[rule].category, space.ruleset.rules[rule].permanence)
  }
}

/// The work of making two rulesets one.
private struct Merging {
  let esps: [String]
  private let categories: [String]
  private let declarations: [String: Ruleset.Category]
  private let espNumbers: [String: Int]
  private let categoryNumbers: [String: Int]
  private var patterns: [Pattern] = []
  private var numbers: [Regex: PatternID] = [:]
  private var sources: Ruleset

  init(_ old: Ruleset, _ new: Ruleset) {
    sources = new
    esps = Set((old.esps + new.esps).map(\.id)).sorted()
    espNumbers = Dictionary(uniqueKeysWithValues: zip(esps, esps.indices))
    declarations = Dictionary(
      (old.categories + new.categories).map { ($0.id, $0) }, uniquingKeysWith: { _, new in new })
    let unclassified = new.categories[0].id
    categories = [unclassified] + declarations.keys.filter { $0 != unclassified }.sorted()
    categoryNumbers = Dictionary(uniqueKeysWithValues: zip(categories, categories.indices))
  }

  /// `rule` with the numbers of the joint ruleset.
  mutating func adopted(_ rule: Ruleset.Rule, from ruleset: Ruleset) -> Ruleset.Rule {
    var adopted = rule
    adopted.scope = rule.scope?.compactMap { espNumbers[ruleset.esps[$0].id] }
    adopted.category = categoryNumbers[ruleset.categories[rule.category].id] ?? 0
    adopted.overrides = []
    for (index, clause) in rule.clauses.enumerated() {
      adopted.clauses[index].patterns = clause.patterns.map {
        number(ruleset.patterns[$0.index])
      }
    }
    return adopted
  }

  private mutating func number(_ pattern: Pattern) -> PatternID {
    let regex = pattern.regex.withoutCaptures
    if let known = numbers[regex] { return known }
    let id = PatternID(patterns.count)
    numbers[regex] = id
    var own = pattern
    own.regex = regex
    own.captures = []
    patterns.append(own)
    return id
  }

  /// Signatures that only one of the rulesets has, each as a rule that asks for nothing else.
  mutating func changedSignatures(
    _ old: Ruleset, _ new: Ruleset
  ) -> [(esp: Int, isNew: Bool, rule: Ruleset.Rule)] {
    struct Signature: Hashable {
      var esp: String
      var pattern: PatternID
    }
    let sides = [old, new].map { ruleset in
      Set(
        ruleset.esps.flatMap { esp in
          esp.signatures.map {
            Signature(esp: esp.id, pattern: number(ruleset.patterns[$0.pattern.index]))
          }
        })
    }
    return sides.indices.flatMap { side in
      sides[side].subtracting(sides[1 - side]).sorted { $0.pattern < $1.pattern }.map { signature in
        (
          espNumbers[signature.esp] ?? 0, side == 1,
          Ruleset.Rule(signature: signature.pattern)
        )
      }
    }
  }

  func ruleset(_ rules: [Ruleset.Rule]) -> Ruleset {
    var joint = sources
    joint.categories = categories.compactMap { declarations[$0] }
    joint.esps = []
    joint.documents = []
    joint.rules = rules
    joint.patterns = patterns
    return joint
  }

  func side(_ compilation: Compilation, _ classifier: Classifier, firstRule: Int) -> Side {
    let own = compilation.ruleset.esps
    let numbers = own.map { espNumbers[$0.id] ?? 0 }
    var parents = [Int?](repeating: nil, count: esps.count)
    for (index, esp) in own.enumerated() {
      parents[numbers[index]] = esp.parent.map { numbers[$0] }
    }
    return Side(
      order: compilation.order.map { entry in
        Precedence.Ranked(rule: entry.rule + firstRule, esp: entry.esp.map { numbers[$0] })
      }, parents: parents, esps: esps, classifier: classifier)
  }

  func known(_ ruleset: Ruleset, _ esp: String) -> Bool {
    ruleset.esps.contains { $0.id == esp }
  }
}
