package import NixieAutomata

/// How the matcher decides each pattern, and which fragments announce it.
///
/// A pattern that is a chain of fixed-length strings with gaps between them is decided by these
/// fragments alone. Any other has an automaton of its own, which runs only where fragments that
/// the pattern needs occur.
package struct MatchPlan: Sendable {
  /// Every distinct fragment.
  package private(set) var fragments: [Fragment] = []
  /// By pattern.
  package private(set) var patterns: [Kind] = []
  /// Sets of several bytes that fragments hold; single bytes need no set.
  package private(set) var sets: [ByteSet] = []

  package enum Kind: Sendable {
    /// These fragments in this order, without overlap.
    case chain([Int])
    /// An automaton; one of `alternatives` occurs in each match (empty: nothing is known), and all
    /// of `needs`.
    case automaton(DFA, alternatives: [Int], needs: [Int])
    /// The automaton would be too large.
    case tooComplex
  }

  /// By pattern: for one that is no chain of fragments but one of choices between fragments, these;
  /// the image needs no automaton of it.
  package private(set) var choices: [[[Int]]] = []
  /// By which four bytes each fragment is looked for.
  package private(set) var grams = GramTable()

  private var numbers: [Fragment: Int] = [:]
  private var setNumbers: [ByteSet: Int] = [:]

  /// How many distinct sets fragments can hold: their numbers stand in for control bytes, which no
  /// normalised text has. A pattern with one more gets an automaton.
  package static let setLimit = 28

  /// Sets of more bytes than this are kept out of fragments. Ten digits are well; a wide set like
  /// `[^ ]` says next to nothing.
  private static let wideSet = 16

  /// Plans all patterns. O(size), but for automata of patterns that are no chain.
  ///
  /// `samples` are texts like those that will be looked through, which say what is rare in them.
  package init(_ patterns: [Pattern], samples: [[UInt8]] = []) {
    let frequency = GramFrequency(samples)
    for pattern in patterns {
      choices.append([])
      self.patterns.append(plan(pattern.regex, frequency))
    }
    grams = GramTable(fragments, frequency: frequency)
  }

  private mutating func plan(_ regex: Regex, _ frequency: GramFrequency) -> Kind {
    if let chain = regex.chain(), !chain.isEmpty, chain.allSatisfy({ !$0.bytes.isEmpty }),
      chain.allSatisfy({ isStorable($0.bytes) })
    {
      return .chain(chain.map { number($0) })
    }
    guard
      let dfa = try? DFA(searching: regex, budget: CompilerLimits.patternStates).minimised()
    else { return .tooComplex }
    let choices = planChoices(regex)
    if let fewest = choices.min(by: { $0.count < $1.count }) {
      self.choices[self.choices.count - 1] = choices
      return .automaton(dfa, alternatives: fewest, needs: [])
    }
    let clauses = regex.requiredFragments(limit: 64)
      .map { Self.shortest($0.map { necessary($0) }) }
      // A clause with an alternative of no bytes says nothing.
      .filter { !$0.isEmpty && $0.allSatisfy { !$0.bytes.isEmpty } }
    // The rarest in real text, then the most telling.
    let ranked =
      clauses
      .map { (share: $0.reduce(0) { $0 + frequency.share($1) }, clause: $0) }
      .sorted { ($0.share, -Self.weight($0.clause)) < ($1.share, -Self.weight($1.clause)) }
    guard let best = ranked.first else {
      return .automaton(dfa, alternatives: [], needs: [])
    }
    // One more that is sure, where the best is not that rare: each costs where it is found.
    let others = ranked.dropFirst().filter { $0.clause.count == 1 && $0.clause[0].bytes.count > 3 }
    let needs = ([best] + (best.share > 5 ? Array(others.prefix(1)) : []))
      .filter { $0.clause.count == 1 }
    return .automaton(
      dfa, alternatives: best.clause.map { number($0) }, needs: needs.map { number($0.clause[0]) })
  }

  /// The choices of `regex`, or none if it is no chain of such.
  private mutating func planChoices(_ regex: Regex) -> [[Int]] {
    guard let choices = regex.choices(),
      choices.allSatisfy({ $0.allSatisfy { isStorable($0.bytes) } })
    else { return [] }
    return choices.map { choice in
      // What another stands in, and holds no edge to, ends no earlier.
      let isPlain = choice.allSatisfy { !$0.leadingEdge && !$0.trailingEdge }
      return (isPlain ? Self.shortest(choice) : choice).map { number($0) }
    }
  }

  /// The alternatives without those that another is part of.
  private static func shortest(_ clause: [Fragment]) -> [Fragment] {
    var kept: [Fragment] = []
    for fragment in clause.sorted(by: { $0.bytes.count < $1.bytes.count })
    where !kept.contains(where: { fragment.bytes.contains($0.bytes) }) {
      kept.append(fragment)
    }
    return kept
  }

  /// Telling is what is long in its shortest alternative, and then what has few of them.
  private static func weight(_ clause: [Fragment]) -> Int {
    (clause.map(\.bytes.count).min() ?? 0) * 32 - clause.count
  }

  private mutating func number(_ fragment: Fragment) -> Int {
    if let known = numbers[fragment] { return known }
    numbers[fragment] = fragments.count
    fragments.append(fragment)
    return fragments.count - 1
  }

  /// Whether each set is narrow and has a number, or can still get one.
  private mutating func isStorable(_ bytes: [ByteSet]) -> Bool {
    for set in bytes where set.count > 1 {
      if set.count > Self.wideSet { return false }
      if setNumbers[set] != nil { continue }
      guard sets.count < Self.setLimit else { return false }
      setNumbers[set] = sets.count
      sets.append(set)
    }
    return bytes.allSatisfy { !$0.isEmpty }
  }

  /// A fragment that occurs wherever the element does: its longest run of storable sets. Leaving
  /// out the rest and the edges only widens it.
  private mutating func necessary(_ element: Fragment) -> Fragment {
    var best = element.bytes[0..<0]
    var start = 0
    for (index, set) in element.bytes.enumerated() {
      if !isStorable([set]) { start = index + 1 }
      if index + 1 - start > best.count { best = element.bytes[start...index] }
    }
    return Fragment(bytes: Array(best))
  }

  /// One byte for each position of `fragment`: itself, or 4 + the number of its set (bytes below
  /// 0x20 other than the frame never occur in a text).
  package func encoded(_ fragment: Fragment) -> [UInt8] {
    fragment.bytes.map { set in
      set.count == 1
        ? set.first ?? 0 : UInt8(truncatingIfNeeded: 4 + (setNumbers[set] ?? Self.setLimit))
    }
  }
}

