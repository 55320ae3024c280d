/// The fragment automaton: one table-driven DFA that finds every fragment of every pattern.
///
/// Row `s` begins at word `s` of the table: states are premultiplied, so that a step is one add
/// and one load. Match states have the highest numbers, so that the loop has one comparison for
/// "something ends here". The last word of a row is the index of its match list.
struct FragmentAutomaton: Sendable {
  let classes: Octets
  let transitions: Words
  let matchOffsets: Words
  let matches: Words
  let stride: Int
  let firstMatch: UInt32
  let start: UInt32

  /// Writes an event for each end of fragments in `text[0..<count]` and gives their number.
  ///
  /// At most one event a byte: `events` is as long as the text. O(count).
  @inline(__always)
  func scan(_ text: Span<UInt8>, count: Int, events: inout MutableSpan<UInt64>) -> Int {
    var state = start
    var found = 0
    for at in 0..<count {
      state = transitions[Int(state) &+ Int(classes[Int(text[at])])]
      if state >= firstMatch {
        let list = transitions[Int(state) &+ stride &- 1]
        events[found] = UInt64(list) << 32 | UInt64(at &+ 1)
        found &+= 1
      }
    }
    return found
  }

  /// The fragments of match list `list`, as a range of ``matches``.
  @inline(__always)
  func fragments(ofList list: Int) -> Range<Int> {
    let low = matchOffsets.int(list)
    let high = min(matchOffsets.int(list + 1), matches.count)
    return low..<max(low, high)
  }
}

/// The 64-bit Bloom mask of fragments by which most rules are ruled out without a look at them
/// (Bloom 1970, with one hash).
package enum FragmentMask {
  /// The bit of `fragment`.
  @inline(__always)
  package static func bit(_ fragment: UInt32) -> UInt64 {
    1 << UInt64((fragment &* 0x9e37_79b1) >> 26)
  }
}
