/// The rules of an image: finds the one with the best rank among those that match.
///
/// Each rule hangs on the rarest fragments of its text, in entries sorted by rank; a rule without
/// a fragment stands in the lists of the codes that it is for. So a reply is held only against rules of
/// which it carries something, and a list is left at the first entry that cannot win.
final class Rules: Sendable {
  private let rules: Words
  private let clauses: Words
  private let clausePatterns: Words
  private let entryOffsets: Words
  private let entries: Words
  private let unpinnedLists: Words
  private let unpinnedOffsets: Words
  private let unpinned: Words
  private let replyCodes: CodeTable
  private let enhancedCodes: CodeTable
  private let replyCodeSets: Words
  private let enhancedCodeSets: Words
  private let esps: Words
  private let patterns: Patterns
  /// Words a row of the bit matrices has.
  private let replyRow: Int
  private let enhancedRow: Int
  /// Lists a leaf of the reply codes has.
  private let unpinnedRow: Int
  /// The best rank of rules that no fragment announces.
  private let firstUnpinned: Int
  /// Each ESP has a bit of its own.
  private let hasFewESPs: Bool

  private typealias Rule = ImageLayout.Record.Rule
  private typealias Entry = ImageLayout.Record.Entry
  private typealias Clause = ImageLayout.Record.Clause

  init(_ image: Image, patterns: Patterns) {
    rules = image.words(.rules)
    clauses = image.words(.clauses)
    clausePatterns = image.words(.clausePatterns)
    entryOffsets = image.words(.entryOffsets)
    entries = image.words(.entries)
    unpinnedLists = image.words(.unpinnedLists)
    unpinnedOffsets = image.words(.unpinnedOffsets)
    unpinned = image.words(.unpinned)
    replyCodes = CodeTable(image.words(.replyCodes))
    enhancedCodes = CodeTable(image.words(.enhancedCodes))
    // The first word of a matrix is the number of words in a row.
    replyCodeSets = image.words(.replyCodeSets)
    enhancedCodeSets = image.words(.enhancedCodeSets)
    replyRow = replyCodeSets.int(0)
    enhancedRow = enhancedCodeSets.int(0)
    unpinnedRow = image.words(.summary).int(ImageLayout.Record.Summary.unpinnedRow)
    firstUnpinned = image.words(.summary).int(ImageLayout.Record.Summary.firstUnpinned)
    esps = image.words(.esps)
    hasFewESPs = esps.count <= 64 * ImageLayout.Record.ESP.size
    self.patterns = patterns
  }

  /// How many ranked rules there are.
  var count: Int { rules.count / Rule.size }

  /// The rank of the winner, or -1.
  ///
  /// An entry whose ESP, codes, stage and fragments fit is a candidate, unless it needs nothing more
  /// and wins at once. Candidates are decided from the best rank on, up to the first that holds, so
  /// that no automaton runs for a rule that would not win.
  func best(_ situation: Situation, _ scratch: inout Scratch) -> Int {
    let place = Place(situation, self)
    let known = entries.count / Entry.size
    let base = unsafe UnsafeRawPointer(entries.base)
    let candidates = unsafe scratch.candidates.base
    guard scratch.candidates.count >= Scratch.candidateCount else { return -1 }
    var best = count
    var waiting = 0
    for number in 0..<scratch.notes.count {
      let fragment = scratch.notes[number]
      let end = min(entryOffsets.int(fragment &+ 1), known)
      var index = entryOffsets.int(fragment)
      while index < end {
        // `index` is within the section.
        let entry = unsafe base + index &* (Entry.size &* 4)
        let rank = unsafe Int(entry.load(fromByteOffset: Entry.rule * 4, as: UInt32.self))
        if rank >= best { break }
        // PERF: no branch on what fits, since it would be guessed wrong every third time.
        let (fits, isCertain) = unsafe fits(entry, place, scratch.notes.bloom)
        best = fits & isCertain != 0 ? rank : best
        unsafe candidates[waiting] = UInt64(rank) &<< 32 | UInt64(index)
        waiting &+= Int(fits & ~isCertain)
        if waiting == Scratch.candidateCount {
          best = decide(waiting, best, place, &scratch)
          waiting = 0
        }
        index &+= 1
      }
    }
    if waiting > 0 { best = decide(waiting, best, place, &scratch) }
    if firstUnpinned < best { best = unpinned(place, best, &scratch) }
    return best < count ? best : -1
  }