extension MatchPlan {
  /// Fragments one of which occurs wherever `pattern` holds; empty: none is known.
  package func announcing(_ pattern: PatternID, usage: [Int]) -> [Int] {
    let choices = choices[pattern.index].filter { $0.allSatisfy { grams.isListed[$0] } }
    if !choices.isEmpty {
      func cost(_ choice: [Int]) -> Int { choice.reduce(0) { $0 + usage[$1] } }
      return choices.min { cost($0) < cost($1) } ?? []
    }
    switch patterns[pattern.index] {
    case .chain(let fragments):
      // The rarest: used by the fewest patterns, then the longest.
      let best = fragments.filter { grams.isListed[$0] }.min {
        (usage[$0], -self.fragments[$0].bytes.count, $0)
          < (usage[$1], -self.fragments[$1].bytes.count, $1)
      }
      return best.map { [$0] } ?? []
    case .automaton(_, let alternatives, _):
      return alternatives.allSatisfy { grams.isListed[$0] } ? alternatives : []
    case .tooComplex: return []
    }
  }

  /// Fragments that all occur, and that the scan finds, wherever `pattern` holds.
  package func needs(_ pattern: PatternID) -> [Int] {
    let choices = choices[pattern.index]
    if !choices.isEmpty {
      return choices.filter { $0.count == 1 && grams.isListed[$0[0]] }.map { $0[0] }
    }
    switch patterns[pattern.index] {
    case .chain(let fragments): return fragments.filter { grams.isListed[$0] }
    case .automaton(_, _, let needs): return needs.filter { grams.isListed[$0] }
    case .tooComplex: return []
    }
  }

  /// In how many patterns each fragment stands.
  package var usage: [Int] {
    var usage = [Int](repeating: 0, count: fragments.count)
    for (index, kind) in patterns.enumerated() {
      if !choices[index].isEmpty {
        for fragment in choices[index].joined() { usage[fragment] += 1 }
        continue
      }
      switch kind {
      case .chain(let fragments): for fragment in fragments { usage[fragment] += 1 }
      case .automaton(_, let alternatives, _):
        for fragment in alternatives { usage[fragment] += 1 }
      case .tooComplex: break
      }
    }
    return usage
  }

  /// Whether `pattern` holds on a framed, folded text. O(text × pattern): for compile time.
  package func holds(_ pattern: PatternID, _ text: [UInt8]) -> Bool {
    switch patterns[pattern.index] {
    case .chain(let chain):
      var from = 0
      for fragment in chain {
        guard let end = fragments[fragment].firstEnd(in: text, from: from) else { return false }
        from = end
      }
      return true
    case .automaton(let dfa, _, _): return dfa.accepts(text)
    case .tooComplex: return false
    }
  }
}

extension Fragment {
  /// Whether it stands at `start` of `text`, edges included.
  package func stands(in text: [UInt8], at start: Int) -> Bool {
    let end = start + bytes.count
    guard start >= 0, end <= text.count else { return false }
    for (offset, set) in bytes.enumerated() where !set.contains(text[start + offset]) {
      return false
    }
    let edge = Assertion.edge
    if leadingEdge, start > 0, !edge.holds(between: text[start - 1], and: text[start]) {
      return false
    }
    return
      !(trailingEdge && end < text.count
      && !edge.holds(between: text[end - 1], and: text[end]))
  }

  /// Where its first occurrence that begins at `from` or later ends.
  func firstEnd(in text: [UInt8], from: Int) -> Int? {
    guard from <= text.count - bytes.count else { return nil }
    for start in from...(text.count - bytes.count) where stands(in: text, at: start) {
      return start + bytes.count
    }
    return nil
  }
}
