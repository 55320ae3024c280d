internal import Nixie
internal import NixieAutomata
internal import NixieCompiler

/// What a search in a ``RuleSpace`` comes to.
enum Discovery: Sendable {
  /// A point, whose text is a shortest one for its codes.
  case specimen(Specimen)
  /// There is none: this is proven.
  case nothing
  /// The budget ended first.
  case undecided
}

/// Which points are looked for: those that all of some rules match and none of others.
struct Question: Sendable {
  /// Rules that match.
  var all: [Int]
  /// What must hold of the text: the clauses of these rules, or narrower ones.
  var clauses: [Ruleset.Clause]
  /// Rules that do not.
  var none: [Obstacle] = []
  /// Codes that are admitted; nil: any.
  var replies: Bits?
  var enhanced: Bits?

  /// A rule that must not match, or a part of it: of the alternatives of each `any of` those that
  /// matter. Leaving some out makes the obstacle smaller, so that "there is no point" stays true.
  struct Obstacle: Sendable {
    var rule: Int
    var clauses: [Ruleset.Clause]
  }
}

extension RuleSpace {
  /// The question for a reply that all of `rules` match.
  func question(_ rules: [Int]) -> Question {
    Question(all: rules, clauses: rules.flatMap { ruleset.rules[$0].clauses })
  }

  /// Looks for a point that answers `question`.
  ///
  /// Codes and stages are cut into cells in which the same obstacles apply, each cell is one search
  /// for a text, and cells with more obstacles than another are left out: what is not found there
  /// is not found here.
  mutating func search(_ question: Question) -> Discovery {
    var isUndecided = false
    for cell in cells(question) {
      let obstacles = question.none.indices.filter(cell.obstacles.contains).map {
        question.none[$0].clauses
      }
      // An obstacle without conditions on the text takes the whole cell.
      if obstacles.contains(where: \.isEmpty) { continue }
      switch searchText(question.clauses, obstacles) {
      case .witness(let text):
        return .specimen(
          Specimen(reply: cell.reply, enhanced: cell.enhanced, stage: cell.stage, text: text))
      case .empty: continue
      case .undecided: isUndecided = true
      }
    }
    return isUndecided ? .undecided : .nothing
  }

  /// A text that satisfies all `clauses` and none of the `obstacles`.
  ///
  /// The alternatives of the first `any of` are tried one by one: many small products instead of a
  /// large one.
  mutating func searchText(
    _ clauses: [Ruleset.Clause], _ obstacles: [[Ruleset.Clause]]
  ) -> Language.Answer {
    guard let first = clauses.firstIndex(where: { $0.kind == .anyOf && $0.patterns.count > 1 })
    else { return searchPlain(clauses, obstacles) }
    var result = Language.Answer.empty
    for pattern in clauses[first].patterns {
      var one = clauses
      one[first].patterns = [pattern]
      switch searchPlain(one, obstacles) {
      case .witness(let text): return .witness(text)
      case .empty: continue
      case .undecided(let states): result = .undecided(states: states)
      }
    }
    return result
  }

  private mutating func searchPlain(
    _ clauses: [Ruleset.Clause], _ obstacles: [[Ruleset.Clause]]
  ) -> Language.Answer {
    if let text = naturalText(clauses), !obstacles.contains(where: { languages.holds($0, text) }) {
      return .witness(text)
    }
    var parts: [Language] = []
    for clause in clauses {
      guard let language = languages.language(clause) else { return .undecided(states: 0) }
      parts.append(language)
    }
    for obstacle in obstacles {
      guard let language = languages.language(obstacle) else { return .undecided(states: 0) }
      parts.append(.complement(language))
    }
    searches += 1
    let found = Language.intersection(parts).find(budget: budget)
    statesVisited += found.states
    return found.answer
  }

  // MARK: Cells

  /// Codes and a stage, and the obstacles that apply there.
  private struct Cell {
    var reply: Int
    var enhanced: Int
    var stage: Int
    var obstacles: Bits
  }

  private func cells(_ question: Question) -> [Cell] {
    var replies = question.replies ?? universe.replySets[0]
    var enhanced = question.enhanced ?? universe.enhancedSets[0]
    var stages = Stage.anyMask
    for rule in question.all {
      replies = replies.intersection(replySet(rule))
      enhanced = enhanced.intersection(enhancedSet(rule))
      stages &= ruleset.rules[rule].stages
    }
    let none = question.none.map(\.rule)
    let replyGroups = Self.groups(replies, none.map { replySet($0) })
    let enhancedGroups = Self.groups(enhanced, none.map { enhancedSet($0) })
    let stageGroups = Self.groups(
      Bits(mask: stages), none.map { Bits(mask: ruleset.rules[$0].stages) })
    var cells: [Cell] = []
    for replyGroup in replyGroups {
      guard let reply = CodeUniverse.naturalReplies(replyGroup.atoms) else { continue }
      for enhancedGroup in enhancedGroups {
        guard let code = universe.naturalEnhanced(enhancedGroup.atoms, reply: reply) else {
          continue
        }
        for stageGroup in stageGroups {
          let stage =
            stageGroup.atoms.contains(Specimen.unknownStage)
            ? Specimen.unknownStage : stageGroup.atoms.first ?? Specimen.unknownStage
          let obstacles = replyGroup.obstacles.intersection(enhancedGroup.obstacles)
            .intersection(stageGroup.obstacles)
          cells.append(Cell(reply: reply, enhanced: code, stage: stage, obstacles: obstacles))
        }
      }
    }
    return Self.minimal(cells)
  }

  /// The members of `whole` by which of `sets` they are in.
  private static func groups(
    _ whole: Bits, _ sets: [Bits]
  ) -> [(atoms: Bits, obstacles: Bits)] {
    var groups = whole.isEmpty ? [] : [(atoms: whole, obstacles: Bits(count: sets.count))]
    for (index, set) in sets.enumerated() {
      var next: [(atoms: Bits, obstacles: Bits)] = []
      for group in groups {
        let inside = group.atoms.intersection(set)
        let outside = group.atoms.subtracting(set)
        if !outside.isEmpty { next.append((outside, group.obstacles)) }
        if !inside.isEmpty {
          var obstacles = group.obstacles
          obstacles.insert(index)
          next.append((inside, obstacles))
        }
      }
      groups = next
    }
    return groups
  }

  /// Cells none of which has all the obstacles of another, fewest obstacles first.
  private static func minimal(_ cells: [Cell]) -> [Cell] {
    let sorted = cells.enumerated().sorted {
      ($0.element.obstacles.population, $0.offset) < ($1.element.obstacles.population, $1.offset)
    }.map(\.element)
    var kept: [Cell] = []
    for cell in sorted where !kept.contains(where: { $0.obstacles.isSubset(of: cell.obstacles) }) {
      kept.append(cell)
    }
    return kept
  }
}

extension Bits {
  /// The set bits of a mask of stages.
  init(mask: UInt32) {
    self.init(count: 7)
    for index in 0..<7 where mask & (1 << UInt32(index)) != 0 { insert(index) }
  }
}
