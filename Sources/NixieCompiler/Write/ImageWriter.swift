internal import Nixie
internal import NixieAutomata

/// Writes ranked rules as an image. A pure function of what it is given.
struct ImageWriter {
  let ruleset: Ruleset
  let plan: MatchPlan
  let universe: CodeUniverse
  let order: [Precedence.Ranked]
  let signatures: SignatureTable
  /// See ``ImageLayout/Record/Summary``; set when the rules are written.
  var unpinnedRow = 1
  var firstUnpinned = 0
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
        UInt32(ruleset.categories.count), UInt32(plan.fragments.count),
        UInt32(plan.grams.filterWidth), UInt32(plan.grams.bucketWidth), UInt32(unpinnedRow),
        UInt32(firstUnpinned), UInt32(plan.grams.stride),
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
    var records: [UInt32] = []
    var bytes: [UInt8] = []
    var keys: [[UInt32]] = []
    var tails: [[UInt32]] = []
    for (index, fragment) in plan.fragments.enumerated() {
      records += [
        UInt32(fragment.bytes.count), flags(index), UInt32(bytes.count), pivot(fragment),
      ]
      let name = [UInt32(index), UInt32(bytes.count)]
      keys.append(Self.key(fragment.bytes.prefix(8)) + name)
      tails.append(Self.key(fragment.bytes.suffix(8)) + name)
      bytes += plan.encoded(fragment)
    }
    builder.set(.fragments, records)
    writeGrams(keys, tails)
    // They are compared eight at a time.
    builder.set(.fragmentBytes, bytes: bytes + [UInt8](repeating: 0, count: 8))
  }

  /// `keys` are the first words of a ``ImageLayout/Record/Gram``, by fragment; `tails` those of one
  /// that is known by its end.
  private mutating func writeGrams(_ keys: [[UInt32]], _ tails: [[UInt32]]) {
    typealias Record = ImageLayout.Record.Gram
    let grams = plan.grams
    builder.set(.gramFilter, grams.filter)
    var buckets: [UInt32] = []
    buckets.reserveCapacity(grams.bucketOffsets.count * ImageLayout.Record.Bucket.size)
    for (bits, first) in zip(grams.bucketBits + [0], grams.bucketOffsets) {
      buckets.append(bits)
      buckets.append(UInt32(first))
    }
    builder.set(.gramBuckets, buckets)
    var records: [UInt32] = []
    records.reserveCapacity(grams.entries.count * Record.size)
    for entry in grams.entries {
      let length = plan.fragments[entry.fragment].bytes.count
      let isTail = Self.isTail(entry, length)
      records += isTail ? tails[entry.fragment] : keys[entry.fragment]
      let window = (isTail ? length - 8 : 0) - entry.offset
      records.append(Self.halves(entry.offset, length))
      records.append(Self.halves(window, Int(flags(entry.fragment))))
    }
    builder.set(.grams, records)
  }

  /// Two numbers of sixteen bits in one word, the first in the lower half.
  private static func halves(_ low: Int, _ high: Int) -> UInt32 {
    UInt32(UInt16(truncatingIfNeeded: low)) | UInt32(UInt16(truncatingIfNeeded: high)) << 16
  }

  /// Whether a fragment of `length` bytes is known by its end rather than its beginning: the one of
  /// them that lies further from its gram says more.
  private static func isTail(_ entry: GramTable.Entry, _ length: Int) -> Bool {
    length >= 8 && entry.offset + Gram.length / 2 < length / 2
  }

  /// Up to eight bytes of a fragment, and a mask of those that are no sets.
  private static func key(_ sets: ArraySlice<ByteSet>) -> [UInt32] {
    var bytes: UInt64 = 0
    var mask: UInt64 = 0
    for (place, set) in sets.enumerated() {
      guard set.count == 1, let byte = set.first else { continue }
      bytes |= UInt64(byte) << UInt64(place * 8)
      mask |= 0xff << UInt64(place * 8)
    }
    return [
      UInt32(truncatingIfNeeded: bytes), UInt32(truncatingIfNeeded: bytes >> 32),
      UInt32(truncatingIfNeeded: mask), UInt32(truncatingIfNeeded: mask >> 32),
    ]
  }

  private func flags(_ index: Int) -> UInt32 {
    typealias Record = ImageLayout.Record.Fragment
    let fragment = plan.fragments[index]
    var flags: UInt32 = 0
    if fragment.leadingEdge { flags |= Record.leadingEdge }
    if fragment.trailingEdge { flags |= Record.trailingEdge }
    if fragment.bytes.contains(where: { $0.count > 1 }) { flags |= Record.hasSets }
    if !plan.grams.isListed[index] { flags |= Record.isUnlisted }
    return flags
  }

  /// The byte of `fragment` by which a text is looked through for it: one that is no letter, else
  /// the last.
  private func pivot(_ fragment: Fragment) -> UInt32 {
    var pivot: UInt32 = 0
    for (place, set) in fragment.bytes.prefix(1 << 16).enumerated() {
      guard set.count == 1, let byte = set.first else { continue }
      pivot = UInt32(place) << 8 | UInt32(byte)
      if !ByteSet.letters.contains(byte), byte != Byte.blank { break }
    }
    return pivot
  }

  // MARK: Patterns

  private func mask(_ fragments: [Int]) -> [UInt32] {
    let mask = fragments.reduce(UInt64(0)) { $0 | FragmentMask.bit(UInt32($1)) }
    return [UInt32(truncatingIfNeeded: mask), UInt32(truncatingIfNeeded: mask >> 32)]
  }

  private mutating func writePatterns() {
    var words: [UInt32] = []
    var chains: [UInt32] = []
    var automata: [UInt8] = []
    // The first sets are those of fragments, under the numbers that their bytes name.
    var programs = ProgramWriter(sets: plan.sets)
    for (index, pattern) in ruleset.patterns.enumerated() {
      var automaton = ImageLayout.none
      var fragments: [UInt32] = []
      switch plan.patterns[index] {
      case .automaton where !plan.choices[index].isEmpty:
        words.append(ImageLayout.PatternKind.chain.rawValue)
        for choice in plan.choices[index] {
          fragments += choice.dropLast().map { UInt32($0) | ImageLayout.Record.Pattern.isChoice }
          fragments += choice.suffix(1).map { UInt32($0) }
        }
      case .chain(let chain):
        words.append(ImageLayout.PatternKind.chain.rawValue)
        fragments = chain.map { UInt32($0) }
      case .automaton(let dfa, let alternatives, _):
        words.append(ImageLayout.PatternKind.automaton.rawValue)
        fragments = alternatives.map { UInt32($0) }
        automaton = UInt32(automata.count)
        automata += AutomatonWriter.bytes(dfa)
      case .tooComplex:
        words.append(ImageLayout.PatternKind.automaton.rawValue)
      }
      words += [UInt32(chains.count), UInt32(fragments.count)]
      chains += fragments
      words += mask(plan.needs(PatternID(index)))
      words.append(pattern.captures.isEmpty ? ImageLayout.none : programs.add(pattern.regex))
      words.append(automaton)
    }
    builder.set(.patterns, words)
    builder.set(.chainFragments, chains)
    builder.set(.automata, bytes: automata + AutomatonWriter.padding)
    builder.set(.programs, programs.words)
    builder.set(.byteSets, programs.sets)
  }
}
