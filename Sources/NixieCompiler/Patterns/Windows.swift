package import NixieAutomata

/// The part of each fragment that the fragment automaton looks for.
///
/// A fragment may be a whole sentence, and the automaton has a state for nearly every byte in it.
/// So it looks for a window of a few bytes only, the one that fewest other fragments have, and the
/// rest is compared where the window is found. (Measured on 4,400 patterns: 214,000 states for
/// whole fragments, 26,000 for windows of 12 bytes, and 9,000 for windows of 7 on 6,000 patterns.)
package struct Windows: Sendable {
  /// Distinct windows.
  package private(set) var strings: [[ByteSet]] = []
  /// By fragment: its window, and how many of its bytes stand behind that.
  package private(set) var places: [(window: Int, tail: Int)] = []

  /// Windows of at most `width` bytes for the fragments of `plan`. O(bytes).
  package init(_ plan: MatchPlan, width: Int) {
    let encoded = plan.fragments.map { plan.encoded($0) }
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for bytes in encoded where bytes.count > width {
      for start in 0...(bytes.count - width) {
        counts[bytes[start..<start + width], default: 0] += 1
      }
    }
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    for (fragment, bytes) in encoded.enumerated() {
      let start = bytes.count <= width ? 0 : Self.rarest(bytes, width, counts)
      let end = min(bytes.count, start + width)
      let key = bytes[start..<end]
      if numbers[key] == nil {
        numbers[key] = strings.count
        strings.append(Array(plan.fragments[fragment].bytes[start..<end]))
      }
      places.append((numbers[key] ?? 0, bytes.count - end))
    }
  }

  private static func rarest(
    _ bytes: [UInt8], _ width: Int, _ counts: [ArraySlice<UInt8>: Int]
  ) -> Int {
    var best = 0
    var bestCount = Int.max
    for start in 0...(bytes.count - width) {
      let window = bytes[start..<start + width]
      // A set in the window costs states, a byte beyond ASCII a byte class of its own: avoid them
      // where a plain one is to be had.
      let dear = window.count { $0 >= 4 && $0 < 0x20 || $0 >= 0x80 }
      let count = (counts[window] ?? 0) + dear * 1_000
      if count < bestCount {
        best = start
        bestCount = count
      }
    }
    return best
  }
}
