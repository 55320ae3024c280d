internal import Nixie
internal import NixieCompiler

/// Which rules nothing but the fixed weight orders.
struct Chance {
  /// Two rules, whichever comes first.
  struct Pair: Hashable {
    let low: Int
    let high: Int

    init(_ left: Int, _ right: Int) {
      low = min(left, right)
      high = max(left, right)
    }
  }

  /// Somebody for whom two rules are equally close: an ESP, or nobody in particular.
  struct Speaker {
    var number: Int?
  }

  private let compilation: Compilation
  /// By rule: the ESPs it is for; nil for any.
  private let scopes: [Set<Int>?]

  init(_ compilation: Compilation) {
    self.compilation = compilation
    scopes = compilation.ruleset.rules.map { $0.scope.map { Set($0) } }
  }

  /// For whom two rules of different verdicts are equally close; nil where there is nobody, or where
  /// their verdicts, kinds or priorities make a question of it.
  func speaker(_ left: Int, _ right: Int) -> Speaker? {
    let (first, second) = (compilation.ruleset.rules[left], compilation.ruleset.rules[right])
    guard left != right, first.category != second.category || first.permanence != second.permanence,
      !first.isFallback, !second.isFallback, first.priority == second.priority
    else { return nil }
    switch (scopes[left], scopes[right]) {
    case (nil, nil): return Speaker()
    case (let one?, let other?): return one.intersection(other).min().map { Speaker(number: $0) }
    default: return nil
    }
  }

  /// Whether `winner`, which comes before `loser`, does so by weight alone.
  func decides(_ winner: Int, _ loser: Int) -> Bool {
    speaker(winner, loser) != nil && !compilation.isLed(winner, before: loser)
  }
}
