/// Reply codes and enhanced status codes.
extension Parser {
  /// `554`, `55x`, `4xx` or `none`.
  mutating func parseCode() -> CodePattern? {
    guard let word = parseWord(.value(.code)) else { return nil }
    if let code = Parser.code(word.bytes) { return code }
    let meant = Parser.correctedCode(word.bytes)
    report(Messages.badCode(word.span, word.value, meant))
    return meant.flatMap { Parser.code(Array($0.utf8)) }
  }

  private static func code(_ word: [UInt8]) -> CodePattern? {
    if word == Array("none".utf8) { return CodePattern.none }
    guard word.count == 3, let first = digit(word[0]), let second = digit(word[1]),
      let third = digit(word[2]), first.map({ (2...5).contains($0) }) ?? true
    else { return nil }
    return .digits(first: first, second: second, third: third)
  }

  /// A digit, `.some(nil)` for `x`, `nil` for anything else.
  private static func digit(_ byte: UInt8) -> Int?? {
    if byte == UInt8(ascii: "x") { return .some(nil) }
    return (0x30...0x39).contains(byte) ? .some(Int(byte) - 0x30) : nil
  }

  /// `55X`, `55*`, `5??`, `5`, `nnone` and what they were meant to be.
  private static func correctedCode(_ word: [UInt8]) -> String? {
    var letters = word.map { byte in
      "X*?".utf8.contains(byte) ? UInt8(ascii: "x") : byte
    }
    if letters.count < 3, letters.last == UInt8(ascii: "x") {
      while letters.count < 3 { letters.append(UInt8(ascii: "x")) }
    }
    if letters != word, code(letters) != nil { return String(decoding: letters, as: UTF8.self) }
    return Spelling.suggestion(for: String(decoding: word, as: UTF8.self), among: ["none"])
  }

  /// `5.1.1`, `5.1.x`, `x.2.2`, `5.7.606-649` or `none`.
  mutating func parseEnhanced() -> EnhancedPattern? {
    guard let word = parseWord(.value(.enhanced)) else { return nil }
    if let code = Parser.enhanced(word.value) { return code }
    let meant = Parser.correctedEnhanced(word.value)
    report(Messages.badEnhanced(word.span, word.value, meant))
    return meant.flatMap { Parser.enhanced($0) }
  }

  private static func enhanced(_ word: String) -> EnhancedPattern? {
    if word == "none" { return EnhancedPattern.none }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let first = part(parts[0]), let subject = part(parts[1]),
      first.map({ [2, 4, 5].contains($0) }) ?? true
    else { return nil }
    let bounds = parts[2].split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count <= 2, let low = part(bounds[0]) else { return nil }
    guard bounds.count == 2 else {
      return .status(class: first, subject: subject, detail: low.map { $0...$0 })
    }
    guard let low, case .some(.some(let high)) = part(bounds[1]), low <= high else { return nil }
    return .status(class: first, subject: subject, detail: low...high)
  }

  /// A number of up to three digits, `.some(nil)` for `x`, `nil` for anything else.
  private static func part(_ text: Substring) -> Int?? {
    if text == "x" { return .some(nil) }
    guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      text == "0" || text.utf8.first != UInt8(ascii: "0"), let number = Int(text)
    else { return nil }
    return .some(number)
  }

  /// `#5.1.1`, `5.1.*`, `5.1`, `5.7.606..649` and what they were meant to be.
  private static func correctedEnhanced(_ word: String) -> String? {
    var letters: [UInt8] = []
    for byte in word.utf8 where !"#()[]".utf8.contains(byte) {
      letters.append("X*?".utf8.contains(byte) ? UInt8(ascii: "x") : byte)
    }
    var meant = String(decoding: letters, as: UTF8.self)
    if meant.utf8.count(where: { $0 == UInt8(ascii: ".") }) == 1 { meant += ".x" }
    let dotted = meant.split(separator: ".")
    if dotted.count == 4 {
      meant = "\(dotted[0]).\(dotted[1]).\(dotted[2])-\(dotted[3])"
    }
    if meant != word, enhanced(meant) != nil { return meant }
    return Spelling.suggestion(for: word, among: ["none"])
  }

  /// A stage by its name.
  mutating func parseStage(_ role: WordRole) -> StageWord? {
    parseWord(role)
      .flatMap { known($0, among: StageWord.allCases.map(\.rawValue), as: "stage") }
      .flatMap { StageWord(rawValue: $0.value) }
  }
}
