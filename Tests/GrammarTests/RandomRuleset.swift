/// A ruleset made from the grammar by throwing dice.
///
/// The same seed gives the same ruleset. Recursion is bounded: past a depth nothing optional is
/// written and each choice takes its first way.
struct RandomRuleset {
  private let grammar: EBNF
  private var dice: Dice
  private var terminals: RandomTerminals
  private(set) var bytes: [UInt8] = []
  /// Productions and literals that were used.
  private(set) var used: Set<String> = []
  private var isAtLineStart = true
  /// The line ends with bytes that are taken as they are, so a comment would be part of them.
  private var endsVerbatim = false

  private static let depthBound = 40

  init(_ grammar: EBNF, seed: UInt64) {
    self.grammar = grammar
    dice = Dice(seed: seed)
    terminals = RandomTerminals(seed: seed ^ 0x5EED)
    if dice.once(in: 8) { bytes += [0xEF, 0xBB, 0xBF] }
    if dice.once(in: 4) { fillBetweenLines() }
    write(.production(grammar.names[0]), 0)
    // The last line may end with the file.
    if dice.once(in: 4), bytes.last == 0x0A { bytes.removeLast() }
  }

  private mutating func write(_ expression: EBNF.Expression, _ depth: Int) {
    switch expression {
    case .literal(let word):
      used.insert("\"\(word)\"")
      token(Array(word.utf8))
    case .terminal("EOL"): endLine()
    case .terminal(let name):
      token(terminals.make(name))
      endsVerbatim = name == "REGEX" || name == "REPLY"
    case .production(let name):
      used.insert(name)
      guard let body = grammar.productions[name] else { return }
      write(body, depth + 1)
    case .sequence(let parts): for part in parts { write(part, depth + 1) }
    case .choice(let ways): write(choose(ways, depth), depth + 1)
    case .anyOrder:
      var lines = units(expression, depth)
      lines.shuffle(using: &dice)
      for line in lines { write(line, depth + 1) }
    case .optional(let inner): if isLucky(depth) { write(inner, depth + 1) }
    case .repetition(let inner): for _ in 0..<count(depth) { write(inner, depth + 1) }
    }
  }

  /// What stands between the lines of an `&`: the lines inside its parts may be mixed with others.
  private mutating func units(_ expression: EBNF.Expression, _ depth: Int) -> [EBNF.Expression] {
    switch expression {
    case .anyOrder(let parts): return parts.flatMap { units($0, depth + 1) }
    case .optional(let inner): return isLucky(depth) ? units(inner, depth + 1) : []
    case .repetition(let inner):
      return (0..<count(depth)).flatMap { _ in units(inner, depth + 1) }
    case .choice(let ways): return units(choose(ways, depth), depth + 1)
    case .production(let name):
      switch grammar.productions[name] {
      case .anyOrder(let parts):
        used.insert(name)
        return units(.anyOrder(parts), depth + 1)
      case .choice(let ways):
        used.insert(name)
        return units(.choice(ways), depth + 1)
      default: return [expression]
      }
    case .literal, .terminal, .sequence: return [expression]
    }
  }

  private mutating func choose(_ ways: [EBNF.Expression], _ depth: Int) -> EBNF.Expression {
    depth > Self.depthBound ? ways[0] : ways[dice.below(ways.count)]
  }

  private mutating func isLucky(_ depth: Int) -> Bool {
    depth <= Self.depthBound && dice.once(in: 2)
  }

  private mutating func count(_ depth: Int) -> Int {
    if depth > Self.depthBound { return 0 }
    return depth < 3 ? 1 + dice.below(6) : dice.below(3)
  }

  // MARK: Lines

  private mutating func token(_ word: [UInt8]) {
    if isAtLineStart {
      for _ in 0..<dice.below(4) { blank() }
    } else if word != [0x2C] || dice.once(in: 4) {
      for _ in 0...dice.below(3) { blank() }
    }
    bytes += word
    isAtLineStart = false
    endsVerbatim = false
  }

  private mutating func blank() { bytes.append(dice.once(in: 6) ? 0x09 : 0x20) }

  private mutating func endLine() {
    if dice.once(in: 5) { blank() }
    if !endsVerbatim, dice.once(in: 6) {
      blank()
      bytes += terminals.comment()
    }
    lineEnd()
    if dice.once(in: 6) { fillBetweenLines() }
    isAtLineStart = true
    endsVerbatim = false
  }

  private mutating func fillBetweenLines() {
    for _ in 0...dice.below(3) {
      for _ in 0..<dice.below(4) { blank() }
      if dice.once(in: 2) { bytes += terminals.comment() }
      lineEnd()
    }
  }

  private mutating func lineEnd() { bytes += dice.once(in: 5) ? [0x0D, 0x0A] : [0x0A] }
}
