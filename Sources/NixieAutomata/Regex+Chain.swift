extension Regex {
  /// The fragments of an expression that is nothing but fragments with gaps between them.
  ///
  /// ```
  /// \euser\e.*\eunknown\e   →   \euser\e, \eunknown\e
  /// ^550 .{0,}x             →   ^550 , x
  /// a(b|cd)                 →   nil
  /// ```
  ///
  /// The expression is found in a framed text exactly when the fragments occur one behind the other
  /// without overlap; taking each as early as possible finds that out. Captures are transparent.
  /// No fragments: it is found in every text. Nil when it is no such expression, when an
  /// assertion cannot be put as an edge of a fragment, or above 4,096 bytes. O(size written out).
  package func chain() -> [Fragment]? {
    var builder = ChainBuilder()
    guard builder.append(self, depth: 0) else { return nil }
    return builder.finished()
  }
}

private struct ChainBuilder {
  private var fragments: [Fragment] = []
  private var run = FragmentRun()
  /// Assertions at the position after the run.
  private var pending: [Assertion] = []
  private var hasGap = false
  private var byteCount = 0
  private static let byteLimit = 4_096

  /// Appends an expression; false when it does not fit into a chain.
  mutating func append(_ regex: Regex, depth: Int) -> Bool {
    guard depth < Regex.nestingLimit else { return false }
    switch regex {
    case .epsilon: return true
    case .bytes(let set): return append(set)
    case .alternation:
      guard let set = regex.singleByte(depth) else { return false }
      return append(set)
    case .concatenation(let parts):
      for part in parts where !append(part, depth: depth + 1) { return false }
      return true
    case .capture(_, let body): return append(body, depth: depth + 1)
    case .assertion(let assertion):
      // Saying it twice says nothing more, and the list stays short.
      if !pending.contains(assertion) { pending.append(assertion) }
      return true
    case .repetition(let body, let min, let max, _):
      return appendRepetition(body, Swift.max(0, min), max, depth: depth + 1)
    case .never: return false
    }
  }

  private mutating func appendRepetition(
    _ body: Regex, _ min: Int, _ max: Int?, depth: Int
  ) -> Bool {
    let isAnyByte = body.singleByte(depth).map { ByteSet.normalised.isSubset(of: $0) }
    let isGap = max == nil && isAnyByte == true
    guard isGap || max == min else { return false }
    if body.isEmptyText { return true }
    guard min <= ChainBuilder.byteLimit else { return false }
    for _ in 0..<min where !append(body, depth: depth) { return false }
    return isGap ? appendGap() : true
  }

  private mutating func append(_ set: ByteSet) -> Bool {
    byteCount += 1
    guard byteCount <= ChainBuilder.byteLimit else { return false }
    for assertion in pending where !put(assertion, before: set) { return false }
    pending = []
    run.bytes.append(set.subtracting(.frame))
    return true
  }

  private mutating func appendGap() -> Bool {
    guard closeRun(isLast: false) else { return false }
    hasGap = true
    return true
  }

  mutating func finished() -> [Fragment]? {
    closeRun(isLast: true) ? fragments : nil
  }

  /// An assertion before a byte: inside of the run it must be certain, else it becomes a flag.
  private mutating func put(_ assertion: Assertion, before set: ByteSet) -> Bool {
    if let last = run.bytes.last { return assertion.isCertain(between: last, and: set) }
    switch assertion {
    case .textStart: run.isAtStart = true
    case .edge: run.leadingEdge = true
    case .wordBoundary where set.isSubset(of: .wordBytes): run.leadingEdge = true
    case .wordBoundary, .notWordBoundary, .textEnd: return false
    }
    return true
  }

  private mutating func put(_ assertion: Assertion, after set: ByteSet) -> Bool {
    switch assertion {
    case .textEnd: run.isAtEnd = true
    case .edge: run.trailingEdge = true
    case .wordBoundary where set.isSubset(of: .wordBytes): run.trailingEdge = true
    case .wordBoundary, .notWordBoundary, .textStart: return false
    }
    return true
  }

  private mutating func closeRun(isLast: Bool) -> Bool {
    guard let last = run.bytes.last else { return closeEmptyRun(isLast: isLast) }
    for assertion in pending where !put(assertion, after: last) { return false }
    fragments.append(run.fragment)
    run = FragmentRun()
    pending = []
    return true
  }

  /// Assertions without bytes. They hold somewhere in every text if they may hold at its beginning
  /// (before the first gap) or at its end (after the last).
  private mutating func closeEmptyRun(isLast: Bool) -> Bool {
    let asked = pending
    pending = []
    if asked.isEmpty { return true }
    if isLast, !hasGap, asked.contains(.textStart), asked.contains(.textEnd) {
      fragments.append(FragmentRun(isAtStart: true, isAtEnd: true).fragment)
      return asked.allSatisfy { $0 == .textStart || $0 == .textEnd || $0 == .edge }
    }
    let isFirst = fragments.isEmpty && !hasGap
    if isFirst, asked.allSatisfy({ $0 == .textStart || $0 == .edge }) { return true }
    return isLast && asked.allSatisfy { $0 == .textEnd || $0 == .edge }
  }
}

extension Assertion {
  /// Whether it holds between any byte of the one set and any byte of the other.
  fileprivate func isCertain(between first: ByteSet, and second: ByteSet) -> Bool {
    let word = ByteSet.wordBytes
    let firstIsOutside = first.isDisjoint(with: word)
    let secondIsOutside = second.isDisjoint(with: word)
    return switch self {
    case .edge: firstIsOutside || secondIsOutside
    case .wordBoundary:
      firstIsOutside && second.isSubset(of: word) || secondIsOutside && first.isSubset(of: word)
    case .notWordBoundary:
      firstIsOutside && secondIsOutside || first.isSubset(of: word) && second.isSubset(of: word)
    case .textStart, .textEnd: false
    }
  }
}

extension Regex {
  /// The set, if this matches exactly one byte: a set, an alternative of such, or a group of one.
  fileprivate func singleByte(_ depth: Int) -> ByteSet? {
    guard depth < Regex.nestingLimit else { return nil }
    switch self {
    case .bytes(let set): return set.subtracting(.frame)
    case .capture(_, let body): return body.singleByte(depth + 1)
    case .concatenation(let parts) where parts.count == 1: return parts[0].singleByte(depth + 1)
    case .alternation(let choices) where !choices.isEmpty:
      var result = ByteSet()
      for choice in choices {
        guard let set = choice.singleByte(depth + 1) else { return nil }
        result = result.union(set)
      }
      return result
    default: return nil
    }
  }
}
