internal import Nixie

/// Who wins, computed once: one linear order of all rules, best first.
///
/// A rule for several ESPs stands in it once for each, since it may be close to one and far from
/// another. The order is the linear extension of two relations,
///
/// - `overrides`: the rule that names another comes before it;
/// - specificity: of two rules of one kind, priority and distance to the ESP, the one that matches
///   fewer replies comes before the other (``Specificity``);
///
/// that always takes, of the rules whose betters have all been taken, the one with the best key:
/// rules before fallbacks, higher priority, closer ESP, then the published weight: more literal
/// characters, fewer reply codes, fewer enhanced codes, id. An edge of specificity that an
/// `overrides` contradicts is dropped. (Kahn 1962, with a priority queue.)
package struct Precedence: Sendable {
  /// A rule in the order, with the ESP that it is for.
  package struct Ranked: Sendable, Hashable {
    package var rule: Int
    /// By index; nil for any.
    package var esp: Int?

    package init(rule: Int, esp: Int? = nil) {
      self.rule = rule
      self.esp = esp
    }
  }

  /// Best first.
  package private(set) var order: [Ranked] = []

  /// All rules in order; `missing` is taken for a rule that is not there.
  /// O((rules + edges) log rules).
  package init(
    _ ruleset: Ruleset, universe: CodeUniverse, specificity: Specificity,
    without missing: Int? = nil
  ) {
    let ranked = ruleset.rules.indices.filter { $0 != missing }.flatMap { rule in
      ruleset.rules[rule].scope?.map { Ranked(rule: rule, esp: $0) } ?? [Ranked(rule: rule)]
    }
    var places = [[Int]](repeating: [], count: ruleset.rules.count)
    for (place, entry) in ranked.enumerated() { places[entry.rule].append(place) }
    let depths = ruleset.esps.indices.map { Self.depth(of: $0, in: ruleset.esps) }
    let sizes = universe.enhancedSizes
    let keys = ranked.map { entry in
      Key(
        ruleset.rules[entry.rule], depth: entry.esp.map { depths[$0] } ?? -1,
        literals: Self.literals(ruleset.rules[entry.rule], ruleset.patterns),
        replyCodes: universe.replySets[universe.replySet[entry.rule]].population,
        enhancedCodes: sizes[universe.enhancedSet[entry.rule]])
    }
    var graph = Graph(count: ranked.count)
    var overrides = ruleset.rules.map { $0.overrides.map(\.rule) }
    if let missing { overrides[missing] = [] }
    for (rule, others) in overrides.enumerated() {
      for winner in places[rule] {
        for other in others {
          for loser in places[other] { graph.add(winner, before: loser, isFirm: true) }
        }
      }
    }
    for edge in specificity.edges where !Self.overrides(edge.outer, edge.inner, overrides) {
      for winner in places[edge.inner] {
        for loser in places[edge.outer] where keys[winner].group == keys[loser].group {
          if ranked[winner].esp == ranked[loser].esp {
            graph.add(winner, before: loser, isFirm: false)
          }
        }
      }
    }
    order = graph.sorted(by: keys).map { ranked[$0] }
  }

  /// The fewest literal characters of any alternative, summed over what all must hold.
  private static func literals(_ rule: Ruleset.Rule, _ patterns: [Pattern]) -> Int {
    rule.clauses.filter { $0.kind == .anyOf }.reduce(0) { sum, clause in
      sum + (clause.patterns.map { patterns[$0.index].literals }.min() ?? 0)
    }
  }

  private static func depth(of esp: Int, in esps: [Ruleset.ESP]) -> Int {
    var depth = 0
    var current = esps[esp].parent
    while let next = current, depth <= esps.count {
      depth += 1
      current = esps[next].parent
    }
    return depth
  }

  /// Whether `winner` overrides `loser`, directly or through others.
  private static func overrides(_ winner: Int, _ loser: Int, _ overrides: [[Int]]) -> Bool {
    if overrides[winner].isEmpty { return false }
    var seen: Set<Int> = [winner]
    var queue = [winner]
    while let next = queue.popLast() {
      for other in overrides[next] where seen.insert(other).inserted {
        if other == loser { return true }
        queue.append(other)
      }
    }
    return false
  }

  /// What decides between rules that no edge orders. Smaller is better.
  struct Key: Comparable {
    /// Kind, priority, distance: edges of specificity hold within one group only.
    let group: Group
    let literals: Int
    let replyCodes: Int
    let enhancedCodes: Int
    let id: String

    struct Group: Hashable, Comparable {
      let isFallback: Bool
      let priority: Int
      let depth: Int

      static func < (left: Group, right: Group) -> Bool {
        if left.isFallback != right.isFallback { return right.isFallback }
        if left.priority != right.priority { return left.priority > right.priority }
        return left.depth > right.depth
      }
    }

    init(
      _ rule: Ruleset.Rule, depth: Int, literals: Int, replyCodes: Int, enhancedCodes: Int
    ) {
      group = Group(isFallback: rule.isFallback, priority: rule.priority, depth: depth)
      self.literals = literals
      self.replyCodes = replyCodes
      self.enhancedCodes = enhancedCodes
      id = rule.id
    }

    static func < (left: Key, right: Key) -> Bool {
      if left.group != right.group { return left.group < right.group }
      if left.literals != right.literals { return left.literals > right.literals }
      if left.replyCodes != right.replyCodes { return left.replyCodes < right.replyCodes }
      if left.enhancedCodes != right.enhancedCodes {
        return left.enhancedCodes < right.enhancedCodes
      }
      return left.id < right.id
    }
  }
}

