internal import Nixie
internal import NixieAutomata

/// Writes ranked rules as an image. A pure function of what it is given.
struct ImageWriter {
  let ruleset: Ruleset
  let plan: MatchPlan
  let universe: CodeUniverse
  let order: [Precedence.Ranked]
  let finder: FragmentFinder
  let signatures: SignatureTable
  var builder = ImageBuilder()

  /// The image, or nil if it would be larger than an image can be. O(size).
  mutating func image() -> [UInt8]? {
    writeCategories()
    writeESPs()
    writeFragments()
    writePatterns()
    writeClauses()
    writeRuleInfos()
    writeRules()
    writeSignatures()
    builder.set(
      .summary,
      [
        UInt32(finder.automaton.stride + 1), firstMatch, UInt32(ruleset.categories.count),
        UInt32(plan.fragments.count), start, 0,
      ])
    return builder.finish()
  }

  // MARK: Names

  private mutating func writeCategories() {
    var words: [UInt32] = []
    for category in ruleset.categories {
      words += builder.string(category.id) + builder.string(category.title)
      words += builder.string(category.group)
      words += [
        category.permanence.rawValue, category.party.rawValue, category.action.rawValue, 0,
      ]
      words += builder.string(category.advice)
    }
    builder.set(.categories, words)
  }

  private mutating func writeESPs() {
    var words: [UInt32] = []
    var hosts = HostTrieBuilder()
    var domains = HostTrieBuilder()
    for (index, esp) in ruleset.esps.enumerated() {
      words += builder.string(esp.id) + builder.string(esp.title)
      words += [esp.parent.map { UInt32($0) } ?? ImageLayout.none, 0]
      for host in esp.hosts { hosts.add(host, esp: index) }
      for domain in esp.domains { domains.add(domain, esp: index) }
    }
    builder.set(.esps, words)
    builder.set(.hosts, hosts.words())
    builder.set(.domains, domains.words())
  }

  // MARK: Fragments

  /// A premultiplied state in the image's wider rows.
  private func widened(_ state: UInt32) -> UInt32 {
    let stride = UInt32(finder.automaton.stride)
    return state / stride * (stride + 1)
  }

  private var firstMatch: UInt32 { widened(finder.automaton.firstMatchState) }
  private var start: UInt32 { widened(finder.automaton.start) }

  /// The table with one more column: the match list of the state.
  private mutating func writeFragments() {
    let automaton = finder.automaton
    let stride = automaton.stride
    let states = automaton.stateCount
    var table: [UInt32] = []
    table.reserveCapacity(states * (stride + 1))
    for state in 0..<states {
      for column in 0..<stride {
        table.append(widened(automaton.table[state * stride + column]))
      }
      let matches = UInt32(state * stride) >= automaton.firstMatchState
      table.append(
        matches
          ? automaton.matchLists[state - Int(automaton.firstMatchState) / stride]
          : ImageLayout.none)
    }
    builder.set(.transitions, table)
    builder.set(.byteClasses, bytes: automaton.byteClasses)
    builder.set(.matchOffsets, automaton.listOffsets)
    builder.set(.matches, automaton.matchPatterns)
    builder.set(
      .fragments,
      plan.fragments.flatMap { [UInt32($0.length), UInt32($0.trailing)] })
  }

  // MARK: Patterns

  private func mask(_ fragments: [Int]) -> [UInt32] {
    let mask = fragments.reduce(UInt64(0)) { $0 | FragmentMask.bit(UInt32($1)) }
    return [UInt32(truncatingIfNeeded: mask), UInt32(truncatingIfNeeded: mask >> 32)]
  }

  private mutating func writePatterns() {
    var words: [UInt32] = []
    var chains: [UInt32] = []
    var automata: [UInt32] = []
    var programs = ProgramWriter()
    for (index, pattern) in ruleset.patterns.enumerated() {
      switch plan.patterns[index] {
      case .chain(let fragments):
        words += [
          ImageLayout.PatternKind.chain.rawValue, UInt32(chains.count), UInt32(fragments.count),
        ]
        chains += fragments.map { UInt32($0) }
      case .automaton(let dfa, _, _):
        words += [ImageLayout.PatternKind.automaton.rawValue, UInt32(automata.count), 0]
        automata += Self.words(dfa)
      case .tooComplex:
        words += [ImageLayout.PatternKind.automaton.rawValue, ImageLayout.none, 0]
      }
      words += mask(plan.needs(PatternID(index)))
      words.append(pattern.captures.isEmpty ? ImageLayout.none : programs.add(pattern.regex))
    }
    builder.set(.patterns, words)
    builder.set(.chainFragments, chains)
    builder.set(.automata, automata)
    builder.set(.programs, programs.words)
    builder.set(.byteSets, programs.sets)
  }

  /// See `Patterns.automatonHolds` for the layout.
  private static func words(_ dfa: DFA) -> [UInt32] {
    let classes = dfa.byteClasses.count
    var words = [UInt32(dfa.stateCount), UInt32(classes), dfa.start.rawValue, 0]
    for group in 0..<64 {
      words.append(
        (0..<4).reduce(0) { word, byte in
          let folded = Byte.folded(UInt8(group * 4 + byte))
          return word | UInt32(dfa.byteClasses.map[Int(folded)]) << UInt32(byte * 8)
        })
    }
    var accepting = [UInt32](repeating: 0, count: (dfa.stateCount + 31) / 32)
    for state in 0..<dfa.stateCount where dfa.accepting[state] {
      accepting[state / 32] |= 1 << UInt32(state % 32)
    }
    return words + accepting + dfa.table
  }
}