  /// The rank of the first of `waiting` candidates that holds and is better than `best`, or that.
  private func decide(
    _ waiting: Int, _ best: Int, _ place: Place, _ scratch: inout Scratch
  ) -> Int {
    let candidates = unsafe scratch.candidates.base
    while true {
      var first = UInt64(best) &<< 32
      var number = -1
      for index in 0..<waiting where unsafe candidates[index] < first {
        first = unsafe candidates[index]
        number = index
      }
      if number < 0 { return best }
      let entry = Int(first & 0xffff_ffff) &* Entry.size
      let rank = Int(first &>> 32)
      if hasFewESPs || admits(esp: entries[entry &+ Entry.esp], place.esp),
        patterns.holds(entries.int(entry &+ Entry.pattern), &scratch),
        entries[entry &+ Entry.stages] & Entry.hasMore == 0 || holds(rank, &scratch)
      {
        return rank
      }
      unsafe candidates[number] = .max
    }
  }

  /// The best rank of rules that no fragment announces, if it is better than `best`, else that.
  private func unpinned(_ place: Place, _ best: Int, _ scratch: inout Scratch) -> Int {
    for index in unpinnedRules(place) {
      let rank = unpinned.int(index)
      if rank >= best { break }
      if admits(rules, rank &* Rule.size &+ Rule.esp, place), holds(rank, &scratch) { return rank }
    }
    return best
  }

  /// The ranks of all rules that match, best first. O(rules): for explanations and tests.
  func all(_ situation: Situation, _ scratch: inout Scratch) -> [Int] {
    let place = Place(situation, self)
    var ranks: [Int] = []
    for rank in 0..<count
    where admits(rules, rank * Rule.size + Rule.esp, place) && holds(rank, &scratch) {
      ranks.append(rank)
    }
    return ranks
  }

  /// What filters ask of a reply.
  private struct Place {
    var code: Int
    var enhanced: Int
    /// Where the rows of the leaves begin, in words of the matrices.
    var replyRow: Int
    var enhancedRow: Int
    var stage: UInt32
    var esp: Int?
    /// A bit for the ESP and for each that it is `like`, by the lower six bits of the index.
    var esps: UInt64

    @inline(__always)
    init(_ situation: Situation, _ rules: Rules) {
      code = rules.replyCodes.leaf(situation.code)
      enhanced = rules.enhancedCodes.leaf(situation.enhanced)
      replyRow = 1 &+ code &* rules.replyRow
      enhancedRow = 1 &+ enhanced &* rules.enhancedRow
      stage = situation.stage?.bit ?? Stage.unknownBit
      esp = situation.esp
      esps = situation.esp.map(rules.espMask) ?? 0
    }
  }

  private func espMask(_ esp: Int) -> UInt64 {
    var mask: UInt64 = 0
    var current: Int? = esp
    for _ in 0...Limits.likeDepth {
      guard let index = current else { break }
      mask |= 1 &<< UInt64(index & 63)
      let parent = esps[index &* ImageLayout.Record.ESP.size &+ ImageLayout.Record.ESP.parent]
      current = parent == ImageLayout.none ? nil : Int(parent)
    }
    return mask
  }

  private func unpinnedRules(_ place: Place) -> Range<Int> {
    let list = unpinnedLists.int(
      place.code &* unpinnedRow &+ (unpinnedRow > 1 ? place.enhanced : 0))
    let low = unpinnedOffsets.int(list)
    return low..<max(low, min(unpinnedOffsets.int(list + 1), unpinned.count))
  }

  /// Whether ESP, codes, stage and needed fragments of an entry fit, and whether that is all that
  /// its rule asks for; 1 or 0. Of more than 64 ESPs, others may seem to fit.
  @inline(__always)
  private func fits(
    _ entry: UnsafeRawPointer, _ place: Place, _ bloom: UInt64
  ) -> (fits: UInt32, isCertain: UInt32) {
    let needs = unsafe entry.loadUnaligned(fromByteOffset: Entry.needs * 4, as: UInt64.self)
    let esp = unsafe entry.load(fromByteOffset: Entry.esp * 4, as: UInt32.self)
    let reply = unsafe entry.load(fromByteOffset: Entry.replyCodes * 4, as: UInt32.self)
    let enhanced = unsafe entry.load(fromByteOffset: Entry.enhancedCodes * 4, as: UInt32.self)
    let stages = unsafe entry.load(fromByteOffset: Entry.stages * 4, as: UInt32.self)
    let forESP = UInt32(truncatingIfNeeded: place.esps &>> UInt64(esp & 63))
    let forAny: UInt32 = esp == ImageLayout.none ? 1 : 0
    let forStage: UInt32 = stages & place.stage != 0 ? 1 : 0
    let hasNeeds: UInt32 = needs & ~bloom == 0 ? 1 : 0
    let forCodes =
      (replyCodeSets[place.replyRow &+ Int(reply &>> 5)] &>> (reply & 31))
      & (enhancedCodeSets[place.enhancedRow &+ Int(enhanced &>> 5)] &>> (enhanced & 31))
    return (
      (forESP | forAny) & forStage & hasNeeds & forCodes & 1,
      stages &>> 31 & (hasFewESPs ? 1 : forAny)
    )
  }

