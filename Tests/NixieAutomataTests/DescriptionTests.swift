import NixieAutomata
import Testing

/// Intermediate forms print themselves.
@Suite struct DescriptionTests {
  @Test func program() throws {
    let program = try TaggedProgram(parsed("(?<x>a|b)*?c\\b"))
    #expect(
      program.description == """
        0  save 0
        1  split 9 2
        2  save 2
        3  split 4 6
        4  bytes [a]
        5  jump 7
        6  bytes [b]
        7  save 3
        8  jump 1
        9  bytes [c]
        10  assert wordBoundary
        11  save 1
        12  match
        """)
  }

  @Test func nfa() throws {
    let nfa = try NFA(matching: parsed("a|b"))
    #expect(nfa.description.contains("[a] s"))
    #expect(nfa.description.hasPrefix("s0  [\\x02] s1"))
  }

  @Test func dfa() throws {
    let dfa = try DFA(matching: parsed("a[bc]*"), budget: 100).minimised()
    #expect(
      dfa.description == """
         s0  [\\x02] s2
         s2  [a] s3
         s3  [\\x03] s4  [bc] s3
        *s4
        """)
  }

  @Test func sets() {
    #expect(ByteSet.any.description == ".")
    #expect(ByteSet.wordClass.description == "[0-9_a-z]")
    #expect(ByteSet.any.subtracting(.digits).description == "[^0-9]")
    #expect(ByteSet().description == "[]")
    #expect(ByteSet([0x2D, 0x5D, 0xFF]).description == "[\\-\\]\\xff]")
  }
}
