/// Takes a reply apart into what stays and what varies.
///
/// It guesses from the shape of words alone, and prefers to keep a word: a pattern that is too
/// narrow misses a reply, which shows; one that is too wide claims what is not its own.
enum ReplyPieces {
  /// The pieces of `text`, neighbouring literals joined.
  static func pieces(of text: String) -> [ReplyPiece] {
    var pieces: [ReplyPiece] = []
    var word = ""
    for character in text {
      if isWord(character) {
        word.append(character)
      } else {
        split(word, into: &pieces)
        word = ""
        literal(String(character), &pieces)
      }
    }
    split(word, into: &pieces)
    return pieces
  }

  /// What an address, a number or an identifier can be made of.
  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "._@:/+=%?&#~-".contains(character)
  }

  private static func literal(_ text: String, _ pieces: inout [ReplyPiece]) {
    if let last = pieces.last, last.kind == .literal {
      pieces[pieces.count - 1].text += text
    } else if !text.isEmpty {
      pieces.append(ReplyPiece(kind: .literal, text: text))
    }
  }

  /// Adds a word: as a whole, or part by part where `=`, `:` and the like join several.
  private static func split(_ word: String, into pieces: inout [ReplyPiece]) {
    let core = word.trimming { ".:/+=%?&~-".contains($0) }
    guard let start = word.range(ofFirst: core), !core.isEmpty else {
      literal(word, &pieces)
      return
    }
    literal(String(word[..<start.lowerBound]), &pieces)
    let kind = ReplyShape.kind(of: core)
    let isInCode = word[..<start.lowerBound].hasSuffix("#") || core.hasPrefix("#")
    if kind != .literal, !(kind == .number && isInCode) {
      pieces.append(ReplyPiece(kind: kind, text: core))
    } else if let joint = core.firstIndex(where: { "=:/".contains($0) }) {
      split(String(core[..<joint]), into: &pieces)
      literal(String(core[joint]), &pieces)
      split(String(core[core.index(after: joint)...]), into: &pieces)
    } else {
      literal(core, &pieces)
    }
    literal(String(word[start.upperBound...]), &pieces)
  }
}

extension String {
  fileprivate func trimming(_ isOuter: (Character) -> Bool) -> String {
    var part = self[...]
    while let first = part.first, isOuter(first) { part.removeFirst() }
    while let last = part.last, isOuter(last) { part.removeLast() }
    return String(part)
  }

  /// Where `part` first stands. O(length²), on words.
  fileprivate func range(ofFirst part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) {
        return start..<index(start, offsetBy: part.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
