extension Regex: CustomStringConvertible {
  /// The expression in regex notation, every sub-expression of more than one part in brackets.
  ///
  /// `edge` prints as `\e` and `never` as `[]`, neither of which the parser reads.
  package var description: String {
    switch self {
    case .never: "[]"
    case .epsilon: "()"
    case .bytes(let set): Regex.spelling(set)
    case .concatenation(let parts): parts.isEmpty ? "()" : parts.map(\.grouped).joined()
    case .alternation(let choices):
      choices.isEmpty ? "[]" : choices.map(\.description).joined(separator: "|")
    case .repetition(let body, let min, let max, let lazy):
      body.repeatable + Regex.bounds(min, max) + (lazy ? "?" : "")
    case .assertion(let assertion): Regex.spelling(assertion)
    case .capture(let number, let body): "(?<\(number)>\(body))"
    }
  }

  private var grouped: String {
    if case .alternation(let choices) = self, !choices.isEmpty { return "(\(self))" }
    return description
  }

  private var repeatable: String {
    switch self {
    case .bytes, .never, .capture, .epsilon: description
    default: "(\(self))"
    }
  }

  private static func bounds(_ min: Int, _ max: Int?) -> String {
    switch (min, max) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (let min, nil): "{\(min),}"
    case (let min, let max?): min == max ? "{\(min)}" : "{\(min),\(max)}"
    }
  }

  private static func spelling(_ set: ByteSet) -> String {
    guard set.count == 1, let byte = set.first else { return set.description }
    let isSyntax = ".*+?()|{}$".utf8.contains(byte)
    return (isSyntax ? "\\" : "") + ByteSet.spelling(byte)
  }

  private static func spelling(_ assertion: Assertion) -> String {
    switch assertion {
    case .textStart: "^"
    case .textEnd: "$"
    case .wordBoundary: "\\b"
    case .notWordBoundary: "\\B"
    case .edge: "\\e"
    }
  }
}
