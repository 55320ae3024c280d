internal import Nixie

/// Takes a reply apart into what stays and what varies.
///
/// It guesses from the shape of words, and prefers to keep a word: a pattern that is too narrow
/// misses a reply, which shows; one that is too wide claims what is not its own. What names a
/// mailbox is known by what stands around it (`account "ann"`), or from the log.
enum ReplyPieces {
  /// The pieces of `text`, neighbouring literals joined.
  ///
  /// - Parameter names: words that name somebody, in small letters.
  static func pieces(of text: String, names: [String] = []) -> [ReplyPiece] {
    var splitter = Splitter(names: names)
    splitter.split(Array(text.utf8)[...])
    return splitter.pieces
  }

  /// The pieces of a whole reply. Its code may stand right before an address,
  /// `550-joe@example.com …`, and is no number.
  static func pieces(ofReply text: String, names: [String] = []) -> [ReplyPiece] {
    let start = text.prefix(4).utf8
    let hasCode =
      start.count == 4 && start.prefix(3).allSatisfy(Byte.isDigit)
      && (start.last == 0x2d || start.last == 0x20)
    var splitter = Splitter(names: names)
    if hasCode {
      splitter.literal(Array(start)[...])
      splitter.code = Array(start.prefix(3)) + [0x2d]
    }
    splitter.split(Array(text.utf8.dropFirst(hasCode ? 4 : 0))[...])
    return splitter.pieces
  }

  /// What an address, a number or an identifier can be made of. Quotation marks and the like
  /// (U+2010 to U+203F, `E2 80 ..`) are no letters.
  static func isWord(_ byte: UInt8) -> Bool {
    Byte.isWord(byte) || "._@:/+=%?&#~-".utf8.contains(byte)
  }

  fileprivate struct Splitter {
    let names: [String]
    /// The reply's code as further lines begin with it: `550-`.
    var code: [UInt8] = []
    var pieces: [ReplyPiece] = []

    mutating func split(_ text: ArraySlice<UInt8>) {
      var at = text.startIndex
      while at < text.endIndex {
        var end = at
        while end < text.endIndex, isWord(text[end]), !isMark(text, end) { end += 1 }
        if end > at {
          if !names.isEmpty, isName(text, at..<end) {
            pieces.append(piece(.name, text[at..<end]))
          } else if Self.isQuotedName(text, at..<end) {
            pieces.append(piece(.name, text[at..<end]))
          } else {
            word(text[at..<end])
          }
        }
        var next = end
        while next < text.endIndex, !isWord(text[next]) || isMark(text, next) {
          next += isMark(text, next) ? 3 : 1
        }
        next = min(next, text.endIndex)
        literal(text[end..<next])
        at = next
      }
    }

    private func isMark(_ text: ArraySlice<UInt8>, _ at: Int) -> Bool {
      text[at] == 0xe2 && at + 2 < text.endIndex && text[at + 1] == 0x80
    }

    private func piece(_ kind: ReplyPiece.Kind, _ text: ArraySlice<UInt8>) -> ReplyPiece {
      ReplyPiece(kind: kind, text: String(decoding: text, as: UTF8.self))
    }

    mutating func literal(_ text: ArraySlice<UInt8>) {
      guard !text.isEmpty else { return }
      if let last = pieces.last, last.kind == .literal {
        pieces[pieces.count - 1].text += String(decoding: text, as: UTF8.self)
      } else {
        pieces.append(piece(.literal, text))
      }
    }

    /// Adds a word: as a whole, or part by part where `=`, `:` and the like join several.
    private mutating func word(_ whole: ArraySlice<UInt8>) {
      var word = whole
      if !code.isEmpty, word.starts(with: code) {
        literal(word.prefix(code.count))
        word = word.dropFirst(code.count)
      }
      let core = Self.trimmed(word)
      guard !core.isEmpty else {
        literal(word)
        return
      }
      let before = word[..<core.startIndex]
      literal(before)
      let kind = ReplyShape.kind(of: core)
      let isInCode = before.last == 0x23 || core.first == 0x23
      if kind != .literal, !(kind == .number && isInCode) {
        pieces.append(piece(kind, core))
      } else if let joint = core.firstIndex(where: { $0 == 0x3d || $0 == 0x3a || $0 == 0x2f }) {
        self.word(core[..<joint])
        literal(core[joint...joint])
        self.word(core[(joint + 1)...])
      } else {
        literal(core)
      }
      literal(word[core.endIndex...])
    }

    private static func trimmed(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      let isOuter = { (byte: UInt8) in ".:/+=%?&~-".utf8.contains(byte) }
      var part = word
      while let first = part.first, isOuter(first) { part.removeFirst() }
      while let last = part.last, isOuter(last) { part.removeLast() }
      return part
    }
  }
}

extension ReplyPieces.Splitter {
  /// Whether the word at `range` is one of the names.
  fileprivate func isName(_ text: ArraySlice<UInt8>, _ range: Range<Int>) -> Bool {
    names.contains { name in
      name.utf8.count == range.count
        && name.utf8.elementsEqual(text[range].lazy.map { Byte.folded($0) })
    }
  }

  /// Whether the word at `range` stands in quotes or brackets behind a word for a mailbox, as in
  /// `account "ann" is locked`.
  fileprivate static func isQuotedName(_ text: ArraySlice<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.lowerBound > text.startIndex, range.upperBound < text.endIndex,
      let open = "\"'<([".utf8.firstIndex(of: text[range.lowerBound - 1]),
      let close = "\"'>)]".utf8.firstIndex(of: text[range.upperBound]), open == close,
      !text[range].contains(0x40)
    else { return false }
    var end = range.lowerBound - 1
    while end > text.startIndex, [0x20, 0x3a].contains(text[end - 1]) { end -= 1 }
    var start = end
    while start > text.startIndex, Byte.isWord(text[start - 1]) { start -= 1 }
    return words.contains { word in
      word.utf8.elementsEqual(text[start..<end].lazy.map { Byte.folded($0) })
    }
  }

  /// Words that a mailbox is called by.
  private static let words = [
    "account", "address", "alias", "for", "local", "login", "mailbox", "recipient", "user",
    "userid", "username",
  ]
}
