extension Regex {
  /// Strings without which the expression is found in no text, for a search to look for first.
  ///
  /// Returns clauses. In every framed text in which the expression is found, each clause has at
  /// least one fragment that occurs. A clause without fragments says that the expression is found
  /// nowhere; no clauses say that nothing is required.
  ///
  /// Alternatives, options and small repetitions are written out, up to `limit` fragments a clause
  /// and 64 bytes a fragment; at everything else the expression is split. Only necessary: order and
  /// distance of the clauses are not said. O(size · limit).
  ///
  /// The idea is that of Cox's trigram queries (2012) and of the literal factoring of Hyperscan
  /// (Wang et al., 2019).
  package func requiredFragments(limit: Int = 16) -> [[Fragment]] {
    let analysis = FragmentAnalysis(limit: Swift.max(1, limit))
    return analysis.clauses(of: analysis.flow(of: self, depth: 0))
  }

  /// What it matches, if that is at most `limit` strings of byte sets, none of them empty. The
  /// expression has no assertions, which may be forgotten here.
  func exactRuns(limit: Int) -> [FragmentRun]? {
    guard case .exact(let runs) = FragmentAnalysis(limit: limit).flow(of: self, depth: 0),
      !runs.isEmpty, runs.allSatisfy({ !$0.bytes.isEmpty })
    else { return nil }
    return runs
  }
}

/// What is known of an expression's matches.
private enum FragmentFlow {
  /// It matches exactly one of these; none: it matches nothing.
  case exact([FragmentRun])
  /// Its matches begin with one of `head`, contain each of `clauses`, end with one of `tail`.
  case split(head: [FragmentRun], clauses: [[FragmentRun]], tail: [FragmentRun])

  static let empty = FragmentFlow.exact([.empty])
  /// Anything at all.
  static let unknown = FragmentFlow.split(head: [.empty], clauses: [], tail: [.empty])
}

private struct FragmentAnalysis {
  let limit: Int
  private let lengthLimit = 64
  private let clauseLimit = 256

  init(limit: Int) { self.limit = limit }

  func flow(of regex: Regex, depth: Int) -> FragmentFlow {
    guard depth < Regex.nestingLimit else { return .unknown }
    switch regex {
    case .never: return .exact([])
    case .epsilon: return .empty
    case .bytes(let set):
      let inside = set.subtracting(.frame)
      return .exact(inside.isEmpty ? [] : [FragmentRun(bytes: [inside])])
    case .assertion(let assertion): return .exact([run(of: assertion)])
    case .capture(_, let body): return flow(of: body, depth: depth + 1)
    case .concatenation(let parts):
      return parts.reduce(FragmentFlow.empty) { joined($0, flow(of: $1, depth: depth + 1)) }
    case .alternation(let choices):
      return alternation(choices.map { flow(of: $0, depth: depth + 1) })
    case .repetition(let body, let min, let max, _):
      return repetition(flow(of: body, depth: depth + 1), Swift.max(0, min), max)
    }
  }

  /// `\b` says more than an edge and `\B` something else; what is required may be weaker.
  private func run(of assertion: Assertion) -> FragmentRun {
    switch assertion {
    case .textStart: FragmentRun(isAtStart: true)
    case .textEnd: FragmentRun(isAtEnd: true)
    case .edge, .wordBoundary: FragmentRun(leadingEdge: true)
    case .notWordBoundary: .empty
    }
  }

  /// Every run of the first followed by every run of the second, if that is few and short enough.
  private func product(_ first: [FragmentRun], _ second: [FragmentRun]) -> [FragmentRun]? {
    guard first.count * second.count <= limit else { return nil }
    var result: [FragmentRun] = []
    for left in first {
      for right in second {
        guard let run = left.followed(by: right) else { continue }
        guard run.bytes.count <= lengthLimit else { return nil }
        if !result.contains(run) { result.append(run) }
      }
    }
    return result
  }

  /// The second after the first. Clauses beyond the limit are dropped: the rest is still necessary.
  private func joined(_ first: FragmentFlow, _ second: FragmentFlow) -> FragmentFlow {
    let result = unlimitedJoin(first, second)
    guard case .split(let head, let clauses, let tail) = result, clauses.count > clauseLimit else {
      return result
    }
    return .split(head: head, clauses: Array(clauses.prefix(clauseLimit)), tail: tail)
  }

