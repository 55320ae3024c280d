internal import Nixie
internal import NixieCompiler

/// What becomes of the others where a rule that never wins is removed.
///
/// Mostly nothing. But a rule may stand between two others of which only the weight would say who
/// comes first: it is more specific than the one, say, and the other overrides it. Then the two may
/// change places without it, and who called the rule dead would be wrong.
struct Removal {
  /// What is known of it.
  enum Effect {
    /// No reply is decided by another rule of another verdict.
    case none
    /// This reply may be: who decides it now, and who would.
    case order(WrittenReply, now: Int, then: Int)
    /// The order changes, and whether that matters was not decided.
    case undecided

    var isNone: Bool {
      if case .none = self { return true }
      return false
    }
  }

  private let compilation: Compilation
  private var prover: Prover
  /// Pairs that may change places before nothing more is asked: one rule seldom moves two.
  private static let pairLimit = 64

  init(_ compilation: Compilation, _ prover: Prover) {
    self.compilation = compilation
    self.prover = prover
  }

  /// What happens without `rule`, which wins nothing.
  mutating func effect(of rule: Int) -> Effect {
    let before = compilation.order.filter { $0.rule != rule }
    let after = compilation.order(without: rule)
    // The same order of the same rules gives the same answers.
    if before == after { return .none }
    let now = prover.side.with(order: before)
    let then = prover.side.with(order: after)
    var isSure = true
    let pairs = Self.swapped(before, after)
    if pairs.count > Self.pairLimit { return .undecided }
    for pair in pairs {
      switch flip(pair, now, then) {
      case .none: continue
      case .order(let reply, let first, let second): return .order(reply, now: first, then: second)
      case .undecided: isSure = false
      }
    }
    return isSure ? .none : .undecided
  }

  /// Entries that stand in the one order before, in the other behind each other.
  private static func swapped(
    _ before: [Precedence.Ranked], _ after: [Precedence.Ranked]
  ) -> [(first: Precedence.Ranked, second: Precedence.Ranked)] {
    let places = Dictionary(uniqueKeysWithValues: zip(after, after.indices))
    var pairs: [(first: Precedence.Ranked, second: Precedence.Ranked)] = []
    let moved = before.indices.filter { places[before[$0]] != $0 }
    for (index, first) in moved.enumerated() {
      for second in moved[(index + 1)...] {
        guard let one = places[before[first]], let other = places[before[second]], one > other
        else { continue }
        pairs.append((before[first], before[second]))
      }
    }
    return pairs
  }

  /// Looks for a reply that the first of `pair` decides now, and the second then.
  private mutating func flip(
    _ pair: (first: Precedence.Ranked, second: Precedence.Ranked), _ now: Side, _ then: Side
  ) -> Effect {
    let rules = compilation.ruleset.rules
    let (first, second) = (rules[pair.first.rule], rules[pair.second.rule])
    guard first.category != second.category || first.permanence != second.permanence else {
      return .none
    }
    let esps = [pair.first.esp, pair.second.esp].compactMap { $0 }
    // Somebody whose replies both are for.
    let esp = esps.first { esps.allSatisfy(prover.side.chain($0).contains) }
    guard esps.isEmpty || esp != nil, prover.space.canMeet(pair.first.rule, pair.second.rule) else {
      return .none
    }
    var question = prover.space.question([pair.first.rule, pair.second.rule])
    for _ in 0..<Prover.roundLimit {
      switch prover.space.search(question) {
      case .nothing: return .none
      case .undecided: return .undecided
      case .specimen(let specimen):
        let winners = [now, then].compactMap { side in
          side.winner(specimen, esp: esp, in: prover.space).map { side.order[$0].rule }
        }
        guard winners.count == 2 else { return .undecided }
        if winners == [pair.first.rule, pair.second.rule] {
          let reply = specimen.written(prover.space.universe, esp: esp.map { prover.side.esps[$0] })
          return .order(reply, now: winners[0], then: winners[1])
        }
        let obstacle = winners[0] != pair.first.rule ? winners[0] : winners[1]
        guard question.add(obstacle, at: specimen, in: prover.space) else { return .undecided }
      }
    }
    return .undecided
  }
}
