internal import Nixie

/// A wording word by word: each word is one piece or, as in `<{email}>:`, some.
struct WordingTokens: Sendable {
  typealias Token = [ReplyPiece]
  var tokens: [Token]

  /// Cuts `pieces` at blanks.
  init(_ pieces: [ReplyPiece]) {
    var tokens: [Token] = []
    var open: Token = []
    for piece in pieces {
      guard piece.kind == .literal else {
        open.append(piece)
        continue
      }
      let words = piece.text.split(separator: " ", omittingEmptySubsequences: false)
      for (index, word) in words.enumerated() {
        if index > 0 {
          if !open.isEmpty { tokens.append(open) }
          open = []
        }
        if !word.isEmpty { open.append(ReplyPiece(kind: .literal, text: String(word))) }
      }
    }
    if !open.isEmpty { tokens.append(open) }
    self.tokens = tokens
  }

  /// The pieces again, a blank between words.
  var pieces: [ReplyPiece] {
    var pieces: [ReplyPiece] = []
    for (index, token) in tokens.enumerated() {
      for piece in (index > 0 ? [ReplyPiece(kind: .literal, text: " ")] : []) + token {
        if piece.kind == .literal, let last = pieces.last, last.kind == .literal {
          pieces[pieces.count - 1].text += piece.text
        } else {
          pieces.append(piece)
        }
      }
    }
    return pieces
  }

  static func text(_ token: Token) -> String { token.map(\.pattern).joined() }

  /// What stands for words that differ: what they begin and end with alike stays where it is no
  /// letter, as the brackets of `(ann)` and `(joe)`. Beside it, what stood there in each of them.
  static func slot(_ tokens: [Token]) -> (token: Token, values: [String]) {
    let texts = tokens.map { Array($0.map(\.text).joined().utf8) }
    guard let first = texts.first else { return ([], []) }
    let shortest = texts.map(\.count).min() ?? 0
    var low = 0
    while low < shortest - 1, !ReplyPieces.isWord(first[low]),
      texts.allSatisfy({ $0[low] == first[low] })
    {
      low += 1
    }
    var high = 0
    while high < shortest - low - 1, let byte = first.dropLast(high).last,
      !ReplyPieces.isWord(byte) || byte == 0x2e || byte == 0x3a,
      texts.allSatisfy({ $0.dropLast(high).last == byte })
    {
      high += 1
    }
    let inner = texts.map { $0.dropFirst(low).dropLast(high) }
    let name = ReplyPiece(kind: kind(inner), text: String(decoding: inner[0], as: UTF8.self))
    return (
      literal(first.prefix(low)) + [name] + literal(first.suffix(high)),
      inner.map { String(decoding: $0, as: UTF8.self) }
    )
  }

  private static func literal(_ bytes: ArraySlice<UInt8>) -> Token {
    bytes.isEmpty
      ? [] : [ReplyPiece(kind: .literal, text: String(decoding: bytes, as: UTF8.self))]
  }

  /// An identifier where digits stand in most of them, else any word.
  private static func kind(_ texts: [ArraySlice<UInt8>]) -> ReplyPiece.Kind {
    let isIdentifier = texts.allSatisfy { text in
      text.allSatisfy { Byte.isWord($0) && $0 < 0x80 || "._=+/:-".utf8.contains($0) }
    }
    let digits = texts.count { $0.contains(where: Byte.isDigit) }
    return isIdentifier && digits * 2 > texts.count ? .id : .name
  }
}
