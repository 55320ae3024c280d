import NixieAutomata

/// The definition of matching, written down as directly as it can be: backtracking over the tree.
///
/// Exponential, and right by inspection; every engine is compared with it.
struct NaiveMatcher {
  let text: [UInt8]

  /// The leftmost match by priorities, as offsets into the framed text.
  func firstMatch(_ regex: Regex) -> Range<Int>? {
    for start in 1..<text.count {
      var end: Int?
      _ = match(regex, start) { position in
        end = position
        return true
      }
      if let end { return start..<end }
    }
    return nil
  }

  /// Whether the expression matches all that is inside of the frame.
  func matchesWhole(_ regex: Regex) -> Bool {
    match(regex, 1) { $0 == text.count - 1 }
  }

  /// Tries all ways to match from a position, best first, until `then` accepts one.
  func match(_ regex: Regex, _ position: Int, _ then: (Int) -> Bool) -> Bool {
    switch regex {
    case .never: return false
    case .epsilon: return then(position)
    case .bytes(let set):
      let byte = text[position]
      guard position < text.count - 1, set.contains(byte) else { return false }
      return then(position + 1)
    case .concatenation(let parts): return sequence(parts[...], position, then)
    case .alternation(let choices):
      return choices.contains { match($0, position, then) }
    case .capture(_, let body): return match(body, position, then)
    case .assertion(let assertion):
      return assertion.holds(between: text[position - 1], and: text[position]) && then(position)
    case .repetition(let body, let min, let max, let lazy):
      return repetition(body, min, max, lazy, position, then)
    }
  }

  private func sequence(
    _ parts: ArraySlice<Regex>, _ position: Int, _ then: (Int) -> Bool
  ) -> Bool {
    guard let first = parts.first else { return then(position) }
    return match(first, position) { sequence(parts.dropFirst(), $0, then) }
  }

  private func repetition(
    _ body: Regex, _ min: Int, _ max: Int?, _ lazy: Bool, _ position: Int, _ then: (Int) -> Bool
  ) -> Bool {
    if min > 0 {
      return match(body, position) { end in
        repetition(body, min - 1, max.map { $0 - 1 }, lazy, end, then)
      }
    }
    if lazy, then(position) { return true }
    if max.map({ $0 > 0 }) ?? true {
      let found = match(body, position) { end in
        // A round that reads nothing would go on for ever: it is the last one.
        end == position && max == nil
          ? then(end) : repetition(body, 0, max.map { $0 - 1 }, lazy, end, then)
      }
      if found { return true }
    }
    return lazy ? false : then(position)
  }
}