  /// The conditions that are not about the text: ESP, codes, stage, in four words at `at`.
  private func admits(_ words: Words, _ at: Int, _ place: Place) -> Bool {
    admits(esp: words[at], place.esp) && words[at + 3] & place.stage != 0
      && replyCodeSets.bit(place.replyRow * 32 + words.int(at + 1))
      && enhancedCodeSets.bit(place.enhancedRow * 32 + words.int(at + 2))
  }

  /// Whether a rule for `wanted` is one for `esp`: the same, or one that it is `like`.
  func admits(esp wanted: UInt32, _ esp: Int?) -> Bool {
    if wanted == ImageLayout.none { return true }
    guard var current = esp else { return false }
    for _ in 0..<Limits.likeDepth + 1 {
      if current == wanted { return true }
      let parent = esps[current * ImageLayout.Record.ESP.size + ImageLayout.Record.ESP.parent]
      if parent == ImageLayout.none { return false }
      current = Int(parent)
    }
    return false
  }

  /// Whether each clause of a rule holds.
  private func holds(_ rank: Int, _ scratch: inout Scratch) -> Bool {
    let rule = rank * Rule.size
    let first = rules.int(rule + Rule.clauses)
    let count = min(rules.int(rule + Rule.clauseCount), clauses.count)
    for clause in first..<first + count where !clauseHolds(clause, &scratch) { return false }
    return true
  }

  /// Whether clause `index` holds.
  func clauseHolds(_ index: Int, _ scratch: inout Scratch) -> Bool {
    let clause = index * Clause.size
    let first = clauses.int(clause + Clause.patterns)
    let count = min(clauses.int(clause + Clause.patternCount), clausePatterns.count)
    let kind = ImageLayout.ClauseKind(rawValue: clauses[clause + Clause.kind]) ?? .anyOf
    for at in first..<first + count
    where patterns.holds(clausePatterns.int(at), &scratch) != (kind == .notAllOf) {
      return kind != .noneOf
    }
    return kind == .noneOf
  }

  /// Whether a condition that is not about the text holds, for explanations.
  func holds(_ kind: ImageLayout.ConditionKind, rank: Int, _ situation: Situation) -> Bool {
    let rule = rank * Rule.size
    switch kind {
    case .esp: return admits(esp: rules[rule + Rule.esp], situation.esp)
    case .replyCode:
      let leaf = replyCodes.leaf(situation.code)
      return replyCodeSets.bit((1 + leaf * replyRow) * 32 + rules.int(rule + Rule.replyCodes))
    case .enhancedCode:
      let leaf = enhancedCodes.leaf(situation.enhanced)
      return enhancedCodeSets.bit(
        (1 + leaf * enhancedRow) * 32 + rules.int(rule + Rule.enhancedCodes))
    case .stage:
      return rules[rule + Rule.stages] & (situation.stage?.bit ?? Stage.unknownBit) != 0
    case .text: return true
    }
  }

  /// The clauses of a rule, and the patterns of a plain one.
  func clauses(ofRank rank: Int) -> Range<Int> {
    let first = rules.int(rank * Rule.size + Rule.clauses)
    let count = rules.int(rank * Rule.size + Rule.clauseCount)
    return first..<first + min(count, clauses.count / Clause.size)
  }

  /// The patterns of clause `index`, or none if it is an exception.
  func positivePatterns(ofClause index: Int) -> [Int] {
    let clause = index * Clause.size
    guard clauses[clause + Clause.kind] == ImageLayout.ClauseKind.anyOf.rawValue else { return [] }
    let first = clauses.int(clause + Clause.patterns)
    let count = min(clauses.int(clause + Clause.patternCount), clausePatterns.count)
    return (first..<first + count).map { clausePatterns.int($0) }
  }

  /// The index of the written rule behind `rank`.
  func info(ofRank rank: Int) -> Int { rules.int(rank * Rule.size + Rule.info) }
}
