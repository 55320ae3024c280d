extension RegexParser {
  /// One unit: a character, a class, a group, an assertion, an escape.
  mutating func atom() throws(RegexSyntaxError) -> Regex {
    guard let byte = peek() else { return .epsilon }
    switch byte {
    case Sign.open:
      return try group()
    case Sign.openClass:
      return try characterClass()
    case Sign.backslash:
      return try escape()
    case Sign.star, Sign.plus, Sign.question, Sign.openBound:
      throw error(
        at: position, length: 1, "there is nothing before this sign that it could repeat",
        cure: "write `\\\(String(Unicode.Scalar(byte)))` for the character itself")
    case Sign.dot:
      position += 1
      return .bytes(.any)
    case Sign.caret:
      position += 1
      return .assertion(.textStart)
    case Sign.dollar:
      position += 1
      return .assertion(.textEnd)
    default:
      return try literal()
    }
  }

  /// One character as the sequence of its bytes.
  mutating func literal() throws(RegexSyntaxError) -> Regex {
    let bytes = try character()
    let sets = bytes.map { Regex.bytes(ByteSet($0)) }
    return sets.count == 1 ? sets[0] : .concatenation(sets)
  }

  /// The folded bytes of the character here: one, or a UTF-8 sequence.
  mutating func character() throws(RegexSyntaxError) -> [UInt8] {
    let first = pattern[position]
    if first == Sign.tab {
      position += 1
      return [Sign.blank]
    }
    if first < 0x20 || first == 0x7F {
      throw error(
        at: position, length: 1, "a control character cannot occur in a text",
        cure: "remove it; between words write one blank")
    }
    let length = min(RegexParser.sequenceLength(first), pattern.count - position)
    var bytes = [first.foldedToLowerCase]
    for ahead in 1..<max(1, length) {
      // A byte that continues nothing stands for itself.
      guard pattern[position + ahead] & 0xC0 == 0x80 else { break }
      bytes.append(pattern[position + ahead])
    }
    if bytes.count != length { bytes = [first] }
    position += bytes.count
    return bytes
  }

  /// How many bytes the UTF-8 sequence has that begins like this.
  private static func sequenceLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private mutating func escape() throws(RegexSyntaxError) -> Regex {
    let start = position
    guard let letter = peek(1) else {
      throw error(
        at: start, length: 1, "the pattern ends with a backslash",
        cure: "write `\\\\` for a backslash")
    }
    position += 2
    if let set = RegexParser.shorthand(letter) { return .bytes(set) }
    switch letter {
    case UInt8(ascii: "b"): return .assertion(.wordBoundary)
    case UInt8(ascii: "B"): return .assertion(.notWordBoundary)
    default: break
    }
    position = start
    return .bytes(ByteSet(try escapedByte()))
  }

  /// An escape that stands for one byte: punctuation itself, or one of the blanks.
  mutating func escapedByte() throws(RegexSyntaxError) -> UInt8 {
    let start = position
    guard let letter = peek(1) else {
      throw error(
        at: start, length: 1, "the pattern ends with a backslash",
        cure: "write `\\\\` for a backslash")
    }
    switch letter {
    case 0x20...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E:
      position += 2
      return letter
    case UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "f"),
      UInt8(ascii: "v"):
      // Normalisation makes blanks of all of them.
      position += 2
      return Sign.blank
    default:
      let (message, cure) = RegexParser.refusal(ofEscape: letter)
      throw error(at: start, length: 2, message, cure: cure)
    }
  }

  /// What `\d`, `\w`, `\s` and their negations match.
  static func shorthand(_ letter: UInt8) -> ByteSet? {
    switch letter {
    case UInt8(ascii: "d"): .digits
    case UInt8(ascii: "w"): .wordClass
    case UInt8(ascii: "s"): .blank
    case UInt8(ascii: "D"): ByteSet.digits.negatedInText
    case UInt8(ascii: "W"): ByteSet.wordClass.negatedInText
    case UInt8(ascii: "S"): ByteSet.blank.negatedInText
    default: nil
    }
  }

  private static func refusal(ofEscape letter: UInt8) -> (message: String, cure: String) {
    switch letter {
    case 0x30...0x39:
      (
        "references to an earlier group are not supported",
        "write out what the group may match"
      )
    case UInt8(ascii: "A"):
      ("`\\A` is not supported", "write `^` for the beginning of the text")
    case UInt8(ascii: "z"), UInt8(ascii: "Z"):
      ("`\\z` and `\\Z` are not supported", "write `$` for the end of the text")
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      ("character properties are not supported", "write a class such as `[a-z0-9]`")
    case UInt8(ascii: "k"), UInt8(ascii: "g"):
      (
        "references to an earlier group are not supported",
        "write out what the group may match"
      )
    case UInt8(ascii: "x"), UInt8(ascii: "u"):
      ("characters by number are not supported", "write the character itself")
    case UInt8(ascii: "Q"), UInt8(ascii: "E"):
      ("quoting with `\\Q` is not supported", "put a backslash before each sign")
    case 0x41...0x5A, 0x61...0x7A:
      (
        "`\\\(String(Unicode.Scalar(letter)))` means nothing",
        "remove the backslash, or write `\\\\` for a backslash"
      )
    default:
      ("a backslash must stand before a sign", "remove the backslash")
    }
  }
}

extension ByteSet {
  /// What is left of the bytes of a text, capitals of members left out too.
  var negatedInText: ByteSet {
    var capitals = ByteSet()
    for letter in intersection(.letters).bytes { capitals.insert(letter & ~0x20) }
    return ByteSet.any.subtracting(self).subtracting(capitals)
  }
}
