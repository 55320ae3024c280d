/// A gap-free piece of a rule, from which both a regex and texts that it matches can be made.
struct Phrasing {
  enum Piece {
    case text(String)
    /// One of these.
    case oneOf([String])
    /// One of these characters, or nothing.
    case perhaps([String])
    /// So many digits.
    case digits(ClosedRange<Int>)
  }

  var pieces: [Piece]

  init(_ text: String) { pieces = [.text(text)] }
  init(_ pieces: [Piece]) { self.pieces = pieces }

  var isLiteral: Bool { pieces.allSatisfy { if case .text = $0 { true } else { false } } }
  var literalLength: Int {
    pieces.reduce(0) { if case .text(let text) = $1 { $0 + text.count } else { $0 } }
  }

  /// The expression, in what all engines understand.
  var regex: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): Self.escaped(text)
      case .oneOf(let texts): "(\(texts.map(Self.escaped).joined(separator: "|")))"
      case .perhaps(let signs):
        signs.count == 1
          ? Self.escaped(signs[0]) + "?"
            // A hyphen at the end of a class stands for itself.
          : "[\(signs.sorted { $1 == "-" || $0 != "-" && $0 < $1 }.joined())]?"
      case .digits(let range):
        range.count == 1
          ? "\\d{\(range.lowerBound)}" : "\\d{\(range.lowerBound),\(range.upperBound)}"
      }
    }.joined()
  }

  /// A text that the expression matches.
  func sample(_ dice: inout Dice) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let fixed): text += fixed
      case .oneOf(let texts): text += dice.one(of: texts)
      case .perhaps(let signs): if dice.below(2) == 0 { text += dice.one(of: signs) }
      case .digits(let range):
        for _ in 0..<dice.between(range) { text += String(dice.below(10)) }
      }
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    String(text.flatMap { ".[]{}()*+?^$|\\".contains($0) ? ["\\", $0] : [$0] })
  }
}
