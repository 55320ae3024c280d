internal import Nixie
internal import NixieCompiler

/// Which entries of one order are those of another, and which of them have kept their places.
///
/// Two entries are the same that match the same by the same words and say the same, whatever their
/// names. Entries of a longest run that stands in both orders in the same order are at rest; a
/// reply whose winners are both at rest has the same winner.
struct Alignment {
  /// By entry of the old order: its place in the new one.
  private(set) var newPlace: [Int?]
  private(set) var oldPlace: [Int?]
  /// By entry: there on both sides, and at rest.
  private(set) var rests: (old: [Bool], new: [Bool])

  /// - Parameter kinds: numbers of rules, equal where rules are the same (``kinds(_:)``).
  init(_ old: [Precedence.Ranked], _ new: [Precedence.Ranked], kinds: [Int]) {
    newPlace = [Int?](repeating: nil, count: old.count)
    oldPlace = [Int?](repeating: nil, count: new.count)
    rests = (
      [Bool](repeating: false, count: old.count), [Bool](repeating: false, count: new.count)
    )
    func key(_ entry: Precedence.Ranked) -> Precedence.Ranked {
      Precedence.Ranked(rule: kinds[entry.rule], esp: entry.esp)
    }
    var waiting: [Precedence.Ranked: [Int]] = [:]
    for place in new.indices.reversed() { waiting[key(new[place]), default: []].append(place) }
    for place in old.indices {
      guard let found = waiting[key(old[place])]?.popLast() else { continue }
      newPlace[place] = found
      oldPlace[found] = place
    }
    for place in Self.longestRise(newPlace) {
      rests.old[place] = true
      if let other = newPlace[place] { rests.new[other] = true }
    }
  }

  /// A number for each rule of the space, the same for rules that match and say the same by the
  /// same words.
  static func kinds(_ space: RuleSpace) -> [Int] {
    var numbers: [RuleKey: Int] = [:]
    return space.ruleset.rules.indices.map { rule in
      let key = RuleKey(rule, space)
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return number
    }
  }

  /// Nothing was added, taken away or moved.
  var isTrivial: Bool { rests.old.allSatisfy { $0 } && rests.new.allSatisfy { $0 } }

  /// Indices of a longest rising subsequence, nils left out. O(n log n) (Fredman, 1975).
  private static func longestRise(_ values: [Int?]) -> [Int] {
    var tails: [Int] = []
    var before = [Int?](repeating: nil, count: values.count)
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if (values[tails[middle]] ?? 0) < value { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? tails[low - 1] : nil
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var rise: [Int] = []
    var current = tails.last
    while let index = current {
      rise.append(index)
      current = before[index]
    }
    return rise.reversed()
  }
}

/// What a rule is, apart from its name, its ESPs and its place.
private struct RuleKey: Hashable {
  struct Clause: Hashable {
    var kind: ImageLayout.ClauseKind
    var patterns: Set<PatternID>
  }

  var replySet: Int
  var enhancedSet: Int
  var stages: UInt32
  var clauses: Set<Clause>
  var category: Int
  var permanence: PermanenceRule

  init(_ index: Int, _ space: RuleSpace) {
    let rule = space.ruleset.rules[index]
    replySet = space.universe.replySet[index]
    enhancedSet = space.universe.enhancedSet[index]
    stages = rule.stages
    clauses = Set(rule.clauses.map { Clause(kind: $0.kind, patterns: Set($0.patterns)) })
    category = rule.category
    permanence = rule.permanence
  }
}
