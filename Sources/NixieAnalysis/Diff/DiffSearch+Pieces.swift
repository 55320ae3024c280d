internal import Nixie
internal import NixieAutomata
internal import NixieCompiler

extension DiffSearch {
  /// A rule, or one of the alternatives of its longest `any of`.
  ///
  /// Of a rule of eight alternatives that lost one, seven are what they were: piece by piece, the
  /// new rule covers them, and nothing needs to be asked.
  struct Piece {
    var rule: Int
    var number: Int
    var clauses: [Ruleset.Clause]
  }

  func pieces(_ rule: Int) -> [Piece] {
    let clauses = space.ruleset.rules[rule].clauses
    let longest = clauses.indices.filter { clauses[$0].kind == .anyOf }
      .max { clauses[$0].patterns.count < clauses[$1].patterns.count }
    guard let longest else { return [Piece(rule: rule, number: 0, clauses: clauses)] }
    return clauses[longest].patterns.enumerated().map { number, pattern in
      var one = clauses
      one[longest].patterns = [pattern]
      return Piece(rule: rule, number: number, clauses: one)
    }
  }

  /// The place of the first of `ranks` that matches whatever the piece matches; nobody behind it
  /// wins such a reply.
  mutating func cover(of piece: Piece, _ side: Side, _ ranks: [Int]) -> Int? {
    let specimen = space.spelledText(piece.clauses).map(RuleSpace.framed)
    guard let text = specimen else { return nil }
    let reading = space.reading(text)
    let codes = (space.replySet(piece.rule), space.enhancedSet(piece.rule))
    let stages = space.ruleset.rules[piece.rule].stages
    for (place, rank) in ranks.enumerated() {
      let other = side.order[rank].rule
      let rule = space.ruleset.rules[other]
      guard stages & ~rule.stages == 0, codes.0.isSubset(of: space.replySet(other)),
        codes.1.isSubset(of: space.enhancedSet(other)),
        rule.clauses.allSatisfy({ space.holds($0, reading) }),
        space.languages.isIncluded(piece.clauses, in: rule.clauses) == true
      else { continue }
      return place
    }
    return nil
  }
}
