/// The rules of an image: finds the one with the best rank among those that match.
///
/// Each rule hangs on the rarest fragments of its text, in entries sorted by rank; a rule without
/// a fragment stands in the lists of the codes that it is for. So a reply is held only against
/// rules of which it carries something, and a list is left at the first entry that cannot win.
final class Rules: Sendable {
  let rules: Words
  let clauses: Words
  let clausePatterns: Words
  private let entryOffsets: Words
  let entries: Words
  private let unpinnedLists: Words
  private let unpinnedOffsets: Words
  private let unpinned: Words
  let replyCodes: CodeTable
  let enhancedCodes: CodeTable
  let replyCodeSets: Words
  let enhancedCodeSets: Words
  let esps: Words
  let patterns: Patterns
  /// Words a row of the bit matrices has.
  let replyRow: Int
  let enhancedRow: Int
  /// Lists a leaf of the reply codes has.
  private let unpinnedRow: Int
  /// The best rank of rules that no fragment announces.
  private let firstUnpinned: Int
  /// Each ESP has a bit of its own.
  let hasFewESPs: Bool

  typealias Rule = ImageLayout.Record.Rule
  typealias Entry = ImageLayout.Record.Entry
  typealias Clause = ImageLayout.Record.Clause

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
  ///
  /// PERF: first the lists of all fragments, then the first entry of each, then what is left of
  /// them: what is not in a cache is fetched at once. No branch on what fits, since it would be
  /// guessed wrong every third time.
  func best(_ situation: Situation, _ scratch: inout Scratch) -> Int {
    let place = Place(situation, self)
    guard scratch.lists.count >= Scratch.listCount,
      scratch.candidates.count >= Scratch.candidateCount
    else { return -1 }
    // A list is one number, the end above the first: what is written in two parts and read at once
    // waits for its stores.
    let lists = unsafe scratch.lists.base
    let offsets = entryOffsets
    let known = UInt64(entries.count / Entry.size)
    var best = count
    var waiting = 0
    var number = 0
    while number < scratch.notes.count {
      let end = min(number &+ Scratch.listCount, scratch.notes.count)
      var some = 0
      while number < end {
        let list = offsets.long(scratch.notes[number])
        unsafe lists[some] = list
        some &+= list & 0xffff_ffff < list &>> 32 && list &>> 32 <= known ? 1 : 0
        number &+= 1
      }
      var more = 0
      for index in 0..<some {
        let list = unsafe lists[index]
        weigh(Int(list & 0xffff_ffff), &best, &waiting, place, &scratch)
        unsafe lists[more] = list &+ 1
        more &+= list & 0xffff_ffff &+ 1 < list &>> 32 ? 1 : 0
      }
      for index in 0..<more {
        let list = unsafe lists[index]
        var entry = Int(list & 0xffff_ffff)
        while entry < Int(list &>> 32), entries.int(entry &* Entry.size) < best {
          weigh(entry, &best, &waiting, place, &scratch)
          entry &+= 1
        }
      }
    }
    if waiting > 0 { best = decide(waiting, best, place, &scratch) }
    if firstUnpinned < best { best = unpinned(place, best, &scratch) }
    return best < count ? best : -1
  }

  /// Makes entry `index`, which is within the section, a candidate if it fits.
  @inline(__always)
  private func weigh(
    _ index: Int, _ best: inout Int, _ waiting: inout Int, _ place: Place,
    _ scratch: inout Scratch
  ) {
    let entry = unsafe UnsafeRawPointer(entries.base) + index &* (Entry.size &* 4)
    let rank = unsafe Int(entry.load(fromByteOffset: Entry.rule * 4, as: UInt32.self))
    let (fits, isCertain) = unsafe fits(entry, place, scratch.notes.bloom)
    best = fits & isCertain != 0 ? min(rank, best) : best
    unsafe scratch.candidates.base[waiting] = UInt64(rank) &<< 32 | UInt64(index)
    waiting &+= Int(fits & ~isCertain)
    if waiting == Scratch.candidateCount {
      best = decide(waiting, best, place, &scratch)
      waiting = 0
    }
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
        othersHold(rank, entries[entry &+ Entry.stages], &scratch)
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

  private func unpinnedRules(_ place: Place) -> Range<Int> {
    let list = unpinnedLists.int(
      place.code &* unpinnedRow &+ (unpinnedRow > 1 ? place.enhanced : 0))
    let low = unpinnedOffsets.int(list)
    return low..<max(low, min(unpinnedOffsets.int(list + 1), unpinned.count))
  }
}
