/// Tells whether the grammar makes a source: the other way round from ``RandomRuleset``.
///
/// Each choice takes the first way that fits, which is enough for this grammar: every line begins
/// with another word. The lines of an `&` are taken as they come.
struct Recogniser {
  private let grammar: EBNF
  private let tokens: [Token]
  /// What each production took at each place, so that no way is gone twice.
  private let memory = Memory()

  private final class Memory {
    struct Question: Hashable {
      var production: String
      var start: Int
    }
    var ends: [Question: Int?] = [:]
    var units: [String: [[Unit]]] = [:]
  }

  /// A part of an `&`, and how often it may come.
  private struct Unit {
    var expression: EBNF.Expression
    var isNeeded = true
    var isRepeatable = false
  }

  private init(_ grammar: EBNF, _ tokens: [Token]) {
    self.grammar = grammar
    self.tokens = tokens
  }

  /// Whether `source` is a file of `grammar`.
  static func makes(_ grammar: EBNF, _ source: [UInt8]) -> Bool {
    let recogniser = Recogniser(grammar, Token.all(of: source))
    return recogniser.match(.production(grammar.names[0]), 0) == recogniser.tokens.count
  }

  /// The end of what `expression` takes from `start` on.
  private func match(_ expression: EBNF.Expression, _ start: Int) -> Int? {
    switch expression {
    case .literal(let word): return isLiteral(word, start) ? start + 1 : nil
    case .terminal(let name):
      return start < tokens.count && Terminal.fits(name, tokens[start]) ? start + 1 : nil
    case .production(let name):
      let question = Memory.Question(production: name, start: start)
      if let known = memory.ends[question] { return known }
      let end = grammar.productions[name].flatMap { match($0, start) }
      memory.ends[question] = end
      return end
    case .sequence(let parts):
      var at = start
      for part in parts {
        guard let end = match(part, at) else { return nil }
        at = end
      }
      return at
    case .choice(let ways):
      if isLines(expression) { return matchLines(expression, start) }
      return ways.lazy.compactMap { match($0, start) }.first
    case .anyOrder: return matchLines(expression, start)
    case .optional(let inner): return match(inner, start) ?? start
    case .repetition(let inner):
      var at = start
      while let end = match(inner, at), end > at { at = end }
      return at
    }
  }

  private func isLiteral(_ word: String, _ at: Int) -> Bool {
    guard at < tokens.count else { return false }
    switch tokens[at] {
    case .word(let written): return written == word
    case .comma: return word == ","
    case .bar: return word == "|"
    case .dash: return word == "-"
    default: return false
    }
  }

  /// The lines of an `&` in whatever order; the way that takes most of them.
  private func matchLines(_ expression: EBNF.Expression, _ start: Int) -> Int? {
    units(expression).compactMap { matchLines($0, start) }.max()
  }

  private func matchLines(_ units: [Unit], _ start: Int) -> Int? {
    var left = units
    var at = start
    search: while true {
      for index in left.indices {
        guard let end = match(left[index].expression, at), end > at else { continue }
        at = end
        left[index].isNeeded = false
        if !left[index].isRepeatable { left.remove(at: index) }
        continue search
      }
      return left.contains { $0.isNeeded } ? nil : at
    }
  }

  /// The ways to write `expression` as a list of units without `&` and without choice.
  private func units(_ expression: EBNF.Expression) -> [[Unit]] {
    switch expression {
    case .anyOrder(let parts):
      return parts.reduce([[]]) { ways, part in
        let more = units(part)
        return ways.flatMap { way in more.map { way + $0 } }
      }
    case .choice(let ways) where ways.contains { isLines($0) }: return ways.flatMap(units)
    case .optional(let inner) where isLines(inner): return [[]] + units(inner)
    case .production(let name) where isLines(expression):
      if let known = memory.units[name] { return known }
      let ways = grammar.productions[name].map(units) ?? []
      memory.units[name] = ways
      return ways
    case .optional(let inner): return [[Unit(expression: inner, isNeeded: false)]]
    case .repetition(let inner):
      return [[Unit(expression: inner, isNeeded: false, isRepeatable: true)]]
    default: return [[Unit(expression: expression)]]
    }
  }

  /// Whether it is an `&`, or a choice that has one.
  private func isLines(_ expression: EBNF.Expression) -> Bool {
    switch expression {
    case .anyOrder: true
    case .choice(let ways): ways.contains { isLines($0) }
    case .production(let name): grammar.productions[name].map { isLines($0) } ?? false
    default: false
    }
  }
}
