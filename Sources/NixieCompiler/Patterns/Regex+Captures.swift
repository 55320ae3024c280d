internal import NixieAutomata

extension Regex {
  /// The numbers of its captures, each once, in order of appearance. O(size).
  var captureNumbers: [Int] {
    var found: [Int] = []
    visit { part in
      if case .capture(let number, _) = part, !found.contains(number) { found.append(number) }
    }
    return found
  }

  /// The same with each capture's number mapped. O(size).
  func renumberingCaptures(_ number: (Int) -> Int) -> Regex {
    switch self {
    case .never, .epsilon, .bytes, .assertion: self
    case .concatenation(let parts): .concatenation(parts.map { $0.renumberingCaptures(number) })
    case .alternation(let parts): .alternation(parts.map { $0.renumberingCaptures(number) })
    case .repetition(let inner, let min, let max, let lazy):
      .repetition(inner.renumberingCaptures(number), min: min, max: max, lazy: lazy)
    case .capture(let own, let inner): .capture(number(own), inner.renumberingCaptures(number))
    }
  }

  /// Whether it can match without a byte, so that it is found in every text. O(size).
  var matchesEmpty: Bool {
    switch self {
    case .never, .bytes: false
    case .epsilon: true
    // An assertion alone says something only at the text's ends, which it does by `^$`.
    case .assertion(let assertion): assertion != .textStart && assertion != .textEnd
    case .concatenation(let parts): parts.allSatisfy(\.matchesEmpty)
    case .alternation(let parts): parts.contains(where: \.matchesEmpty)
    case .repetition(let inner, let min, _, _): min == 0 || inner.matchesEmpty
    case .capture(_, let inner): inner.matchesEmpty
    }
  }

  /// How many single bytes it spells out, for the fixed weight of ``Precedence``. O(size).
  var literalCount: Int {
    var count = 0
    visit { part in if case .bytes(let set) = part, set.count == 1 { count += 1 } }
    return count
  }

  private func visit(_ body: (Regex) -> Void) {
    body(self)
    switch self {
    case .never, .epsilon, .bytes, .assertion: break
    case .concatenation(let parts), .alternation(let parts): for part in parts { part.visit(body) }
    case .repetition(let inner, _, _, _), .capture(_, let inner): inner.visit(body)
    }
  }
}