  private func unlimitedJoin(_ first: FragmentFlow, _ second: FragmentFlow) -> FragmentFlow {
    switch (first, second) {
    case (.exact([]), _), (_, .exact([])):
      return .exact([])
    case (.exact(let left), .exact(let right)):
      if let both = product(left, right) { return .exact(both) }
      return .split(head: left, clauses: [], tail: right)
    case (.exact(let left), .split(let head, let clauses, let tail)):
      if let both = product(left, head) { return .split(head: both, clauses: clauses, tail: tail) }
      return .split(head: left, clauses: [head] + clauses, tail: tail)
    case (.split(let head, let clauses, let tail), .exact(let right)):
      if let both = product(tail, right) { return .split(head: head, clauses: clauses, tail: both) }
      return .split(head: head, clauses: clauses + [tail], tail: right)
    case (.split(let head, let left, let tail), .split(let next, let right, let end)):
      let middle = product(tail, next).map { [$0] } ?? [tail, next]
      return .split(head: head, clauses: left + middle + right, tail: end)
    }
  }

  private func alternation(_ flows: [FragmentFlow]) -> FragmentFlow {
    var runs: [FragmentRun] = []
    var isExact = true
    for flow in flows {
      switch flow {
      case .exact(let some): for run in some where !runs.contains(run) { runs.append(run) }
      case .split: isExact = false
      }
    }
    if isExact, runs.count <= limit { return .exact(runs) }
    var clause: [FragmentRun] = []
    for flow in flows {
      guard let best = strongest(of: flow) else { return .unknown }
      for run in best where !clause.contains(run) { clause.append(run) }
    }
    guard clause.count <= limit else { return .unknown }
    return .split(head: [.empty], clauses: [clause], tail: [.empty])
  }

  /// The clause whose shortest run is the longest.
  private func strongest(of flow: FragmentFlow) -> [FragmentRun]? {
    func length(_ clause: [FragmentRun]) -> Int { clause.map(\.fragment.bytes.count).min() ?? .max }
    switch flow {
    case .exact(let runs): return runs
    case .split(let head, let clauses, let tail):
      var best: [FragmentRun]?
      for clause in [head] + clauses + [tail] where isUseful(clause) {
        if best.map(length) ?? 0 < length(clause) { best = clause }
      }
      return best
    }
  }

  private func repetition(_ body: FragmentFlow, _ min: Int, _ max: Int?) -> FragmentFlow {
    if let max, max < min { return .exact([]) }
    // More copies than a fragment has bytes say nothing new.
    let copies = Swift.min(min, lengthLimit)
    var result = FragmentFlow.empty
    for _ in 0..<Swift.max(0, max == nil ? copies - 1 : copies) { result = joined(result, body) }
    guard let max, copies == min else {
      return joined(result, min == 0 ? .unknown : oneOrMore(body))
    }
    return joined(result, upTo(max - min, body))
  }

  /// One copy alone is head and tail at once; of several, the first is the head, the last the tail.
  private func oneOrMore(_ body: FragmentFlow) -> FragmentFlow {
    switch body {
    case .exact([]): .exact([])
    case .exact(let runs): .split(head: runs, clauses: [], tail: runs)
    case .split: body
    }
  }

  private func upTo(_ count: Int, _ body: FragmentFlow) -> FragmentFlow {
    guard count > 0 else { return .empty }
    guard case .exact(let runs) = body else { return .unknown }
    var all: [FragmentRun] = [.empty]
    var power: [FragmentRun] = [.empty]
    for _ in 0..<count {
      guard let next = product(power, runs) else { return .unknown }
      power = next
      let fresh = power.filter { !all.contains($0) }
      if fresh.isEmpty { break }
      all += fresh
      guard all.count <= limit else { return .unknown }
    }
    return .exact(all)
  }

  func clauses(of flow: FragmentFlow) -> [[Fragment]] {
    let found: [[FragmentRun]]
    switch flow {
    case .exact([]): return [[]]
    case .exact(let runs): found = [runs]
    case .split(let head, let clauses, let tail): found = [head] + clauses + [tail]
    }
    var result: [[Fragment]] = []
    for runs in found where runs.isEmpty || isUseful(runs) {
      let clause = runs.map(\.fragment)
      if !result.contains(clause) { result.append(clause) }
    }
    return result
  }

  /// Whether texts without any of the runs are imaginable: no run is empty or `...`.
  private func isUseful(_ runs: [FragmentRun]) -> Bool {
    !runs.isEmpty
      && runs.allSatisfy { run in
        run.fragment.bytes.contains { !ByteSet.normalised.isSubset(of: $0) }
          && (run.fragment.bytes.count > 1 || !run.bytes.isEmpty)
      }
  }
}
