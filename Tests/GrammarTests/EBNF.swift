/// A grammar as `Grammar.md` writes it: one production a line, `name = expression ;`.
///
/// `a & b` is both in any order; it binds more tightly than `|`, less tightly than a sequence.
struct EBNF: Sendable {
  indirect enum Expression: Sendable, Equatable {
    case literal(String)
    case terminal(String)
    case production(String)
    case sequence([Expression])
    case choice([Expression])
    case anyOrder([Expression])
    case optional(Expression)
    case repetition(Expression)
  }

  struct Mistake: Error, CustomStringConvertible {
    var description: String
  }

  /// In the order of the text; the first is the start.
  private(set) var names: [String] = []
  private(set) var productions: [String: Expression] = [:]

  init(_ text: String) throws(Mistake) {
    for line in text.split(separator: "\n") {
      var reader = Reader(line)
      let (name, expression) = try reader.production()
      guard productions.updateValue(expression, forKey: name) == nil else {
        throw Mistake(description: "\(name) stands there twice")
      }
      names.append(name)
    }
  }

  /// All expressions inside all productions.
  var parts: [Expression] { productions.values.flatMap(Self.parts) }

  private static func parts(_ expression: Expression) -> [Expression] {
    switch expression {
    case .literal, .terminal, .production: [expression]
    case .sequence(let parts), .choice(let parts), .anyOrder(let parts): parts.flatMap(Self.parts)
    case .optional(let inner), .repetition(let inner): parts(inner)
    }
  }
}

/// Reads one production by recursive descent.
private struct Reader {
  private var tokens: ArraySlice<String>

  init(_ line: Substring) {
    var tokens: [String] = []
    var rest = line
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if first == "\"" {
        let body = rest.dropFirst().prefix { $0 != "\"" }
        tokens.append("\"" + body)
        rest = rest.dropFirst(body.count + 2)
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        tokens.append(String(word))
        rest = rest.dropFirst(word.count)
      } else {
        tokens.append(String(first))
        rest.removeFirst()
      }
    }
    self.tokens = tokens[...]
  }

  mutating func production() throws(EBNF.Mistake) -> (String, EBNF.Expression) {
    guard let name = tokens.popFirst() else { throw EBNF.Mistake(description: "an empty line") }
    try take("=")
    let expression = try choice()
    try take(";")
    guard tokens.isEmpty else { throw EBNF.Mistake(description: "\(name): \(tokens) is left") }
    return (name, expression)
  }

  private mutating func take(_ token: String) throws(EBNF.Mistake) {
    guard tokens.popFirst() == token else {
      throw EBNF.Mistake(description: "\(token) is missing in front of \(tokens)")
    }
  }

  private mutating func choice() throws(EBNF.Mistake) -> EBNF.Expression {
    var parts = [try anyOrder()]
    while tokens.first == "|" {
      tokens.removeFirst()
      parts.append(try anyOrder())
    }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func anyOrder() throws(EBNF.Mistake) -> EBNF.Expression {
    var parts = [try sequence()]
    while tokens.first == "&" {
      tokens.removeFirst()
      parts.append(try sequence())
    }
    return parts.count == 1 ? parts[0] : .anyOrder(parts)
  }

  private mutating func sequence() throws(EBNF.Mistake) -> EBNF.Expression {
    var parts: [EBNF.Expression] = []
    while let token = tokens.first, !["|", "&", ";", ")", "]", "}"].contains(token) {
      parts.append(try part())
    }
    guard !parts.isEmpty else {
      throw EBNF.Mistake(description: "nothing in front of \(tokens)")
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part() throws(EBNF.Mistake) -> EBNF.Expression {
    let token = tokens.popFirst() ?? ""
    switch token {
    case "(":
      let inner = try choice()
      try take(")")
      return inner
    case "[":
      let inner = try choice()
      try take("]")
      return .optional(inner)
    case "{":
      let inner = try choice()
      try take("}")
      return .repetition(inner)
    default:
      if token.hasPrefix("\"") { return .literal(String(token.dropFirst())) }
      return token.contains(where: \.isLowercase) ? .production(token) : .terminal(token)
    }
  }
}
