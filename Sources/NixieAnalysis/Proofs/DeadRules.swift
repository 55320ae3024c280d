internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// E406, E407 and W401: rules that can never win, match nothing, or never win for one of their ESPs.
struct DeadRules {
  let compilation: Compilation
  private let evidence: Evidence
  private(set) var prover: Prover
  private(set) var findings: [Finding] = []
  private(set) var undecided = 0
  /// A reply that each rule wins.
  private(set) var witnesses: [String: WrittenReply] = [:]

  init(_ compilation: Compilation, _ evidence: Evidence, _ prover: Prover) {
    self.compilation = compilation
    self.evidence = evidence
    self.prover = prover
  }

  var ruleset: Ruleset { compilation.ruleset }

  mutating func run(_ progress: (String, Int, Int) -> Void) {
    let losers = Set(compilation.duplicates.map { Duplicates.loser($0, $1, compilation) })
    var ranks = [[Int]](repeating: [], count: ruleset.rules.count)
    for (rank, entry) in compilation.order.enumerated() { ranks[entry.rule].append(rank) }
    for item in evidence.items {
      guard let first = item.ranks.first, first < compilation.order.count else { continue }
      let winner = ruleset.rules[compilation.order[first].rule].id
      if witnesses[winner] == nil { witnesses[winner] = item.reply }
    }
    for rule in ruleset.rules.indices where !losers.contains(rule) {
      if rule % 64 == 0 { progress("dead rules", rule, ruleset.rules.count) }
      judge(rule, ranks[rule])
    }
  }

  private mutating func judge(_ rule: Int, _ ranks: [Int]) {
    var covers: [(esp: Int?, rules: [Int])] = []
    for rank in ranks where !evidence.winners.contains(rank) && !winsItsExamples(rank) {
      switch prover.fate(ofRank: rank) {
      case .wins(let reply): witnesses[ruleset.rules[rule].id] = reply
      case .undecided: undecided += 1
      case .isEmpty:
        findings.append(empty(rule))
        return
      case .isCovered(let cover): covers.append((compilation.order[rank].esp, cover))
      }
    }
    if covers.isEmpty { return }
    if covers.count == ranks.count {
      let cover = Set(covers.flatMap(\.rules)).sorted()
      if let finding = dead(rule, cover, ranks) {
        findings.append(finding)
      } else {
        undecided += 1
      }
    } else {
      for (esp, cover) in covers {
        guard let esp else { continue }
        findings.append(deadFor(esp, rule, cover))
      }
    }
  }

  /// Whether an example of the rule wins for the ESP of `rank`, whatever ESP it is written for.
  private func winsItsExamples(_ rank: Int) -> Bool {
    guard let esp = compilation.order[rank].esp else { return false }
    return ruleset.rules[compilation.order[rank].rule].examples.contains { example in
      var reply = ruleset.written(example)
      reply.hints.esp = ruleset.esps[esp].id
      return prover.side.answer(reply).rank == rank
    }
  }

  // MARK: What is said

  private func dead(_ rule: Int, _ cover: [Int], _ ranks: [Int]) -> Finding? {
    let own = ruleset.rules[rule]
    guard let (witness, winner) = witness(rule, cover, ranks) else { return nil }
    let names = cover.map { ruleset.rules[$0].id }
    let together = names.count == 1 ? names[0] : "\(listed(names)) together"
    var removal = Removal(compilation, prover)
    let effect = removal.effect(of: rule)
    guard effect.isNone else {
      return ordering(rule, cover, "\(together) win\(names.count == 1 ? "s" : "")", effect)
    }
    return Finding(
      diagnostic: Diagnostic(
        code: "E406",
        message: "\(own.id) can never win: \(together) win\(names.count == 1 ? "s" : "") "
          + "every reply that it matches",
        span: own.nameSpan,
        labels: cover.map {
          Diagnostic.Label(
            span: ruleset.rules[$0].nameSpan, text: compilation.reason($0, before: rule))
        },
        notes: [
          "for example: \(witness.shown), which \(ruleset.rules[winner].id) decides",
          cure(rule, cover),
        ]), explained: own.id)
  }

