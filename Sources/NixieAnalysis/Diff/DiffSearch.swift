internal import Nixie
internal import NixieCompiler

/// The search for replies that get different verdicts from two sides.
///
/// For each who may say a reply, the entries of both orders that are for them are aligned. Whatever
/// is not at rest is tried with samples of its own first, and then with every entry of the other
/// side that could win what it won: such a pair is one question after another (``flip``), until it
/// has a witness or is proven to have none. A pair of verdicts that has a witness already is not
/// asked about again.
struct DiffSearch {
  let joint: JointRules
  var space: RuleSpace
  var found: DiffChanges
  private(set) var undecided = 0
  /// What was not asked, in words.
  private(set) var leftOut: [String] = []
  private var questions = 0
  /// The limit of questions, or of states for all of them, was reached.
  private var isCut = false
  /// Pairs of ranks that were asked about where both sides take the reply for the same ESP's.
  private var asked: Set<[Int]> = []
  private var sampled: Set<Int> = []
  /// Pieces, as rule and number, that some reply tells the two sides apart by.
  private var flipped: Set<[Int]> = []
  /// Whether to go on with a piece that is told apart already.
  private let isExhaustive: Bool
  private let kinds: [Int]
  /// Codes cut by permanence, for two rules of permanence by their raw values.
  private let parts: [[CodeClass.Part]]

  init(_ joint: JointRules, _ found: DiffChanges, isExhaustive: Bool) {
    self.isExhaustive = isExhaustive
    self.joint = joint
    self.found = found
    space = joint.space
    kinds = Alignment.kinds(joint.space)
    let universe = joint.space.universe
    parts = (UInt32(0)..<16).map { index in
      guard let old = PermanenceRule(rawValue: index / 4),
        let new = PermanenceRule(rawValue: index % 4)
      else { return [] }
      return CodeClass.parts(old, new, universe)
    }
  }

  typealias Context = DiffContexts.Context

  mutating func run(_ contexts: DiffContexts, _ progress: (String, Int, Int) -> Void) {
    for (index, context) in contexts.all.enumerated() {
      progress("changed rules", index, contexts.all.count)
      compare(in: context)
    }
    if contexts.hasOtherSignatures {
      leftOut.append("replies that carry the signatures of two ESPs were not compared")
    }
    if isCut { leftOut.append("the rest was not compared after \(questions) questions") }
  }

  private mutating func compare(in context: Context) {
    let old = Self.ranks(joint.old, context.old)
    let new = Self.ranks(joint.new, context.new)
    let alignment = Alignment(
      old.map { joint.old.order[$0] }, new.map { joint.new.order[$0] }, kinds: kinds)
    if alignment.isTrivial { return }
    var isTold = false
    for (place, rank) in old.enumerated() where !alignment.rests.old[place] {
      if sample(joint.old.order[rank].rule, context) { isTold = true }
    }
    for (place, rank) in new.enumerated() where !alignment.rests.new[place] {
      if sample(joint.new.order[rank].rule, context) { isTold = true }
    }
    // Who is taken for another than before has other rules: that they differ is seen, and which of
    // all pairs of rules a reply could be made for is no news.
    if !context.isSame, isTold, !isExhaustive { return }
    askForOld(old, new, alignment, context)
    askForNew(old, new, alignment, context)
  }

  /// Whoever took the place of what the old side lost.
  private mutating func askForOld(
    _ old: [Int], _ new: [Int], _ alignment: Alignment, _ context: Context
  ) {
    for place in old.indices where !alignment.rests.old[place] {
      for piece in pieces(joint.old.order[old[place]].rule) where goesOn(piece) {
        let end = cover(of: piece, joint.new, new)
        for other in new.indices.prefix(end.map { $0 + 1 } ?? new.count)
        where goesOn(piece) && alignment.canDiffer(place, other) {
          ask(piece, (old[place], new[other]), context)
        }
        if end == nil, goesOn(piece), alignment.canDiffer(place, nil) {
          ask(piece, (old[place], nil), context)
        }
      }
    }
  }

