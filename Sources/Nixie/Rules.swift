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
  private let replyCodes: CodeTrie
  private let enhancedCodes: CodeTrie
  private let replyCodeSets: Words
  private let enhancedCodeSets: Words
  private let esps: Words
  private let patterns: Patterns
  /// Words a row of the bit matrices has.
  private let replyRow: Int
  private let enhancedRow: Int
  /// Lists a leaf of the reply codes has.
  private let unpinnedRow: Int

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
    replyCodes = CodeTrie(image.words(.replyCodes))
    enhancedCodes = CodeTrie(image.words(.enhancedCodes))
    // The first word of a matrix is the number of words in a row.
    replyCodeSets = image.words(.replyCodeSets)
    enhancedCodeSets = image.words(.enhancedCodeSets)
    replyRow = replyCodeSets.int(0)
    enhancedRow = enhancedCodeSets.int(0)
    unpinnedRow = image.words(.summary).int(ImageLayout.Record.Summary.unpinnedRow)
    esps = image.words(.esps)
    self.patterns = patterns
  }

  /// How many ranked rules there are.
  var count: Int { rules.count / Rule.size }

  /// The rank of the winner, or -1.
  func best(_ situation: Situation, _ scratch: borrowing Scratch) -> Int {
    let place = Place(
      code: replyCodes.leaf(situation.code), enhanced: enhancedCodes.leaf(situation.enhanced),
      stage: situation.stage?.bit ?? Stage.unknownBit, esp: situation.esp)
    var best = Int.max
    let bloom = scratch.notes.bloom
    let known = entries.count / Entry.size
    for index in 0..<scratch.notes.count {
      let fragment = scratch.notes[index]
      let end = min(entryOffsets.int(fragment &+ 1), known)
      var index = entryOffsets.int(fragment)
      while index < end {
        // PERF: most entries fall at the rank, the mask or the ESP; `index` is within the section.
        let entry = unsafe UnsafeRawPointer(entries.base + index &* Entry.size)
        let rank = unsafe Int(entry.load(fromByteOffset: Entry.rule * 4, as: UInt32.self))
        if rank >= best { break }
        let needs = unsafe entry.loadUnaligned(
          fromByteOffset: Entry.needs * 4, as: UInt64.self)
        if needs & ~bloom == 0, admits(entries, index &* Entry.size &+ Entry.esp, place),
          holds(rank, announcedBy: entries.int(index &* Entry.size &+ Entry.pattern), scratch)
        {
          best = rank
        }
        index &+= 1
      }
    }
    for index in unpinnedRules(place) {
      let rank = unpinned.int(index)
      if rank >= best { break }
      if admits(rules, rank * Rule.size + Rule.esp, place), holds(rank, scratch) {
        best = rank
        break
      }
    }
    return best < count ? best : -1
  }

  /// The ranks of all rules that match, best first. O(rules): for explanations and tests.
  func all(_ situation: Situation, _ scratch: borrowing Scratch) -> [Int] {
    let place = Place(
      code: replyCodes.leaf(situation.code), enhanced: enhancedCodes.leaf(situation.enhanced),
      stage: situation.stage?.bit ?? Stage.unknownBit, esp: situation.esp)
    var ranks: [Int] = []
    for rank in 0..<count
    where admits(rules, rank * Rule.size + Rule.esp, place) && holds(rank, scratch) {
      ranks.append(rank)
    }
    return ranks
  }

  /// Where a reply stands in the tries.
  private struct Place {
    var code: Int
    var enhanced: Int
    var stage: UInt32
    var esp: Int?
  }

  private func unpinnedRules(_ place: Place) -> Range<Int> {
    let list = unpinnedLists.int(
      place.code &* unpinnedRow &+ (unpinnedRow > 1 ? place.enhanced : 0))
    let low = unpinnedOffsets.int(list)
    return low..<max(low, min(unpinnedOffsets.int(list + 1), unpinned.count))
  }

  /// The conditions that are not about the text: ESP, codes, stage, in four words at `at`.
  @inline(__always)
  private func admits(_ words: Words, _ at: Int, _ place: Place) -> Bool {
    // Most entries fall at the ESP, which is one comparison for a rule for any.
    (words[at] == ImageLayout.none || admits(esp: words[at], place.esp))
      && words[at + 3] & place.stage != 0
      && replyCodeSets.bit((1 + place.code * replyRow) * 32 + words.int(at + 1))
      && enhancedCodeSets.bit((1 + place.enhanced * enhancedRow) * 32 + words.int(at + 2))
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

  /// Whether a rule holds by the pattern that its entry announces. Each alternative of the clause
  /// that the rule hangs on has an entry of its own, so that no other needs a look here.
  private func holds(
    _ rank: Int, announcedBy pattern: Int, _ scratch: borrowing Scratch
  ) -> Bool {
    guard patterns.holds(pattern, scratch) else { return false }
    return rules[rank * Rule.size + Rule.clauseCount] == 1 || holds(rank, scratch)
  }

  /// Whether each clause of a rule holds.
  private func holds(_ rank: Int, _ scratch: borrowing Scratch) -> Bool {
    let rule = rank * Rule.size
    let first = rules.int(rule + Rule.clauses)
    let count = min(rules.int(rule + Rule.clauseCount), clauses.count)
    for clause in first..<first + count where !clauseHolds(clause, scratch) { return false }
    return true
  }

  /// Whether clause `index` holds.
  func clauseHolds(_ index: Int, _ scratch: borrowing Scratch) -> Bool {
    let clause = index * Clause.size
    let first = clauses.int(clause + Clause.patterns)
    let count = min(clauses.int(clause + Clause.patternCount), clausePatterns.count)
    let kind = ImageLayout.ClauseKind(rawValue: clauses[clause + Clause.kind]) ?? .anyOf
    for at in first..<first + count
    where patterns.holds(clausePatterns.int(at), scratch) != (kind == .notAllOf) {
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
