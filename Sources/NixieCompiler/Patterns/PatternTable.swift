internal import NixieAutomata

/// Gives equal patterns one number, so that each is compiled and matched once.
struct PatternTable {
  private(set) var patterns: [Pattern] = []
  private var numbers: [Key: PatternID] = [:]

  private struct Key: Hashable {
    var regex: Regex
    var captures: [Int]
  }

  /// The number of `pattern`. O(size) expected.
  mutating func number(_ pattern: Pattern) -> PatternID {
    let key = Key(regex: pattern.regex, captures: pattern.captures)
    if let known = numbers[key] { return known }
    let id = PatternID(patterns.count)
    numbers[key] = id
    patterns.append(pattern)
    return id
  }
}
