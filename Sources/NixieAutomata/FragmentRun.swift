/// A `Fragment` in the making: the anchors are still flags, since `^` may turn out to stand behind
/// a byte, where it can never hold.
struct FragmentRun: Hashable {
  var bytes: [ByteSet] = []
  var isAtStart = false
  var isAtEnd = false
  /// With no bytes, an edge at this position is a leading edge.
  var leadingEdge = false
  var trailingEdge = false

  static let empty = FragmentRun()

  /// One run after the other; nil when that can never match.
  ///
  /// An edge between two bytes cannot be kept and is forgotten, unless it decides the matter.
  func followed(by next: FragmentRun) -> FragmentRun? {
    if bytes.isEmpty { return preceding(next) }
    if next.isAtStart { return nil }
    var result = self
    result.isAtEnd = isAtEnd || next.isAtEnd
    if next.bytes.isEmpty {
      result.trailingEdge = trailingEdge || next.leadingEdge
      return result
    }
    if isAtEnd || (trailingEdge || next.leadingEdge) && isInsideWord(before: next) { return nil }
    result.bytes += next.bytes
    result.trailingEdge = next.trailingEdge
    return result
  }

  /// This run, which has no bytes, as a condition at the beginning of the next.
  private func preceding(_ next: FragmentRun) -> FragmentRun? {
    if isAtEnd, !next.bytes.isEmpty { return nil }
    var result = next
    result.isAtStart = isAtStart || next.isAtStart
    result.isAtEnd = isAtEnd || next.isAtEnd
    result.leadingEdge = leadingEdge || next.leadingEdge
    return result
  }

  private func isInsideWord(before next: FragmentRun) -> Bool {
    guard let last = bytes.last, let first = next.bytes.first else { return false }
    return last.isSubset(of: .wordBytes) && first.isSubset(of: .wordBytes)
  }

  /// The finished fragment: anchors as frame bytes, edges only where they say something.
  var fragment: Fragment {
    var result = Fragment(bytes: bytes)
    if let first = bytes.first, let last = bytes.last {
      result.leadingEdge = leadingEdge && !isAtStart && !first.isDisjoint(with: .wordBytes)
      result.trailingEdge = trailingEdge && !isAtEnd && !last.isDisjoint(with: .wordBytes)
    }
    if isAtStart { result.bytes.insert(ByteSet(Frame.start), at: 0) }
    if isAtEnd { result.bytes.append(ByteSet(Frame.end)) }
    return result
  }
}

extension Fragment: CustomStringConvertible {
  /// The sets in class notation, `\e` for an edge, `^` and `$` for the frame.
  package var description: String {
    let parts = bytes.map { set in
      if set == ByteSet(Frame.start) { return "^" }
      if set == ByteSet(Frame.end) { return "$" }
      return Regex.bytes(set).description
    }
    return (leadingEdge ? "\\e" : "") + parts.joined() + (trailingEdge ? "\\e" : "")
  }

  /// Whether the fragment occurs in a framed text and ends before `end`, edges included.
  package func occurs(in framed: [UInt8], endingAt end: Int) -> Bool {
    guard end <= framed.count, end >= bytes.count else { return false }
    let start = end - bytes.count
    for (index, set) in bytes.enumerated() where !set.contains(framed[start + index]) {
      return false
    }
    return (!leadingEdge || Fragment.isEdge(framed, start))
      && (!trailingEdge || Fragment.isEdge(framed, end))
  }

  private static func isEdge(_ framed: [UInt8], _ position: Int) -> Bool {
    guard position > 0, position < framed.count else { return true }
    return Assertion.edge.holds(between: framed[position - 1], and: framed[position])
  }
}
