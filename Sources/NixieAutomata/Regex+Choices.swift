extension Regex {
  /// The fragments of an expression that is nothing but choices of fragments with gaps between them.
  ///
  /// ```
  /// (user|mailbox) (is )?full.*x[0-9]   →   user full|user is full|mailbox full|…, x[0-9]
  /// a\w+b                               →   nil
  /// ```
  ///
  /// The expression is found in a framed text exactly when one fragment of each choice occurs, one
  /// behind the other without overlap; taking of each choice what ends first finds that out. Nil
  /// when it is no such expression, or when a choice has more than `limit` fragments.
  /// O(size · limit).
  package func choices(limit: Int = 64) -> [[Fragment]]? {
    var parts: [[Regex]] = [[]]
    for part in flattened(depth: 0) {
      if part.isGap { parts.append([]) } else { parts[parts.count - 1].append(part) }
    }
    var choices: [[Fragment]] = []
    for (index, part) in parts.enumerated() where !part.isEmpty {
      guard
        let choice = Regex.choice(
          part[...], isFirst: index == 0, isLast: index == parts.count - 1, limit)
      else { return nil }
      if !choice.isEmpty { choices.append(choice) }
    }
    return choices.isEmpty ? nil : choices
  }

  /// The elements of nested concatenations and captures.
  private func flattened(depth: Int) -> [Regex] {
    guard depth < Regex.nestingLimit else { return [self] }
    switch self {
    case .concatenation(let parts): return parts.flatMap { $0.flattened(depth: depth + 1) }
    case .capture(_, let body): return body.flattened(depth: depth + 1)
    case .epsilon: return []
    default: return [self]
    }
  }

  private var isGap: Bool {
    guard case .repetition(.bytes(let set), 0, nil, _) = self else { return false }
    return ByteSet.normalised.isSubset(of: set)
  }

  /// The fragments of one choice; none where it only says what always holds.
  private static func choice(
    _ part: ArraySlice<Regex>, isFirst: Bool, isLast: Bool, _ limit: Int
  ) -> [Fragment]? {
    var inner = part
    var whole = FragmentRun()
    while case .assertion(let assertion)? = inner.first {
      inner.removeFirst()
      switch assertion {
      case .edge: whole.leadingEdge = true
      case .textStart where isFirst: whole.isAtStart = true
      default: return nil
      }
    }
    while case .assertion(let assertion)? = inner.last {
      inner.removeLast()
      switch assertion {
      case .edge: whole.trailingEdge = true
      case .textEnd where isLast: whole.isAtEnd = true
      default: return nil
      }
    }
    // `^` before a gap says nothing; what else there is without bytes is for others to judge.
    if inner.isEmpty { return isFirst && !isLast ? [] : nil }
    guard !inner.contains(where: { $0.hasAssertion(0) }),
      let runs = Regex.concatenation(Array(inner)).exactRuns(limit: limit)
    else { return nil }
    return runs.map { run in
      var run = run
      run.leadingEdge = whole.leadingEdge
      run.trailingEdge = whole.trailingEdge
      run.isAtStart = whole.isAtStart
      run.isAtEnd = whole.isAtEnd
      return run.fragment
    }
  }

  private func hasAssertion(_ depth: Int) -> Bool {
    guard depth < Regex.nestingLimit else { return true }
    return switch self {
    case .assertion: true
    case .never, .epsilon, .bytes: false
    case .concatenation(let parts), .alternation(let parts):
      parts.contains { $0.hasAssertion(depth + 1) }
    case .repetition(let body, _, _, _), .capture(_, let body): body.hasAssertion(depth + 1)
    }
  }
}
