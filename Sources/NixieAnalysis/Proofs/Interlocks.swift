internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// W406: rules that interlock, and nothing but their weight decides between them.
///
/// Any two texts can be glued together; two that interlock need not be: their shortest common reply
/// is shorter than that, since a word of it stands for both. So somebody may well send it. On
/// shipped rules there are thousands of such pairs, and most are harmless. What an author must know
/// is where a rule loses the very words that one of its alternatives says: that is found by
/// ``Alternatives`` and told of always; all others are listed on request, by this.
struct Interlocks {
  private let compilation: Compilation
  private let prover: Prover
  private let chance: Chance
  /// Pairs about which more has been said.
  private let known: Set<Chance.Pair>
  /// By pattern: where it stands as something wanted.
  private let uses: [[Use]]
  private(set) var findings: [Diagnostic] = []

  private struct Use {
    var rule: Int
    var clause: Int
    var place: SourceSpan
  }

  /// A pair of rules, and the reply of both with most in common.
  private struct Interlock {
    var winner: Use
    var loser: Use
    var reply: WrittenReply
    var shared: Int
  }

  init(_ compilation: Compilation, _ prover: Prover, known: Set<Chance.Pair>) {
    self.compilation = compilation
    self.prover = prover
    self.known = known
    chance = Chance(compilation)
    var uses = [[Use]](repeating: [], count: compilation.ruleset.patterns.count)
    for (rule, own) in compilation.ruleset.rules.enumerated() where !own.isFallback {
      for (clause, part) in own.clauses.enumerated() where part.kind == .anyOf {
        for (pattern, place) in zip(part.patterns, part.places) {
          uses[pattern.index].append(Use(rule: rule, clause: clause, place: place))
        }
      }
    }
    self.uses = uses
  }

  /// O(pairs of patterns with a common word), and a reply classified for each that agrees.
  mutating func run(_ progress: (String, Int, Int) -> Void) {
    var overlays = Overlays(compilation.ruleset.patterns) { !uses[$0].isEmpty }
    overlays.run { _, _ in true }
    let pairs = overlays.found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var found: [Chance.Pair: Interlock] = [:]
    for (number, (patterns, overlay)) in pairs.enumerated() {
      if number % 4_096 == 0 { progress("interlocks", number, pairs.count) }
      for left in uses[patterns[0]] {
        for right in uses[patterns[1]] {
          let pair = Chance.Pair(left.rule, right.rule)
          guard (found[pair]?.shared ?? 0) < overlay.shared, !known.contains(pair) else { continue }
          if let interlock = interlock(left, right, overlay) { found[pair] = interlock }
        }
      }
    }
    findings = found.sorted { ($0.key.low, $0.key.high) < ($1.key.low, $1.key.high) }
      .map { diagnostic($0.value) }
  }

  private func interlock(_ left: Use, _ right: Use, _ overlay: Overlay) -> Interlock? {
    guard let esp = chance.speaker(left.rule, right.rule),
      prover.space.canMeet(left.rule, right.rule)
    else { return nil }
    let rules = compilation.ruleset.rules
    var parts = [overlay.text]
    for use in [left, right] {
      for (index, clause) in rules[use.rule].clauses.enumerated()
      where clause.kind == .anyOf && index != use.clause {
        guard let part = prover.space.spelledText([clause]) else { return nil }
        if !parts.contains(part) { parts.append(part) }
      }
    }
    let text = Array(parts.joined(separator: [0x20]))
    let framed = RuleSpace.framed(text)
    guard
      prover.space.languages.holds(rules[left.rule].clauses + rules[right.rule].clauses, framed),
      let reply = prover.plainest([left.rule, right.rule], text, esp: esp.number)
    else { return nil }
    let claimants = prover.claimants(reply)
    guard claimants.contains(left.rule), claimants.contains(right.rule) else { return nil }
    // Where a third rule wins, it does not matter which of the two comes first.
    if claimants.first == left.rule, chance.decides(left.rule, right.rule) {
      return Interlock(winner: left, loser: right, reply: reply, shared: overlay.shared)
    }
    guard claimants.first == right.rule, chance.decides(right.rule, left.rule) else { return nil }
    return Interlock(winner: right, loser: left, reply: reply, shared: overlay.shared)
  }

  private func diagnostic(_ interlock: Interlock) -> Diagnostic {
    let ruleset = compilation.ruleset
    let (winner, loser) = (
      ruleset.rules[interlock.winner.rule], ruleset.rules[interlock.loser.rule]
    )
    return Diagnostic(
      code: "W406", severity: .warning,
      message: "\(winner.id) and \(loser.id) interlock, and only their weight decides",
      span: interlock.winner.place,
      labels: [
        Diagnostic.Label(
          span: interlock.winner.place, text: "says \(ruleset.verdict(of: winner)), and wins"),
        Diagnostic.Label(
          span: interlock.loser.place, text: "says \(ruleset.verdict(of: loser))"),
      ],
      notes: [
        "both match: \(interlock.reply.shown)",
        "where such replies are sent, say which is right: `overrides \(loser.id)` in the one, or "
          + "an `except` in the other",
      ])
  }
}
