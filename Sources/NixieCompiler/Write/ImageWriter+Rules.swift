internal import Nixie
internal import NixieSyntax

// Clauses, rules, entries, signatures.

extension ImageWriter {
  /// Where the clauses of each rule begin.
  private var clauseStarts: [Int] {
    var starts: [Int] = []
    var count = 0
    for rule in ruleset.rules {
      starts.append(count)
      count += rule.clauses.count
    }
    return starts
  }

  mutating func writeClauses() {
    var clauses: [UInt32] = []
    var patterns: [UInt32] = []
    for clause in ruleset.rules.flatMap(\.clauses) {
      clauses += [
        clause.kind.rawValue, UInt32(patterns.count), UInt32(clause.patterns.count), 0,
      ]
      patterns += clause.patterns.map { UInt32($0.index) }
    }
    builder.set(.clauses, clauses)
    builder.set(.clausePatterns, patterns)
  }

  mutating func writeRuleInfos() {
    var words: [UInt32] = []
    var conditions: [UInt32] = []
    var captures: [UInt32] = []
    for rule in ruleset.rules {
      let source = ruleset.sources[rule.span.file]
      words += builder.string(rule.id)
      words += [UInt32(rule.category), rule.permanence.rawValue]
      words += builder.string(rule.advice) + builder.string(rule.note)
      words += builder.string(rule.sources.first ?? "")
      words += [rule.isFallback ? 1 : 0, UInt32(rule.retryAfter)]
      words += [
        UInt32(captures.count / ImageLayout.Record.Capture.size), UInt32(rule.captures.count),
      ]
      words += [
        UInt32(conditions.count / ImageLayout.Record.Condition.size),
        UInt32(rule.conditions.count),
      ]
      words += builder.string(source.path.fileName)
      words += [UInt32(source.line(of: rule.nameSpan.start)), 0]
      for condition in rule.conditions {
        conditions += [condition.kind.rawValue] + builder.string(condition.text)
        conditions += [
          UInt32(condition.clauses.lowerBound), UInt32(condition.clauses.count),
        ]
      }
      for capture in rule.captures {
        captures += builder.string(capture.name) + builder.string(capture.absent)
      }
    }
    builder.set(.ruleInfos, words)
    builder.set(.conditions, conditions)
    builder.set(.captures, captures)
  }

  /// The four words that stand for ESP, codes and stages.
  private func place(_ ranked: Precedence.Ranked) -> [UInt32] {
    [
      ranked.esp.map { UInt32($0) } ?? ImageLayout.none,
      UInt32(universe.replySet[ranked.rule]), UInt32(universe.enhancedSet[ranked.rule]),
      ruleset.rules[ranked.rule].stages,
    ]
  }

  /// See ``ImageLayout/Record/Rule``.
  private func verdict(_ rule: Ruleset.Rule) -> UInt32 {
    typealias Rule = ImageLayout.Record.Rule
    return UInt32(rule.category) & Rule.category
      | rule.permanence.rawValue << Rule.permanence
      | (rule.isFallback ? Rule.isFallback : 0)
  }

  mutating func writeRules() {
    let starts = clauseStarts
    var words: [UInt32] = []
    for ranked in order {
      words.append(UInt32(ranked.rule))
      words += place(ranked)
      let rule = ruleset.rules[ranked.rule]
      words += [UInt32(starts[ranked.rule]), UInt32(rule.clauses.count), verdict(rule)]
    }
    builder.set(.rules, words)
    writeEntries()
  }

  private mutating func writeEntries() {
    let usage = plan.usage
    var entries = [[[UInt32]]](repeating: [], count: plan.fragments.count)
    var unpinned: [Int] = []
    for (rank, ranked) in order.enumerated() {
      let pins = ruleset.rules[ranked.rule].pins(plan, usage: usage)
      if pins.isEmpty { unpinned.append(rank) }
      for (fragment, pattern) in pins {
        var entry = [UInt32(rank)] + place(ranked)
        entry[ImageLayout.Record.Entry.stages] |= certainty(ranked.rule, pattern)
        entry += patternMask(pattern) + [UInt32(pattern.index)]
        if !entries[fragment].contains(entry) { entries[fragment].append(entry) }
      }
    }
    var offsets: [UInt32] = [0]
    var words: [UInt32] = []
    for list in entries {
      for entry in list { words += entry }
      offsets.append(UInt32(words.count / ImageLayout.Record.Entry.size))
    }
    builder.set(.entryOffsets, offsets)
    builder.set(.entries, words)
    writeCodes(unpinned)
  }

