/// A word or a sign of a filter, and where it stands.
struct FilterToken: Equatable {
  enum Kind: Equatable {
    case word, quoted, equal, unequal, contains, open, close, comma, end
  }

  let kind: Kind
  /// What a word says, without its quotes.
  let text: String
  /// In characters.
  let place: Range<Int>

  /// The tokens of `text`, `end` last.
  static func all(_ text: String) throws(FilterMistake) -> [FilterToken] {
    var tokens: [FilterToken] = []
    let characters = Array(text)
    var at = 0
    while at < characters.count {
      let start = at
      let character = characters[at]
      at += 1
      if character.isWhitespace { continue }
      if character == "!" {
        guard at < characters.count, characters[at] == "=" else {
          throw FilterMistake("\"!\" stands before \"=\" only", start..<at, cure: "write not (…)")
        }
        at += 1
        tokens.append(FilterToken(kind: .unequal, text: "!=", place: start..<at))
      } else if character == "=" {
        if at < characters.count, characters[at] == "=" { at += 1 }
        tokens.append(FilterToken(kind: .equal, text: "=", place: start..<at))
      } else if let kind = signs[character] {
        tokens.append(FilterToken(kind: kind, text: String(character), place: start..<at))
      } else if character == "\"" || character == "'" {
        guard let close = characters[at...].firstIndex(of: character) else {
          throw FilterMistake(
            "this quote is not closed", start..<characters.count, cure: "add \(character)")
        }
        let word = String(characters[at..<close])
        at = close + 1
        tokens.append(FilterToken(kind: .quoted, text: word, place: start..<at))
      } else {
        while at < characters.count, !ends(characters[at]) { at += 1 }
        let word = String(characters[start..<at])
        tokens.append(FilterToken(kind: .word, text: word, place: start..<at))
      }
    }
    let end = characters.count..<characters.count + 1
    return tokens + [FilterToken(kind: .end, text: "", place: end)]
  }

  private static let signs: [Character: Kind] = [
    "~": .contains, "(": .open, ")": .close, ",": .comma,
  ]

  private static func ends(_ character: Character) -> Bool {
    character.isWhitespace || signs[character] != nil || "=!\"'".contains(character)
  }
}

/// What is wrong with a filter, and where.
struct FilterMistake: Error {
  let message: String
  let place: Range<Int>
  let cure: String?

  init(_ message: String, _ place: Range<Int>, cure: String? = nil) {
    self.message = message
    self.place = place
    self.cure = cure
  }

  /// The mistake shown under the place where it was made.
  func failure(in text: String) -> Failure {
    let marks =
      String(repeating: " ", count: place.lowerBound)
      + String(repeating: "^", count: max(1, place.count))
    let line = text.map { $0.isNewline ? " " : String($0) }.joined()
    return .usage(
      "--where: \(message)",
      cure: "\(line)\n  \(marks)\(cure.map { " " + $0 } ?? "")")
  }
}
