package import NixieAutomata

/// How the matcher decides each pattern, and which fragments announce it.
///
/// A pattern that is a chain of fixed-length strings with gaps between them is decided by the
/// fragments alone. Any other has an automaton of its own, which runs only where the fragments
/// that the pattern needs all occur.
package struct MatchPlan: Sendable {
  /// Every distinct fragment, context bytes included.
  package private(set) var fragments: [Fragment] = []
  /// By pattern.
  package private(set) var patterns: [Kind] = []

  package enum Kind: Sendable {
    /// These fragments in this order.
    case chain([Int])
    /// An automaton; one of `alternatives` occurs in each match (empty: nothing is known), and all
    /// of `needs`.
    case automaton(DFA, alternatives: [Int], needs: [Int])
    /// The automaton would be too large.
    case tooComplex
  }

  /// A string of byte sets, with the bytes around it that its edges look at.
  package struct Fragment: Hashable, Sendable {
    /// All positions, context included.
    package var bytes: [ByteSet]
    /// Context bytes at the front and at the back: 0 or 1.
    package var leading: Int
    package var trailing: Int
    /// Length without context.
    package var length: Int { bytes.count - leading - trailing }
  }

  private var numbers: [Fragment: Int] = [:]

  /// Plans all patterns. O(size), but for automata of patterns that are no chain.
  package init(_ patterns: [Pattern]) {
    for pattern in patterns { self.patterns.append(plan(pattern.regex)) }
  }

  private mutating func plan(_ regex: Regex) -> Kind {
    if let chain = regex.chain(), !chain.isEmpty, chain.allSatisfy(Self.isNarrow),
      let fragments = exactFragments(chain)
    {
      return .chain(fragments.map { number($0) })
    }
    guard
      let dfa = try? DFA(searching: regex, budget: CompilerLimits.patternStates).minimised()
    else { return .tooComplex }
    let clauses = regex.requiredFragments(limit: 16)
      .map { $0.map(Self.necessary) }
      // A clause with an alternative of no bytes says nothing.
      .filter { !$0.isEmpty && $0.allSatisfy { !$0.bytes.isEmpty } }
    let best = clauses.max { Self.weight($0) < Self.weight($1) }
    // A need of one or two bytes is met by most texts, and would cost an event each time.
    let needs = clauses.filter { $0.count == 1 && $0[0].length > 2 || $0 == best && $0.count == 1 }
    return .automaton(
      dfa, alternatives: (best ?? []).map { number($0) }, needs: needs.map { number($0[0]) })
  }

  /// Telling is what is long in its shortest alternative, and then what has few of them.
  private static func weight(_ clause: [Fragment]) -> Int {
    (clause.map(\.length).min() ?? 0) * 32 - clause.count
  }

  private mutating func number(_ fragment: Fragment) -> Int {
    if let known = numbers[fragment] { return known }
    numbers[fragment] = fragments.count
    fragments.append(fragment)
    return fragments.count - 1
  }

  /// The elements of a chain with their edges as context bytes, or nil where an edge depends on
  /// which byte of a set is met.
  private func exactFragments(_ chain: [NixieAutomata.Fragment]) -> [Fragment]? {
    var result: [Fragment] = []
    for element in chain {
      guard let first = element.bytes.first, let last = element.bytes.last else { return nil }
      let leading = element.leadingEdge ? Self.context(before: first) : .some(nil)
      let trailing = element.trailingEdge ? Self.context(before: last) : .some(nil)
      guard let leading, let trailing else { return nil }
      result.append(
        Fragment(
          bytes: [leading].compactMap { $0 } + element.bytes + [trailing].compactMap { $0 },
          leading: leading == nil ? 0 : 1, trailing: trailing == nil ? 0 : 1))
    }
    return result
  }

  /// What may stand beyond an edge at `set`: anything but a word byte if it holds word bytes only,
  /// anything at all (inner nil) if it holds none; nil where it holds both.
  private static func context(before set: ByteSet) -> ByteSet?? {
    if set.isSubset(of: .wordBytes) { return .some(ByteSet.wordBytes.complement) }
    if set.isDisjoint(with: .wordBytes) { return .some(nil) }
    return nil
  }

  /// Sets of more bytes than this are kept out of the fragment automaton. Ten digits are well; a
  /// wide set like `[^ ]` goes along with everything else that is being matched, and a few dozen
  /// of them multiply the states a thousandfold (measured: 1,100 rules, from 30,000 to over
  /// 400,000).
  private static let wideSet = 12

  private static func isNarrow(_ element: NixieAutomata.Fragment) -> Bool {
    element.bytes.allSatisfy { $0.count <= wideSet }
  }

  /// A fragment that occurs wherever the element does: its longest run of narrow sets. Leaving out
  /// the rest and the edges only widens it.
  private static func necessary(_ element: NixieAutomata.Fragment) -> Fragment {
    var best = element.bytes[0..<0]
    var start = 0
    for (index, set) in element.bytes.enumerated() {
      if set.count > wideSet { start = index + 1 }
      if index + 1 - start > best.count { best = element.bytes[start...index] }
    }
    return Fragment(bytes: Array(best), leading: 0, trailing: 0)
  }
}

extension MatchPlan {
  /// Fragments one of which occurs wherever `pattern` holds; empty: none is known.
  package func announcing(_ pattern: PatternID, usage: [Int]) -> [Int] {
    switch patterns[pattern.index] {
    case .chain(let fragments):
      // The rarest: used by the fewest patterns, then the longest.
      let best = fragments.min {
        (usage[$0], -self.fragments[$0].length, $0) < (usage[$1], -self.fragments[$1].length, $1)
      }
      return best.map { [$0] } ?? []
    case .automaton(_, let alternatives, _): return alternatives
    case .tooComplex: return []
    }
  }

  /// Fragments that all occur wherever `pattern` holds.
  package func needs(_ pattern: PatternID) -> [Int] {
    switch patterns[pattern.index] {
    case .chain(let fragments): fragments
    case .automaton(_, _, let needs): needs
    case .tooComplex: []
    }
  }

  /// In how many patterns each fragment stands.
  package var usage: [Int] {
    var usage = [Int](repeating: 0, count: fragments.count)
    for kind in patterns {
      switch kind {
      case .chain(let fragments): for fragment in fragments { usage[fragment] += 1 }
      case .automaton(_, let alternatives, _):
        for fragment in alternatives { usage[fragment] += 1 }
      case .tooComplex: break
      }
    }
    return usage
  }
}