  /// Whoever had what the new side took. Pairs of two that changed have been asked about.
  private mutating func askForNew(
    _ old: [Int], _ new: [Int], _ alignment: Alignment, _ context: Context
  ) {
    for place in new.indices where !alignment.rests.new[place] {
      for piece in pieces(joint.new.order[new[place]].rule) where goesOn(piece) {
        let end = cover(of: piece, joint.old, old)
        for other in old.indices.prefix(end.map { $0 + 1 } ?? old.count)
        where goesOn(piece) && alignment.rests.old[other] && alignment.canDiffer(other, place) {
          ask(piece, (old[other], new[place]), context)
        }
        if end == nil, goesOn(piece), alignment.canDiffer(nil, place) {
          ask(piece, (nil, new[place]), context)
        }
      }
    }
  }

  private func goesOn(_ piece: Piece) -> Bool {
    !isCut && (isExhaustive || !flipped.contains([piece.rule, piece.number]))
  }

  /// Ranks of a side that take part for `esp`.
  private static func ranks(_ side: Side, _ esp: Int?) -> [Int] {
    let chain = side.chain(esp)
    return side.order.indices.filter { side.order[$0].esp.map(chain.contains) ?? true }
  }

  // MARK: Samples

  /// Compares natural replies of `rule`, one an alternative; true if a verdict differs.
  private mutating func sample(_ rule: Int, _ context: Context) -> Bool {
    guard !context.isSame || sampled.insert(rule).inserted else { return false }
    var isTold = false
    let signature = context.signature.map { space.ruleset.rules[$0].clauses } ?? []
    for piece in pieces(rule) {
      guard let text = space.spelledText(piece.clauses + signature) else { continue }
      for specimen in specimens(rule, text)
      where compare(specimen, text, context, .sample) {
        flipped.insert([rule, piece.number])
        isTold = true
      }
    }
    return isTold
  }

  /// `text` under the usual codes of `rule`: one that is permanent and one that is not, or, if it
  /// has neither, one of success.
  private func specimens(_ rule: Int, _ text: [UInt8]) -> [Specimen] {
    let replies = space.replySet(rule)
    let stages = Bits(mask: space.ruleset.rules[rule].stages)
    let stage =
      stages.contains(Specimen.unknownStage) ? Specimen.unknownStage : stages.first ?? 0
    let classes = CodeClass.allCases.filter { !replies.intersection($0.replies).isEmpty }
    return classes.prefix(2).compactMap { codes in
      guard let reply = CodeUniverse.naturalReplies(replies.intersection(codes.replies)),
        let enhanced = space.universe.naturalEnhanced(space.enhancedSet(rule), reply: reply)
      else { return nil }
      return Specimen(
        reply: reply, enhanced: enhanced, stage: stage, text: RuleSpace.framed(text))
    }
  }

  @discardableResult
  mutating func compare(
    _ specimen: Specimen, _ text: [UInt8]?, _ context: Context, _ origin: RulesetDiff.Origin
  ) -> Bool {
    var reply = specimen.written(space.universe, esp: nil, text: text)
    let stage = reply.hints.stage
    reply.hints = context.hints
    reply.hints.stage = stage
    return found.compare(reply, origin)
  }

  // MARK: Pairs

  /// Asks whether some reply of `piece` is won by one rank before and by the other after; nil: by
  /// no rule.
  private mutating func ask(
    _ piece: Piece, _ ranks: (old: Int?, new: Int?), _ context: Context
  ) {
    let entries = (ranks.old.map { joint.old.order[$0] }, ranks.new.map { joint.new.order[$0] })
    let before = entries.0?.rule
    let after = entries.1?.rule
    // Rules for any have been compared where nobody in particular speaks: fewer stand in the way.
    if context.isSame, context.old != nil, entries.0?.esp == nil, entries.1?.esp == nil { return }
    guard isNew(piece, ranks, context) else { return }
    if let before, let after, !space.canMeet(before, after) { return }
    let verdicts = (joint.verdict(before), joint.verdict(after))
    guard verdicts.0 != verdicts.1 else { return }
    for part in parts[Int(verdicts.0.permanence.rawValue * 4 + verdicts.1.permanence.rawValue)] {
      let pair = (
        Verdict(category: name(verdicts.0.category), permanence: part.old),
        Verdict(category: name(verdicts.1.category), permanence: part.new)
      )
      if pair.0 == pair.1 || found.isKnown(pair.0, pair.1) { continue }
      questions += 1
      guard questions <= AnalysisLimits.diffQuestions,
        space.statesVisited <= AnalysisLimits.diffStatesInAll
      else {
        isCut = true
        return
      }
      let other = piece.rule == before ? after : before
      let all = [piece.rule, other, context.signature].compactMap { $0 }
      var question = Question(
        all: all,
        clauses: piece.clauses + all.dropFirst().flatMap { space.ruleset.rules[$0].clauses })
      question.replies = part.replies
      question.enhanced = part.enhanced
      switch flip(&question, before, after, context) {
      case nil: undecided += 1
      case true?: flipped.insert([piece.rule, piece.number])
      case false?: continue
      }
    }
  }

