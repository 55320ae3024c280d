extension RegexParser {
  /// What follows an atom: `? * + {m,n}`, lazy or not, at most one.
  mutating func repeated(_ atom: Regex, from start: Int) throws(RegexSyntaxError) -> Regex {
    let signStart = position
    guard let (min, max) = try bounds() else { return atom }
    if case .assertion = atom {
      throw error(
        at: signStart, length: position - signStart,
        "a position in the text cannot be repeated",
        cure: "remove the repetition sign, or put what shall repeat before it")
    }
    var isLazy = false
    if peek() == Sign.question {
      isLazy = true
      position += 1
    }
    try refuseSecondSign(after: signStart)
    return .repetition(atom, min: min, max: max, lazy: isLazy)
  }

  private func refuseSecondSign(after start: Int) throws(RegexSyntaxError) {
    switch peek() {
    case Sign.plus:
      throw error(
        at: start, length: position + 1 - start,
        "possessive repetitions (with a `+` behind) are not supported",
        cure: "remove the second sign: the matcher never tries a text twice anyway")
    case Sign.star, Sign.question, Sign.openBound:
      throw error(
        at: position, length: 1, "two repetition signs follow each other",
        cure: "keep one of them, or put the inner part into `(…)`")
    default: return
    }
  }

  private mutating func bounds() throws(RegexSyntaxError) -> (Int, Int?)? {
    switch peek() {
    case Sign.question:
      position += 1
      return (0, 1)
    case Sign.star:
      position += 1
      return (0, nil)
    case Sign.plus:
      position += 1
      return (1, nil)
    case Sign.openBound:
      return try numericBounds()
    default:
      return nil
    }
  }

  /// `{m}`, `{m,}` or `{m,n}`.
  private mutating func numericBounds() throws(RegexSyntaxError) -> (Int, Int?) {
    let start = position
    position += 1
    let min = number()
    var max = min
    if peek() == Sign.comma {
      position += 1
      max = number()
    }
    guard let min, peek() == Sign.closeBound else {
      throw error(
        at: start, length: position + 1 - start, "this is not a repetition",
        cure: "write `{2}`, `{2,}` or `{2,5}`; `\\{` is the character itself")
    }
    position += 1
    let length = position - start
    if Swift.max(min, max ?? 0) > RegexParser.repetitionLimit {
      throw error(
        at: start, length: length,
        "the repetition is above the limit of \(RegexParser.repetitionLimit)",
        cure: "use a smaller number, or `{\(Swift.min(min, RegexParser.repetitionLimit)),}`")
    }
    if let max, max < min {
      throw error(
        at: start, length: length, "the smaller number comes first in a repetition",
        cure: "write `{\(max),\(min)}`")
    }
    return (min, max)
  }

  /// Decimal digits; everything above the limit is as good as limit + 1.
  private mutating func number() -> Int? {
    var value: Int?
    while let byte = peek(), (0x30...0x39).contains(byte) {
      value = Swift.min((value ?? 0) * 10 + Int(byte - 0x30), RegexParser.repetitionLimit + 1)
      position += 1
    }
    return value
  }
}
