/// The fragment automaton: one table-driven DFA that finds a window of every fragment.
///
/// Match states have the highest numbers, so that the loop has one comparison for "something ends
/// here". States are 16 bits: half the table, for one multiplication a byte (measured on 1,000 and
/// 5,000 rules: no slower, since the table is what the caches cannot hold).
///
/// PERF: the loop reads through pointers without checks, 9 instructions a byte against 22 with
/// total views. That is safe since the whole table is checked once (``isSound``); an unsound one
/// finds nothing.
struct FragmentAutomaton: Sendable {
  private let classes: Octets
  private let transitions: Halfwords
  private let stride: Int
  private let start: Int
  private let firstMatch: Int
  /// Every class is a column, and every transition leads to a row.
  private let isSound: Bool

  /// The automaton of `image`. O(table), a fifth of a millisecond for 3 MB.
  init(_ image: Image) {
    typealias Summary = ImageLayout.Record.Summary
    let summary = image.words(.summary)
    classes = image.octets(.byteClasses)
    transitions = image.halfwords(.transitions)
    stride = summary.int(Summary.stride)
    start = summary.int(Summary.start)
    firstMatch = summary.int(Summary.firstMatch)
    isSound = Self.isSound(classes, transitions, stride: stride, start: start)
  }

  private static func isSound(
    _ classes: Octets, _ transitions: Halfwords, stride: Int, start: Int
  ) -> Bool {
    guard stride > 0, classes.count == 256, transitions.count % stride == 0 else { return false }
    let states = transitions.count / stride
    guard start < states, (0..<256).allSatisfy({ Int(classes[$0]) < stride }) else { return false }
    var highest: UInt16 = 0
    for index in 0..<transitions.count { highest = max(highest, transitions[index]) }
    return Int(highest) < states
  }

  /// Writes an event for each byte of `text[0..<count]` at which windows end, and gives their
  /// number: the match state in the high half, the position after the byte in the low half.
  ///
  /// At most one event a byte: `events` is as long as the text. O(count).
  func scan(_ text: Span<UInt8>, count: Int, events: inout MutableSpan<UInt64>) -> Int {
    guard isSound, count <= text.count, count <= events.count else { return 0 }
    return unsafe text.withUnsafeBufferPointer { text in
      unsafe events.withUnsafeMutableBufferPointer { events in
        guard let text = text.baseAddress, let events = events.baseAddress else { return 0 }
        return unsafe scan(text, count, events)
      }
    }
  }

  private func scan(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ events: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let classes = unsafe self.classes.base
    let table = unsafe transitions.base
    let stride = stride
    let firstMatch = firstMatch
    var state = start
    var found = 0
    for at in 0..<count {
      state = unsafe Int(table[state &* stride &+ Int(classes[Int(text[at])])])
      if state >= firstMatch {
        unsafe events[found] = UInt64(state &- firstMatch) << 32 | UInt64(at &+ 1)
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
