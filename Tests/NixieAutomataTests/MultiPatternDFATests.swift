import NixieAutomata
import Testing

@Suite struct MultiPatternDFATests {
  /// All (pattern, end) pairs by trying every pattern at every position.
  private func naive(_ patterns: [[ByteSet]], _ text: [UInt8]) -> [[UInt32]] {
    text.indices.map { end in
      patterns.indices.filter { number in
        let pattern = patterns[number]
        let start = end + 1 - pattern.count
        guard start >= 0 else { return false }
        return pattern.enumerated().allSatisfy { index, set in
          set.foldedToLowerCase.contains(text[start + index].foldedToLowerCase)
        }
      }.map { UInt32($0) }
    }
  }

  private func scan(_ dfa: MultiPatternDFA, _ text: [UInt8]) -> [[UInt32]] {
    var state = dfa.start
    return text.map { byte in
      state = dfa.table[Int(state) + Int(dfa.byteClasses[Int(byte)])]
      #expect((state >= dfa.firstMatchState) == !dfa.patterns(at: state).isEmpty)
      return Array(dfa.patterns(at: state))
    }
  }

  private func check(_ patterns: [[ByteSet]], _ texts: [[UInt8]]) throws {
    let dfa = try MultiPatternDFA(patterns: patterns, budget: 20_000)
    #expect(dfa.invariantViolation() == nil)
    for text in texts { #expect(scan(dfa, text) == naive(patterns, text)) }
  }

  private func strings(_ patterns: [String]) -> [[ByteSet]] {
    patterns.map { $0.utf8.map { ByteSet($0) } }
  }

  @Test func ahoAndCorasicksExample() throws {
    let dfa = try MultiPatternDFA(
      patterns: strings(["he", "she", "his", "hers"]), budget: 10)
    #expect(dfa.stateCount == 10)
    #expect(
      dfa.description == """
        s0  [Hh] s1  [Ss] s2
        s1  [Ee] s6  [Hh] s1  [Ii] s3  [Ss] s2
        s2  [Hh] s4  [Ss] s2
        s3  [Hh] s1  [Ss] s7
        s4  [Ee] s8  [Hh] s1  [Ii] s3  [Ss] s2
        s5  [Hh] s1  [Ss] s9
        s6  [Hh] s1  [Rr] s5  [Ss] s2  = [0]
        s7  [Hh] s4  [Ss] s2  = [2]
        s8  [Hh] s1  [Rr] s5  [Ss] s2  = [0, 1]
        s9  [Hh] s4  [Ss] s2  = [3]
        """)
    let found = scan(dfa, Array("USHERS".utf8))
    #expect(found == [[], [], [], [0, 1], [], [3]])
    #expect(throws: StateBudgetExceeded(budget: 9)) {
      try MultiPatternDFA(patterns: strings(["he", "she", "his", "hers"]), budget: 9)
    }
  }

  @Test func randomSetsOfBytes() throws {
    var generator = SeededGenerator(seed: 99)
    let alphabet = Array("abc-".utf8)
    for _ in 0..<60 {
      let patterns = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
        (0..<Int.random(in: 1...5, using: &generator)).map { _ -> ByteSet in
          var set = ByteSet(alphabet.randomElement(using: &generator) ?? 0x61)
          while Int.random(in: 0..<3, using: &generator) == 0 {
            set.insert(alphabet.randomElement(using: &generator) ?? 0x61)
          }
          return set
        }
      }
      let text = (0..<60).map { _ in alphabet.randomElement(using: &generator) ?? 0x61 }
      try check(patterns, [text])
    }
  }

  @Test func unusualPatterns() throws {
    let texts = [Array("abcABC".utf8), [], [0x02, 0x61, 0x03], [0xFF, 0x00, 0x61]]
    try check([], texts)
    try check([[ByteSet()], [ByteSet(0x61), ByteSet()]], texts)
    try check([[]] + strings(["a"]), texts)
    try check(strings(["a", "a", "ba", "aa", "A"]), texts)
    try check([[ByteSet(0x02), ByteSet(0x61)], [ByteSet(0x61), ByteSet(0x03)]], texts)
    try check([[ByteSet(0...255)], [ByteSet(0x41...0x43)]], texts)
  }

  @Test func literalsStayLinear() throws {
    var generator = SeededGenerator(seed: 3)
    let patterns = (0..<300).map { _ in
      (0..<14).map { _ in ByteSet(UInt8.random(in: 0x61...0x7A, using: &generator)) }
    }
    let dfa = try MultiPatternDFA(patterns: patterns, budget: 300 * 14 + 1)
    #expect(dfa.invariantViolation() == nil)
    #expect(try MultiPatternDFA(patterns: patterns, budget: 300 * 14 + 1) == dfa)
  }
}
