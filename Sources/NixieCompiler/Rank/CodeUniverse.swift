package import Nixie
internal import NixieSyntax

/// Sets of codes as bit strings over atoms: groups of codes that no rule tells apart.
///
/// A question about two sets (inclusion, equality) is one about their bits. Reply codes are 401
/// atoms: "none", and 200 to 599. Enhanced status codes are far too many; an atom is "none", or a
/// class, a range of subjects and a range of details that every rule takes whole or not at all.
package struct CodeUniverse: Sendable {
  /// Distinct sets of reply codes; set 0 holds all.
  package private(set) var replySets: [Bits]
  /// Distinct sets of enhanced status codes; set 0 holds all.
  package private(set) var enhancedSets: [Bits]
  /// Ranges of subjects, and of details, that no rule splits.
  package let subjects: [ClosedRange<Int>]
  package let details: [ClosedRange<Int>]
  /// The sets of each rule, by index of the ruleset's rule.
  package private(set) var replySet: [Int] = []
  package private(set) var enhancedSet: [Int] = []

  package static let classes = [2, 4, 5]
  private static let replyAtoms = 401

  /// The universe of `ruleset`. O(rules × atoms).
  package init(_ ruleset: Ruleset) {
    var subjectCuts: Set<Int> = [0]
    var detailCuts: Set<Int> = [0]
    for rule in ruleset.rules {
      for code in rule.enhancedCodes.positive + rule.enhancedCodes.negative {
        guard case .status(_, let subject, let detail) = code else { continue }
        if let subject { subjectCuts.formUnion([subject, subject + 1]) }
        if let detail { detailCuts.formUnion([detail.lowerBound, detail.upperBound + 1]) }
      }
    }
    subjects = Self.ranges(subjectCuts)
    details = Self.ranges(detailCuts)
    replySets = [Bits(count: Self.replyAtoms, filled: true)]
    let enhancedAtoms = 1 + Self.classes.count * subjects.count * details.count
    enhancedSets = [Bits(count: enhancedAtoms, filled: true)]
    var replyNumbers = [replySets[0]: 0]
    var enhancedNumbers = [enhancedSets[0]: 0]
    for rule in ruleset.rules {
      replySet.append(
        Self.number(replyBits(rule.replyCodes), &replyNumbers, &replySets))
      enhancedSet.append(
        Self.number(enhancedBits(rule.enhancedCodes), &enhancedNumbers, &enhancedSets))
    }
  }

  /// How many enhanced status codes each set holds, "none" as one. It counts codes, not atoms, so
  /// that it does not depend on what other rules tell apart.
  package var enhancedSizes: [Int] {
    enhancedSets.map { set in
      var size = set.contains(0) ? 1 : 0
      for statusClass in Self.classes.indices {
        for subject in subjects.indices {
          for detail in details.indices where set.contains(atom(statusClass, subject, detail)) {
            size += subjects[subject].count * details[detail].count
          }
        }
      }
      return size
    }
  }

  private static func number(_ bits: Bits, _ numbers: inout [Bits: Int], _ sets: inout [Bits])
    -> Int
  {
    if let known = numbers[bits] { return known }
    numbers[bits] = sets.count
    sets.append(bits)
    return sets.count - 1
  }

  private static func ranges(_ cuts: Set<Int>) -> [ClosedRange<Int>] {
    let starts = cuts.filter { $0 <= 999 }.sorted()
    return starts.indices.map { index in
      starts[index]...(index + 1 < starts.count ? starts[index + 1] - 1 : 999)
    }
  }

  // MARK: Reply codes

  /// The atom of a reply code; 0 is none.
  package static func atom(_ code: ReplyCode?) -> Int { code.map { Int($0.value) - 199 } ?? 0 }

  private func replyBits(_ condition: Ruleset.CodeCondition<CodePattern>) -> Bits {
    func bits(_ codes: [CodePattern]) -> Bits {
      var bits = Bits(count: Self.replyAtoms)
      for code in codes {
        if code.isNone { bits.insert(0) }
        for range in code.values { for value in range { bits.insert(value - 199) } }
      }
      return bits
    }
    let all = condition.positive.isEmpty ? replySets[0] : bits(condition.positive)
    return all.subtracting(bits(condition.negative))
  }

  // MARK: Enhanced status codes

  /// The atom of an enhanced status code; 0 is none.
  package func atom(_ code: EnhancedCode?) -> Int {
    guard let code, let statusClass = Self.classes.firstIndex(of: code.statusClass),
      let subject = subjects.firstIndex(where: { $0.contains(code.subject) }),
      let detail = details.firstIndex(where: { $0.contains(code.detail) })
    else { return 0 }
    return atom(statusClass, subject, detail)
  }

  /// The lowest code of an atom; nil for "none".
  package func enhancedCode(ofAtom atom: Int) -> EnhancedCode? {
    guard atom > 0 else { return nil }
    let detail = (atom - 1) % details.count
    let rest = (atom - 1) / details.count
    return EnhancedCode(
      Self.classes[rest / subjects.count], subjects[rest % subjects.count].lowerBound,
      details[detail].lowerBound)
  }

  /// The atom of a class (by index), a subject range and a detail range.
  package func atom(_ statusClass: Int, _ subject: Int, _ detail: Int) -> Int {
    1 + (statusClass * subjects.count + subject) * details.count + detail
  }

  private func enhancedBits(_ condition: Ruleset.CodeCondition<EnhancedPattern>) -> Bits {
    let all = condition.positive.isEmpty ? enhancedSets[0] : bits(condition.positive)
    return all.subtracting(bits(condition.negative))
  }

  private func bits(_ codes: [EnhancedPattern]) -> Bits {
    var bits = Bits(count: enhancedSets[0].count)
    for code in codes {
      guard case .status(let wantedClass, let wantedSubject, let wantedDetail) = code else {
        bits.insert(0)
        continue
      }
      for (classIndex, statusClass) in Self.classes.enumerated()
      where wantedClass == nil || wantedClass == statusClass {
        for (subject, range) in subjects.enumerated()
        where wantedSubject.map(range.contains) ?? true {
          for (detail, range) in details.enumerated()
          where wantedDetail.map({ $0.overlaps(range) }) ?? true {
            bits.insert(atom(classIndex, subject, detail))
          }
        }
      }
    }
    return bits
  }
}

/// A set of small numbers.
package struct Bits: Hashable, Sendable {
  package let count: Int
  private var words: [UInt64]

  package init(count: Int, filled: Bool = false) {
    self.count = count
    words = [UInt64](repeating: filled ? .max : 0, count: (count + 63) / 64)
    if filled, count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
  }

  package mutating func insert(_ index: Int) {
    guard index >= 0, index < count else { return }
    words[index / 64] |= 1 << UInt64(index % 64)
  }

  package func contains(_ index: Int) -> Bool {
    index >= 0 && index < count && words[index / 64] & (1 << UInt64(index % 64)) != 0
  }

  package func subtracting(_ other: Bits) -> Bits {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  package func intersection(_ other: Bits) -> Bits {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  /// O(count / 64).
  package func isSubset(of other: Bits) -> Bool {
    zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// How many numbers it holds.
  package var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The smallest number in it.
  package var first: Int? {
    for (index, word) in words.enumerated() where word != 0 {
      return index * 64 + word.trailingZeroBitCount
    }
    return nil
  }
}
