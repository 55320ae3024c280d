/// The fragment automaton: one table-driven DFA that finds a window of every fragment.
///
/// Match states have the highest numbers, so that the loop has one comparison for "something ends
/// here". States are 16 bits: half the table, for one multiplication a byte (measured on 1,000 and
/// 5,000 rules: no slower, since the table is what the caches cannot hold).
struct FragmentAutomaton: Sendable {
  let classes: Octets
  let transitions: Halfwords
  let stride: Int
  let start: Int
  let firstMatch: Int

  /// Writes an event for each byte of `text[0..<count]` at which windows end, and gives their
  /// number: the match state in the high half, the position after the byte in the low half.
  ///
  /// At most one event a byte: `events` is as long as the text. O(count).
  @inline(__always)
  func scan(_ text: Span<UInt8>, count: Int, events: inout MutableSpan<UInt64>) -> Int {
    var state = start
    var found = 0
    for at in 0..<count {
      state = Int(transitions[state &* stride &+ Int(classes[Int(text[at])])])
      if state >= firstMatch {
        events[found] = UInt64(state &- firstMatch) << 32 | UInt64(at &+ 1)
        found &+= 1
      }
    }
    return found
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