  /// What to do about a rule that never wins: nobody wrote it in order to have it removed.
  private func cure(_ rule: Int, _ cover: [Int]) -> String {
    let own = ruleset.rules[rule]
    let overriding = "say `overrides \(ruleset.rules[cover[0]].id)` in it if it knows better"
    guard let above = cover.first(where: { ruleset.rules[$0].priority > own.priority }) else {
      return "\(overriding), or remove it"
    }
    return "take the `priority` out of \(ruleset.rules[above].id), or \(overriding); else remove it"
  }

  /// A rule that never wins, and cannot be removed without looking.
  private func ordering(
    _ rule: Int, _ cover: [Int], _ who: String, _ effect: Removal.Effect
  ) -> Finding {
    let own = ruleset.rules[rule]
    var notes = ["the order of other rules hangs on it"]
    if case .order(let reply, let now, let then) = effect {
      let (first, second) = (ruleset.rules[now].id, ruleset.rules[then].id)
      notes = [
        "\(first) comes before \(second) only because this stands between them",
        "for example: \(reply.shown), which \(first) decides now, "
          + "and \(second) would without it",
        "say which is right, by `overrides`; then remove this",
      ]
    }
    return Finding(
      diagnostic: Diagnostic(
        code: "W408", severity: .warning,
        message: "\(own.id) can never win: \(who) every reply that it matches; "
          + "but it orders others",
        span: own.nameSpan,
        labels: cover.map {
          Diagnostic.Label(
            span: ruleset.rules[$0].nameSpan, text: compilation.reason($0, before: rule))
        }, notes: notes), explained: own.id)
  }

  private func deadFor(_ esp: Int, _ rule: Int, _ cover: [Int]) -> Finding {
    let own = ruleset.rules[rule]
    let name = ruleset.esps[esp].id
    let names = cover.map { ruleset.rules[$0].id }
    return Finding(
      diagnostic: Diagnostic(
        code: "W401", severity: .warning,
        message: "\(own.id) can never win for \(name): \(listed(names)) "
          + "win\(names.count == 1 ? "s" : "") every reply that it matches there",
        span: own.nameSpan,
        labels: cover.map {
          Diagnostic.Label(
            span: ruleset.rules[$0].nameSpan, text: compilation.reason($0, before: rule))
        }, notes: ["leave \(name) out of its `for` line"]), explained: nil)
  }

  /// A reply of the rule, a real one if possible, that a rule of the cover wins; if those that
  /// come before the cover leave nothing to it, a reply that one of them wins.
  private func witness(
    _ rule: Int, _ cover: [Int], _ ranks: [Int]
  ) -> (WrittenReply, winner: Int)? {
    let order = compilation.order
    func winner(_ found: [Int]) -> Int? {
      guard let first = found.first, found.contains(where: ranks.contains) else { return nil }
      return order[first].rule
    }
    var other: (WrittenReply, winner: Int)?
    for item in evidence.items {
      guard let found = winner(item.ranks) else { continue }
      if cover.contains(found) { return (item.reply, found) }
      other = other ?? (item.reply, found)
    }
    for rank in ranks {
      var space = prover.space
      var question = space.question([rule])
      for _ in 0..<Prover.roundLimit {
        guard case .specimen(let specimen) = space.search(question) else { break }
        let text = space.spelledText(ruleset.rules[rule].clauses)
          .flatMap { RuleSpace.framed($0) == specimen.text ? $0 : nil }
        let reply = specimen.written(
          space.universe, esp: order[rank].esp.map { ruleset.esps[$0].id }, text: text)
        guard let found = winner(prover.side.matches(reply)) else { break }
        if cover.contains(found) { return (reply, found) }
        other = other ?? (reply, found)
        guard question.add(found, at: specimen, in: space) else { break }
      }
    }
    return other
  }
}

/// `a`, `a and b`, `a, b and c`.
func listed(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
