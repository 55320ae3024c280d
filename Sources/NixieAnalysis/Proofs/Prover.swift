internal import Nixie
internal import NixieCompiler

/// Finds out what can become of a rule, by counter-examples: look for a reply that the rule matches
/// and that no obstacle takes; ask who wins it; if that is another rule, it is one more obstacle.
///
/// So only the few rules that stand in the way ever get into an automaton, and when nothing is left
/// the obstacles are the proof. (Clarke et al., "Counterexample-guided abstraction refinement",
/// 2000.)
struct Prover {
  var space: RuleSpace
  let side: Side
  /// Rounds of looking and asking before a question counts as undecided. The longest proof about
  /// the shipped rules takes six.
  static let roundLimit = 64

  /// What can become of a rule at one rank.
  enum Fate {
    /// It wins this reply.
    case wins(WrittenReply)
    /// It matches nothing at all.
    case isEmpty
    /// These rules win every reply that it matches.
    case isCovered([Int])
    case undecided
  }

  /// The fate of the rule at `rank`, in replies of the ESP that the rank is for.
  mutating func fate(ofRank rank: Int) -> Fate {
    let rule = side.order[rank].rule
    let esp = side.order[rank].esp
    var question = space.question([rule])
    for _ in 0..<Self.roundLimit {
      switch space.search(question) {
      case .undecided: return .undecided
      case .nothing:
        return question.none.isEmpty ? .isEmpty : .isCovered(cover(question))
      case .specimen(let specimen):
        guard let winner = side.winner(specimen, esp: esp, in: space) else { return .undecided }
        if side.order[winner].rule == rule {
          return confirmed(specimen, winner).map { .wins($0) } ?? .undecided
        }
        guard question.add(side.order[winner].rule, at: specimen, in: space) else {
          return .undecided
        }
      }
    }
    return .undecided
  }

  /// The obstacles without which the question would have an answer.
  private mutating func cover(_ question: Question) -> [Int] {
    var question = question
    var index = 0
    while index < question.none.count, question.none.count > 1 {
      var without = question
      without.none.remove(at: index)
      if case .nothing = space.search(without) {
        question = without
      } else {
        index += 1
      }
    }
    return question.none.map(\.rule)
  }

  /// `specimen` as a reply that the compiled classifier gives to the rule at `rank`; nil where it
  /// does not. Without a hint a reply may be signed by an ESP, whose rules come first: then a hint
  /// at another helps.
  private func confirmed(_ specimen: Specimen, _ rank: Int) -> WrittenReply? {
    let rule = side.order[rank].rule
    let own = side.order[rank].esp
    let spelled = space.spelledText(space.ruleset.rules[rule].clauses).flatMap {
      RuleSpace.framed($0) == specimen.text ? $0 : nil
    }
    let others: [Int?] = own == nil ? [nil] + side.esps.indices.map { $0 } : [own]
    let plain = spelled ?? Array(specimen.text.dropFirst().dropLast())
    for esp in others {
      // A text that begins with a code is read as one, but for words in front of it.
      for text in [plain, Array("Error: ".utf8) + plain] {
        let reply = specimen.written(space.universe, esp: esp.map { side.esps[$0] }, text: text)
        let answer = side.answer(reply)
        if answer.rank >= 0, side.order[answer.rank].rule == rule { return reply }
      }
    }
    return nil
  }
}

extension Question {
  /// Makes `rule` an obstacle, as far as it matches `specimen`; false if it already is.
  mutating func add(_ rule: Int, at specimen: Specimen, in space: RuleSpace) -> Bool {
    let reading = space.reading(specimen.text)
    let clauses = space.ruleset.rules[rule].clauses.map { clause in
      var part = clause
      if clause.kind == .anyOf { part.patterns.removeAll { !space.holds($0, reading) } }
      return part
    }
    guard let known = none.firstIndex(where: { $0.rule == rule }) else {
      none.append(Obstacle(rule: rule, clauses: clauses))
      return true
    }
    var isNew = false
    for (index, clause) in clauses.enumerated() where clause.kind == .anyOf {
      for pattern in clause.patterns
      where !none[known].clauses[index].patterns.contains(pattern) {
        none[known].clauses[index].patterns.append(pattern)
        isNew = true
      }
    }
    return isNew
  }
}
