/// Which tokens fit the terminals of the grammar, as its table says.
enum Terminal {
  static func fits(_ name: String, _ token: Token) -> Bool {
    switch (name, token) {
    case ("EOL", .endOfLine), ("STRING", .string): true
    case ("REPLY", .verbatim): true
    case ("REGEX", .verbatim(let isEmpty)): !isEmpty
    case (_, .word(let word)): fits(name, word)
    default: false
    }
  }

  private static func fits(_ name: String, _ word: String) -> Bool {
    switch name {
    case "WORD": true
    case "NAME": isName(word)
    case "RULE-NAME":
      word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        .allSatisfy { isName(String($0)) }
    case "HOST": word.wholeMatch(of: /(\*\.)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*/) != nil
    case "CODE": word.wholeMatch(of: /[2-5x][0-9x][0-9x]/) != nil
    case "ENHANCED": isEnhanced(word)
    case "DATE": isDate(word)
    case "INTEGER":
      word.wholeMatch(of: /-?[0-9]+/) != nil && (Int(word).map { abs($0) <= 1_000_000 } ?? false)
    case "NUMBER": Int(word).map { $0 > 0 && $0 <= 365 } ?? false
    default: false
    }
  }

  private static func isName(_ word: String) -> Bool {
    word.utf8.count <= 64 && word.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
  }

  private static func isEnhanced(_ word: String) -> Bool {
    let number = /x|0|[1-9][0-9]{0,2}/
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, ["2", "4", "5", "x"].contains(parts[0]),
      parts[1].wholeMatch(of: number) != nil
    else { return false }
    let bounds = parts[2].split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.allSatisfy({ $0.wholeMatch(of: number) != nil }) else { return false }
    guard bounds.count == 2 else { return bounds.count == 1 }
    guard let low = Int(bounds[0]), let high = Int(bounds[1]) else { return false }
    return low <= high
  }

  private static func isDate(_ word: String) -> Bool {
    guard let match = word.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/),
      let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
      year >= 1970, (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
