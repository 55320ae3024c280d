// What an entry, a clause, a rule asks of a reply.

extension Rules {
  /// What filters ask of a reply.
  struct Place {
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

  func espMask(_ esp: Int) -> UInt64 {
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

  /// Whether ESP, codes, stage and needed fragments of an entry fit, and whether that is all that
  /// its rule asks for; 1 or 0. Of more than 64 ESPs, others may seem to fit.
  @inline(__always)
  func fits(
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
  func admits(_ words: Words, _ at: Int, _ place: Place) -> Bool {
    admits(esp: words[at], place.esp) && words[at + 3] & place.stage != 0
      && replyCodeSets.bit(place.replyRow &* 32 &+ words.int(at + 1))
      && enhancedCodeSets.bit(place.enhancedRow &* 32 &+ words.int(at + 2))
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

  /// Whether all clauses of a rule hold but the one that an entry announces, which does.
  func othersHold(_ rank: Int, _ flags: UInt32, _ scratch: inout Scratch) -> Bool {
    if flags & Entry.hasMore == 0 { return true }
    let announced = Int(flags >> Entry.clause & Entry.maxClause)
    let clauses = clauses(ofRank: rank)
    for clause in clauses
    where clause &- clauses.lowerBound != announced || announced == Int(Entry.maxClause) {
      if !clauseHolds(clause, &scratch) { return false }
    }
    return true
  }

  /// Whether each clause of a rule holds.
  func holds(_ rank: Int, _ scratch: inout Scratch) -> Bool {
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
      return replyCodeSets.bit((1 &+ leaf &* replyRow) &* 32 &+ rules.int(rule + Rule.replyCodes))
    case .enhancedCode:
      let leaf = enhancedCodes.leaf(situation.enhanced)
      return enhancedCodeSets.bit(
        (1 &+ leaf &* enhancedRow) &* 32 &+ rules.int(rule + Rule.enhancedCodes))
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
