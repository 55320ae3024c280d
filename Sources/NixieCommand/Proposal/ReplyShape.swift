/// What a word of a reply looks like.
enum ReplyShape {
  static func kind(of word: String) -> ReplyPiece.Kind {
    if word.hasPrefix("http://") || word.hasPrefix("https://") { return .url }
    if isEmail(word) { return .email }
    if isIPv4(word) || isIPv6(word) { return .ip }
    if isDate(word) { return .date }
    if word.allSatisfy(isDigit) { return .number }
    if isDomain(word) { return .domain }
    return isIdentifier(word) ? .id : .literal
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func isASCIILetter(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || ("A"..."Z").contains(character)
  }

  private static func isEmail(_ word: String) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && !parts[0].contains(":")
      && !parts[1].isEmpty
      && parts[1].allSatisfy { isASCIILetter($0) || isDigit($0) || "._-".contains($0) }
  }

  private static func isIPv4(_ word: String) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(isDigit) }
  }

  private static func isIPv6(_ word: String) -> Bool {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    return (3...8).contains(parts.count) && word.contains { isDigit($0) }
      && parts.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }
  }

  /// `2026-02-15`, `15.02.2026`, `15/2/26`.
  private static func isDate(_ word: String) -> Bool {
    for separator in ["-", "/", "."] as [Character] {
      let parts = word.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(isDigit) }) else { continue }
      let lengths = parts.map(\.count)
      if separator == "-" { return lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2 }
      return (1...2).contains(lengths[0]) && (1...2).contains(lengths[1]) && lengths[2] == 4
    }
    return false
  }

  private static func isDomain(_ word: String) -> Bool {
    let labels = word.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(isASCIILetter)
    else { return false }
    // "users.Please" is two sentences, not a domain.
    if last.first?.isUppercase == true, last.contains(where: \.isLowercase) { return false }
    return labels.allSatisfy { label in
      !label.isEmpty
        && label.allSatisfy { isASCIILetter($0) || isDigit($0) || $0 == "-" || $0 == "_" }
    }
  }

  /// Letters and digits mixed, and too long for the name of an error such as `S3140` or `TSS04`.
  private static func isIdentifier(_ word: String) -> Bool {
    let digits = word.count(where: isDigit)
    return word.count >= 8 && digits >= 2 && word.contains(where: isASCIILetter)
      && word.allSatisfy { isASCIILetter($0) || isDigit($0) || "._=+/:-".contains($0) }
  }
}
