extension RegexParser {
  /// `(…)`, `(?:…)` or `(?<name>…)`.
  mutating func group() throws(RegexSyntaxError) -> Regex {
    let start = position
    guard depth < RegexParser.nestingLimit else {
      throw error(
        at: start, length: 1,
        "groups are nested deeper than \(RegexParser.nestingLimit) levels",
        cure: "remove groups that are not needed")
    }
    depth += 1
    defer { depth -= 1 }
    position += 1
    let capture = try groupHead(from: start)
    let body = try alternation()
    guard peek() == Sign.close else {
      throw error(
        at: start, length: 1, "this bracket is not closed",
        cure: "add a `)`, or write `\\(` for the character itself")
    }
    position += 1
    return capture.map { .capture($0, body) } ?? body
  }

  /// What follows the opening bracket; returns the number of a capture.
  private mutating func groupHead(from start: Int) throws(RegexSyntaxError) -> Int? {
    guard peek() == Sign.question else { return nil }
    if isNext("?:") {
      position += 2
      return nil
    }
    if isNext("?<"), !isNext("?<="), !isNext("?<!") {
      position += 2
      return try captureName(from: start)
    }
    throw refusedGroup(at: start)
  }

  private mutating func captureName(from start: Int) throws(RegexSyntaxError) -> Int {
    let nameStart = position
    while let byte = peek(), byte != Sign.greater, byte != Sign.close { position += 1 }
    let name = pattern[nameStart..<position]
    guard peek() == Sign.greater, RegexParser.isName(name) else {
      throw error(
        at: nameStart, length: max(1, position - nameStart), "this is not a name for a group",
        cure: "use small letters, digits and hyphens, as in `(?<queue-id>…)`")
    }
    position += 1
    let text = String(decoding: name, as: UTF8.self)
    if captureNames.contains(text) {
      throw error(
        at: nameStart, length: name.count, "two groups have the name `\(text)`",
        cure: "give each group a name of its own")
    }
    guard captureNames.count < RegexParser.captureLimit else {
      throw error(
        at: start, length: 1,
        "there are more than \(RegexParser.captureLimit) named groups",
        cure: "name only what is needed; `(…)` groups without a name")
    }
    captureNames.append(text)
    return captureNames.count
  }

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= nameLimit, let first = bytes.first, let last = bytes.last else {
      return false
    }
    let inner = ByteSet.letters.union(.digits).union(ByteSet([0x2D, 0x5F]))
    return first != Sign.hyphen && last != Sign.hyphen
      && bytes.allSatisfy { inner.contains($0) }
  }

  private func refusedGroup(at start: Int) -> RegexSyntaxError {
    if isNext("?=") || isNext("?<=") {
      return error(
        at: start, length: 3, "look-ahead and look-behind are not supported",
        cure: "what must stand there is written as it is, without the `(?` group around it")
    }
    if isNext("?!") || isNext("?<!") {
      return error(
        at: start, length: 3, "look-ahead and look-behind are not supported",
        cure: "leave this group out, and write the whole of what must not be there into a line "
          + "`except regex | …`")
    }
    if isNext("?>") {
      return error(
        at: start, length: 3, "atomic groups are not supported",
        cure: "write `(?:…)`: the matcher never tries a text twice anyway")
    }
    if isNext("?P<") {
      return error(
        at: start, length: 4, "groups are not named this way here", cure: "write `(?<name>…)`")
    }
    if isNext("?#") {
      return error(
        at: start, length: 3, "comments inside a pattern are not supported",
        cure: "write a `note` or a `#` line in the rule")
    }
    return error(
      at: start, length: 3, "flags are not supported",
      cure: "remove them: letters match in either case, and a text is one line")
  }
}
