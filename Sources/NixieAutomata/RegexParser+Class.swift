extension RegexParser {
  /// What a class holds: single bytes, and characters that are several bytes.
  private struct Members {
    var set = ByteSet()
    var sequences: [[UInt8]] = []
  }

  /// One end of a range, or a member.
  private enum Item {
    case byte(UInt8)
    case sequence([UInt8])
    case set(ByteSet)
  }

  /// `[…]` or `[^…]`.
  mutating func characterClass() throws(RegexSyntaxError) -> Regex {
    let start = position
    position += 1
    let isNegated = peek() == Sign.caret
    if isNegated { position += 1 }
    if peek() == Sign.closeClass {
      throw error(
        at: start, length: position + 1 - start, "the class is empty",
        cure: "write `\\]` for the bracket itself")
    }
    var members = Members()
    while peek() != Sign.closeClass {
      guard peek() != nil else {
        throw error(
          at: start, length: 1, "this class is not closed",
          cure: "add a `]`, or write `\\[` for the character itself")
      }
      try member(&members)
    }
    position += 1
    let length = position - start
    return try isNegated
      ? negated(members, at: start, length: length) : .init(members.set, members.sequences)
  }

  private func negated(
    _ members: Members, at start: Int, length: Int
  ) throws(RegexSyntaxError) -> Regex {
    guard members.sequences.isEmpty else {
      throw error(
        at: start, length: length,
        "a class of what is not allowed holds a letter beyond a to z",
        cure: "list what is allowed instead, as in `[a-z0-9]`")
    }
    return .bytes(members.set.negatedInText)
  }

  /// One member or range.
  private mutating func member(_ members: inout Members) throws(RegexSyntaxError) {
    let start = position
    let low = try item()
    guard peek() == Sign.hyphen, peek(1) != Sign.closeClass, peek(1) != nil else {
      switch low {
      case .byte(let byte): members.set.insert(byte)
      case .sequence(let bytes): members.sequences.append(bytes)
      case .set(let set): members.set = members.set.union(set)
      }
      return
    }
    position += 1
    // Read unfolded: [A-z] is a range from capital A.
    let highByte = pattern[position]
    let high = try item()
    guard case .byte(let lowByte) = low, case .byte(let foldedHigh) = high else {
      throw error(
        at: start, length: position - start,
        "a range goes from one plain letter, digit or sign to another",
        cure: "list the characters one by one; for a hyphen write `\\-`")
    }
    let from = pattern[start] == Sign.backslash ? lowByte : pattern[start]
    let to = highByte == Sign.backslash ? foldedHigh : highByte
    guard from <= to, from >= 0x20 else {
      throw error(
        at: start, length: position - start, "the range goes backwards",
        cure: "write the smaller character first")
    }
    members.set = members.set.union(ByteSet(from...to).foldedToLowerCase)
  }

  private mutating func item() throws(RegexSyntaxError) -> Item {
    if isNext("[:") || isNext("[.") || isNext("[=") {
      throw error(
        at: position, length: 2, "named classes are not supported",
        cure: "write `a-z`, `0-9`, `\\d` or `\\w`; for a bracket write `\\[`")
    }
    guard peek() == Sign.backslash else {
      let bytes = try character()
      if bytes.count == 1, bytes[0] < 0x80 { return .byte(bytes[0]) }
      return .sequence(bytes)
    }
    if let letter = peek(1), let set = RegexParser.shorthand(letter) {
      position += 2
      return .set(set)
    }
    if peek(1) == UInt8(ascii: "b") || peek(1) == UInt8(ascii: "B") {
      throw error(
        at: position, length: 2, "the edge of a word cannot stand in a class",
        cure: "write it outside of the brackets")
    }
    return .byte(try escapedByte())
  }
}

extension Regex {
  /// A byte of the set, or one of the sequences: what a class with letters beyond ASCII means.
  fileprivate init(_ set: ByteSet, _ sequences: [[UInt8]]) {
    guard !sequences.isEmpty else {
      self = .bytes(set)
      return
    }
    var choices: [Regex] = set.isEmpty ? [] : [.bytes(set)]
    for sequence in sequences {
      let parts = sequence.map { Regex.bytes(ByteSet($0)) }
      choices.append(parts.count == 1 ? parts[0] : .concatenation(parts))
    }
    self = choices.count == 1 ? choices[0] : .alternation(choices)
  }
}
