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
    let stride = UInt32(finder.automaton.stride)
    builder.set(
      .summary,
      [
        stride, finder.automaton.firstMatchState / stride, UInt32(ruleset.categories.count),
        UInt32(plan.fragments.count), finder.automaton.start / stride, 0,
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

  private mutating func writeFragments() {
    let automaton = finder.automaton
    let stride = UInt32(automaton.stride)
    builder.set(
      .transitions,
      bytes: automaton.table.flatMap { next in
        let state = next / stride
        return [UInt8(truncatingIfNeeded: state), UInt8(truncatingIfNeeded: state >> 8)]
      })
    builder.set(.byteClasses, bytes: automaton.byteClasses)
    builder.set(.matchLists, automaton.matchLists)
    var offsets: [UInt32] = [0]
    var matches: [UInt32] = []
    for list in 0..<max(0, automaton.listOffsets.count - 1) {
      let range = Int(automaton.listOffsets[list])..<Int(automaton.listOffsets[list + 1])
      for window in automaton.matchPatterns[range] {
        matches += finder.fragmentsOfWindow[Int(window)].map { UInt32($0) }
      }
      offsets.append(UInt32(matches.count))
    }
    builder.set(.matchOffsets, offsets)
    builder.set(.matches, matches)
    var records: [UInt32] = []
    var bytes: [UInt8] = []
    for (index, fragment) in plan.fragments.enumerated() {
      let edges: UInt32 = (fragment.leadingEdge ? 1 : 0) | (fragment.trailingEdge ? 2 : 0)
      let place = finder.windows.places[index]
      let head = fragment.bytes.count - place.tail - finder.windows.strings[place.window].count
      records += [
        UInt32(fragment.bytes.count), UInt32(head) | UInt32(place.tail) << 16, edges,
        UInt32(bytes.count),
      ]
      bytes += plan.encoded(fragment)
    }
    builder.set(.fragments, records)
    builder.set(.fragmentBytes, bytes: bytes)
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
    // The first sets are those of fragments, under the numbers that their bytes name.
    var programs = ProgramWriter(sets: plan.sets)
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