  /// What of a rule is left to be asked where `pattern` is announced.
  private func certainty(_ rule: Int, _ pattern: PatternID) -> UInt32 {
    typealias Entry = ImageLayout.Record.Entry
    let clauses = ruleset.rules[rule].clauses
    if clauses.count > 1 {
      let clause = clauses.firstIndex { $0.kind == .anyOf && $0.patterns.contains(pattern) }
      let number = min(UInt32(truncatingIfNeeded: clause ?? .max), Entry.maxClause)
      return Entry.hasMore | number << Entry.clause
    }
    if isOneFragment(pattern) { return Entry.isCertain }
    return 0
  }

  /// Whether `pattern` holds wherever the fragment occurs that announces it.
  private func isOneFragment(_ pattern: PatternID) -> Bool {
    let choices = plan.choices[pattern.index]
    if !choices.isEmpty { return choices.count == 1 && choices[0].count == 1 }
    guard case .chain(let chain) = plan.patterns[pattern.index] else { return false }
    return chain.count == 1
  }

  private func patternMask(_ pattern: PatternID) -> [UInt32] {
    let mask = plan.needs(pattern).reduce(UInt64(0)) { $0 | FragmentMask.bit(UInt32($1)) }
    return [UInt32(truncatingIfNeeded: mask), UInt32(truncatingIfNeeded: mask >> 32)]
  }

  /// The tables of codes, and by each leaf the rules that no fragment announces.
  private mutating func writeCodes(_ unpinned: [Int]) {
    var replies = CodeLeaves(sets: universe.replySets.count)
    var enhanced = CodeLeaves(sets: universe.enhancedSets.count)
    builder.set(.replyCodes, universe.replyTable(&replies))
    builder.set(.enhancedCodes, universe.enhancedTable(&enhanced))
    builder.set(.replyCodeSets, replies.matrix)
    builder.set(.enhancedCodeSets, enhanced.matrix)
    writeUnpinned(unpinned, replies, enhanced)
  }

  /// A list for each pair of leaves, equal ones once. Where that would be too many, one for each
  /// reply code.
  private mutating func writeUnpinned(
    _ unpinned: [Int], _ replies: CodeLeaves, _ enhanced: CodeLeaves
  ) {
    let work = replies.count * enhanced.count * unpinned.count
    unpinnedRow = work <= CompilerLimits.unpinnedWork ? enhanced.count : 1
    var numbers: [[UInt32]: UInt32] = [:]
    var places: [UInt32] = []
    var offsets: [UInt32] = [0]
    var lists: [UInt32] = []
    for reply in 0..<replies.count {
      let some = unpinned.filter {
        replies.contains(universe.replySet[order[$0].rule], leaf: reply)
      }
      for leaf in 0..<unpinnedRow {
        let list =
          (unpinnedRow == 1
          ? some
          : some.filter { enhanced.contains(universe.enhancedSet[order[$0].rule], leaf: leaf) })
          .map { UInt32($0) }
        if numbers[list] == nil {
          numbers[list] = UInt32(numbers.count)
          lists += list
          offsets.append(UInt32(lists.count))
        }
        places.append(numbers[list] ?? 0)
      }
    }
    firstUnpinned = unpinned.first ?? order.count
    builder.set(.unpinnedLists, places)
    builder.set(.unpinnedOffsets, offsets)
    builder.set(.unpinned, lists)
  }

  mutating func writeSignatures() {
    let usage = plan.usage
    var lists = [[UInt32]](repeating: [], count: plan.fragments.count + 1)
    var records: [UInt32] = []
    var dominators: [UInt32] = []
    for (index, signature) in signatures.all.enumerated() {
      let fragments = plan.announcing(signature.pattern, usage: usage)
      for fragment in fragments.isEmpty ? [plan.fragments.count] : Array(Set(fragments)).sorted() {
        lists[fragment].append(UInt32(index))
      }
      records += [
        UInt32(signature.esp), UInt32(signature.pattern.index), UInt32(dominators.count),
        UInt32(signatures.dominators[index].count),
      ]
      dominators += signatures.dominators[index].map { UInt32($0) }
    }
    var offsets: [UInt32] = [0]
    for list in lists { offsets.append((offsets.last ?? 0) + UInt32(list.count)) }
    builder.set(.signatureOffsets, offsets)
    builder.set(.signatureEntries, lists.flatMap { $0 })
    builder.set(.signatures, records)
    builder.set(.dominators, dominators)
  }
}

extension String {
  /// What stands behind the last `/`: an image is the same wherever its sources lie.
  var fileName: String { String(split(separator: "/").last ?? "") }
}