  /// Whether a pair was not asked about yet, for the same speakers. How they are recognised does
  /// not matter, where a hint has been tried.
  private mutating func isNew(
    _ piece: Piece, _ ranks: (old: Int?, new: Int?), _ context: Context
  ) -> Bool {
    let speakers = context.isSame ? [-2] : [context.old ?? -1, context.new ?? -1]
    let pair = [ranks.old ?? -1, ranks.new ?? -1, piece.rule, piece.number] + speakers
    if context.signature != nil, asked.contains(pair + [-1]) {
      return false
    }
    return asked.insert(pair + [context.signature ?? -1]).inserted
  }

  private func name(_ category: Int) -> String { space.ruleset.categories[category].id }

  /// Looks for a reply that `before` wins on the old side and `after` on the new; what stands in
  /// the way becomes an obstacle. Nil where that is not decided.
  private mutating func flip(
    _ question: inout Question, _ before: Int?, _ after: Int?, _ context: Context
  ) -> Bool? {
    for _ in 0..<Prover.roundLimit {
      switch space.search(question) {
      case .nothing: return false
      case .undecided: return nil
      case .specimen(let specimen):
        let first = joint.old.winner(specimen, esp: context.old, in: space)
          .map { joint.old.order[$0].rule }
        let second = joint.new.winner(specimen, esp: context.new, in: space)
          .map { joint.new.order[$0].rule }
        if first == before, second == after {
          return confirm(specimen, question, context) ? true : nil
        }
        let obstacle = first != before ? first : second
        guard let obstacle, question.add(obstacle, at: specimen, in: space) else { return nil }
      }
    }
    return nil
  }

  /// Without a hint a reply may be signed by an ESP, whose rules come first: then a hint at an ESP
  /// without rules of its own helps.
  private mutating func confirm(
    _ specimen: Specimen, _ question: Question, _ context: Context
  ) -> Bool {
    let text = space.spelledText(question.clauses)
      .flatMap { RuleSpace.framed($0) == specimen.text ? $0 : nil }
    let plain = text ?? Array(specimen.text.dropFirst().dropLast())
    for candidate in [plain, Array("Error: ".utf8) + plain] {
      if compare(specimen, candidate, context, .constructed) { return true }
    }
    guard context.isSame, context.old == nil else { return false }
    return joint.old.esps.indices.contains { esp in
      let other = Context(old: esp, new: esp, hints: Hints(esp: joint.old.esps[esp]))
      return joint.isKnown.old[esp] && joint.isKnown.new[esp]
        && compare(specimen, plain, other, .constructed)
    }
  }
}

extension Alignment {
  /// Whether a reply may be won by the entry at `old` before and by that at `new` after; nil: by
  /// none.
  func canDiffer(_ old: Int?, _ new: Int?) -> Bool {
    let rests = (old.map { self.rests.old[$0] } ?? true, new.map { self.rests.new[$0] } ?? true)
    if rests.0, rests.1 { return false }
    // The one's twin would have come before the other, and matches the reply as well.
    if let old, let twin = newPlace[old], twin <= new ?? .max { return false }
    if let new, let twin = oldPlace[new], twin <= old ?? .max { return false }
    return true
  }
}
