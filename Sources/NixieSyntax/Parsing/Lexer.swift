/// Cuts one line into tokens.
///
/// It knows no keywords and reports nothing: what is wrong with a token depends on what the parser
/// wanted there, and only so can one mistake give one error.
///
/// Complexity: linear in the bytes of the line.
struct Lexer {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private var tokens: [Token] = []

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The tokens of the line at `range`, which does not hold the line's end.
  static func tokens(of bytes: [UInt8], in range: Range<Int>) -> [Token] {
    var lexer = Lexer(bytes, range)
    lexer.scan()
    return lexer.tokens
  }

  /// Blanks are spaces, tabs, and carriage returns that end no line.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private mutating func scan() {
    while position < end {
      let byte = bytes[position]
      if Lexer.isBlank(byte) {
        position += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "#") where tokens.last.map({ $0.end < position }) ?? true:
        add(.comment, to: trimmedEnd)
      case UInt8(ascii: ","):
        add(.comma, to: position + 1)
      case UInt8(ascii: "|"):
        scanVerbatim()
      case UInt8(ascii: "\""):
        scanString()
      case UInt8(ascii: "-") where tokens.isEmpty:
        add(.dash, to: position + 1)
      default:
        if isSmartQuote(at: position) { scanSmartString() } else { scanWord() }
      }
    }
  }

  private mutating func add(_ kind: Token.Kind, to tokenEnd: Int) {
    tokens.append(Token(kind: kind, start: position, end: tokenEnd))
    position = max(tokenEnd, kind == .comment ? end : tokenEnd)
  }

  /// The end of the line without its trailing blanks, not before `position`.
  private var trimmedEnd: Int {
    var trimmed = end
    while trimmed > position, Lexer.isBlank(bytes[trimmed - 1]) { trimmed -= 1 }
    return trimmed
  }

  private mutating func scanVerbatim() {
    add(.bar, to: position + 1)
    while position < end, Lexer.isBlank(bytes[position]) { position += 1 }
    add(.verbatim, to: trimmedEnd)
    position = end
  }

  private mutating func scanString() {
    var cursor = position + 1
    while cursor < end {
      if bytes[cursor] == UInt8(ascii: "\"") {
        guard cursor + 1 < end, bytes[cursor + 1] == UInt8(ascii: "\"") else {
          add(.string, to: cursor + 1)
          return
        }
        cursor += 1
      }
      cursor += 1
    }
    add(.unclosedString, to: trimmedEnd)
    position = end
  }

  /// U+201C to U+201F: “ ” „ ‟.
  private func isSmartQuote(at offset: Int) -> Bool {
    offset + 2 < end && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
      && (0x9C...0x9F).contains(bytes[offset + 2])
  }

  private mutating func scanSmartString() {
    var cursor = position + 3
    while cursor < end {
      if bytes[cursor] == UInt8(ascii: "\"") {
        add(.smartString, to: cursor + 1)
        return
      }
      if isSmartQuote(at: cursor) {
        add(.smartString, to: cursor + 3)
        return
      }
      cursor += 1
    }
    add(.smartString, to: trimmedEnd)
    position = end
  }

  private mutating func scanWord() {
    var cursor = position + 1
    while cursor < end {
      let byte = bytes[cursor]
      if Lexer.isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "|")
        || byte == UInt8(ascii: "\"")
      {
        break
      }
      cursor += 1
    }
    add(.word, to: cursor)
  }
}
