internal import Nixie

/// What a word of a reply looks like.
///
/// PERF: on bytes. `nixie learn` looks at every word of every reply that no rule knows, and
/// characters take ten times as long.
enum ReplyShape {
  typealias Word = ArraySlice<UInt8>

  static func kind(of word: Word) -> ReplyPiece.Kind {
    guard let first = word.first else { return .literal }
    if first | 0x20 == 0x68, word.starts(with: "http://".utf8) || word.starts(with: "https://".utf8)
    {
      return .url
    }
    if word.contains(0x40), isEmail(word) { return .email }
    guard word.contains(where: { Byte.isDigit($0) || $0 == 0x2e || $0 == 0x3a }) else {
      return .literal
    }
    if isIPv4(word) || isIPv6(word) { return .ip }
    if isDate(word) { return .date }
    if word.allSatisfy(Byte.isDigit) { return .number }
    if isDomain(word) { return .domain }
    return isIdentifier(word) ? .id : .literal
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func isHex(_ byte: UInt8) -> Bool {
    Byte.isDigit(byte) || (byte | 0x20) &- 0x61 < 6
  }

  private static func parts(_ word: Word, _ separator: UInt8) -> [Word] {
    word.split(separator: separator, omittingEmptySubsequences: false)
  }

  private static func isEmail(_ word: Word) -> Bool {
    let parts = parts(word, 0x40)
    return parts.count == 2 && !parts[0].isEmpty && !parts[0].contains(0x3a) && !parts[1].isEmpty
      && parts[1].allSatisfy {
        isLetter($0) || Byte.isDigit($0) || [0x2e, 0x5f, 0x2d].contains($0)
      }
  }

  private static func isIPv4(_ word: Word) -> Bool {
    let parts = parts(word, 0x2e)
    return parts.count == 4
      && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(Byte.isDigit) }
  }

  private static func isIPv6(_ word: Word) -> Bool {
    let parts = parts(word, 0x3a)
    return (3...8).contains(parts.count) && word.contains(where: Byte.isDigit)
      && parts.allSatisfy { $0.count <= 4 && $0.allSatisfy(isHex) }
  }

  /// `2026-02-15`, `15.02.2026`, `15/2/2026`.
  private static func isDate(_ word: Word) -> Bool {
    for separator in [0x2d, 0x2f, 0x2e] as [UInt8] {
      let parts = parts(word, separator)
      guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(Byte.isDigit) }) else { continue }
      let lengths = parts.map(\.count)
      if separator == 0x2d { return lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2 }
      return (1...2).contains(lengths[0]) && (1...2).contains(lengths[1]) && lengths[2] == 4
    }
    return false
  }

  /// Two labels or more, the last of them a top-level domain by its length: `mx.example.com`, not
  /// `e.g`, nor Exchange's `RESOLVER.ADR.RecipNotFound`.
  private static func isDomain(_ word: Word) -> Bool {
    let labels = parts(word, 0x2e)
    guard labels.count >= 2, let last = labels.last, (2...7).contains(last.count),
      last.allSatisfy(isLetter)
    else { return false }
    // "users.Please" is two sentences, not a domain.
    if last.first.map({ $0 < 0x60 }) == true, last.contains(where: { $0 > 0x60 }) { return false }
    return labels.allSatisfy { label in
      !label.isEmpty
        && label.allSatisfy { isLetter($0) || Byte.isDigit($0) || $0 == 0x2d || $0 == 0x5f }
    }
  }

  /// Letters and digits mixed, and too long for the name of an error such as `S3140` or `TSS04`.
  private static func isIdentifier(_ word: Word) -> Bool {
    let digits = word.count(where: Byte.isDigit)
    let isLoud = word.count >= 10 && !word.contains { $0 &- 0x61 < 26 }
    return word.count >= 8 && digits >= (isLoud ? 1 : 2) && word.contains(where: isLetter)
      && word.allSatisfy { byte in
        isLetter(byte) || Byte.isDigit(byte) || "._=+/:-".utf8.contains(byte)
      }
  }
}
