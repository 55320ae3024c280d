// Questions about languages. Over framed texts as they are; `Language` asks about normalised ones.

extension DFA {
  /// Whether the language is empty. O(1).
  package var isEmpty: Bool { fates[start.index] == .dead }

  /// Whether every text of this language is in the other. O(states · states · classes) at worst.
  package func isSubset(of other: DFA) -> Bool {
    witness(against: other, isLeftNeeded: true) { $0 && !$1 } == nil
  }

  /// Whether both have the same texts.
  package func isEquivalent(to other: DFA) -> Bool {
    witness(against: other, isLeftNeeded: false) { $0 != $1 } == nil
  }

  /// A shortest text of the language, frame included; nil when it is empty. Among the shortest the
  /// one whose bytes are the most natural, from the left (`Naturalness`).
  package func shortestWitness() -> [UInt8]? {
    witness(against: self, isLeftNeeded: true) { left, _ in left }
  }

  /// A shortest text of this language that is not in the other, likewise.
  package func shortestWitness(outside other: DFA) -> [UInt8]? {
    witness(against: other, isLeftNeeded: true) { $0 && !$1 }
  }

  /// A shortest word for which the pair of answers is as wanted, breadth-first.
  private func witness(
    against other: DFA, isLeftNeeded: Bool, where isWanted: (Bool, Bool) -> Bool
  ) -> [UInt8]? {
    let bytes = ByteClasses(joining: [byteClasses, other.byteClasses]).byNaturalness
    var pairs = PairInterner()
    var path = WitnessPath()
    _ = pairs.intern(start, other.start)
    if isWanted(accepting[start.index], other.accepting[other.start.index]) { return [] }
    var index = 0
    while index < pairs.count {
      let pair = pairs[index]
      for byte in bytes {
        let left = next(pair.0, byte)
        let right = other.next(pair.1, byte)
        if fates[left.index] == .dead, isLeftNeeded || other.fates[right.index] == .dead {
          continue
        }
        guard pairs.intern(left, right).isNew else { continue }
        path.add(byte, after: index)
        if isWanted(accepting[left.index], other.accepting[right.index]) { return path.word() }
      }
      index += 1
    }
    return nil
  }
}

extension ByteClasses {
  /// A byte a class, the most natural byte of each, the most natural class first.
  var byNaturalness: [UInt8] {
    naturalRepresentatives.sorted { Naturalness.rank($0) < Naturalness.rank($1) }
  }
}

/// How each state of a search was reached: by which byte from which earlier state. State 0 is the
/// start; the others are added in the order in which they are numbered.
struct WitnessPath {
  private var parents: [UInt32] = [0]
  private var bytes: [UInt8] = [0]

  mutating func add(_ byte: UInt8, after parent: Int) {
    parents.append(UInt32(truncatingIfNeeded: parent))
    bytes.append(byte)
  }

  /// The word that leads to the state added last.
  func word() -> [UInt8] {
    var word: [UInt8] = []
    var state = parents.count - 1
    while state > 0 {
      word.append(bytes[state])
      state = Int(parents[state])
    }
    return word.reversed()
  }
}