/// A directed graph whose topological order is made best key first.
///
/// Firm edges alone make no cycle; with the others they can: of three rules, each more specific
/// than the next, the last may override the first. There the others give way.
private struct Graph {
  private var successors: [[(node: Int, isFirm: Bool)]]
  private var waitsFor: [Int]
  private var waitsFirmlyFor: [Int]

  init(count: Int) {
    successors = [[(node: Int, isFirm: Bool)]](repeating: [], count: count)
    waitsFor = [Int](repeating: 0, count: count)
    waitsFirmlyFor = waitsFor
  }

  mutating func add(_ first: Int, before second: Int, isFirm: Bool) {
    successors[first].append((second, isFirm))
    waitsFor[second] += 1
    if isFirm { waitsFirmlyFor[second] += 1 }
  }

  /// Nodes so that all firm edges lead forward, and all others that are in no cycle with them.
  func sorted(by keys: [Precedence.Key]) -> [Int] {
    let byKey = keys.indices.sorted { keys[$0] < keys[$1] }
    var position = [Int](repeating: 0, count: keys.count)
    for (place, node) in byKey.enumerated() { position[node] = place }
    var waits = waitsFor
    var waitsFirmly = waitsFirmlyFor
    var isTaken = [Bool](repeating: false, count: keys.count)
    var ready = Heap()
    for node in keys.indices where waits[node] == 0 { ready.push(position[node]) }
    var order: [Int] = []
    while order.count < keys.count {
      let best = ready.pop().map { byKey[$0] }
      // Nothing is ready: a cycle, which the best node that only edges of specificity hold breaks.
      guard let node = best ?? byKey.first(where: { !isTaken[$0] && waitsFirmly[$0] == 0 }) else {
        break
      }
      if isTaken[node] { continue }
      isTaken[node] = true
      order.append(node)
      for (next, isFirm) in successors[node] {
        waits[next] -= 1
        if isFirm { waitsFirmly[next] -= 1 }
        if waits[next] == 0 { ready.push(position[next]) }
      }
    }
    return order + byKey.filter { !isTaken[$0] }
  }
}

/// A binary heap of numbers, the smallest on top.
private struct Heap {
  private var items: [Int] = []

  mutating func push(_ item: Int) {
    items.append(item)
    var child = items.count - 1
    while child > 0, items[(child - 1) / 2] > items[child] {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Int? {
    guard let top = items.first, let last = items.popLast() else { return nil }
    if items.isEmpty { return top }
    items[0] = last
    var parent = 0
    while true {
      var smallest = parent
      for child in [parent * 2 + 1, parent * 2 + 2]
      where child < items.count && items[child] < items[smallest] {
        smallest = child
      }
      if smallest == parent { return top }
      items.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
