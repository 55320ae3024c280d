internal import Nixie

/// Turns comparisons into tests: names of the rules into tables, codes into patterns.
enum FilterValues {
  /// `field = value`.
  static func test(
    _ field: RecordField, _ value: FilterToken, _ classifier: Classifier
  ) throws(FilterMistake) -> FilterTest {
    switch field {
    case .code: return try code(value)
    case .enhanced: return try enhanced(value)
    case .line:
      guard let line = Int(value.text) else {
        throw FilterMistake("a line is a number", value.place)
      }
      return .line(line)
    case .time, .queueID, .sender, .recipient, .domain, .mx, .status, .reply:
      return .text(field, TextComparison(value.text, isContained: false))
    default: break
    }
    let wanted = value.text.lowercased()
    let known = FilterNames(field, classifier)
    // Nothing in quotes asks for those that have none.
    let table = known.names.map { $0.contains(wanted) } + [wanted.isEmpty]
    guard table.contains(true) else {
      let all = Array(Set(known.names.joined())).sorted()
      let suggestion = NearWord.suggestion(wanted, all)
      throw FilterMistake(
        "I don't know the \(field.rawValue) \"\(value.text)\"", value.place,
        cure: suggestion.map { "did you mean \($0)?" }
          ?? (all.count <= 20 ? "there are: \(all.joined(separator: ", "))" : nil))
    }
    return .table(known.key, table)
  }

  /// `field ~ value`.
  static func test(
    _ field: RecordField, contains value: FilterToken, _ classifier: Classifier
  ) throws(FilterMistake) -> FilterTest {
    switch field {
    case .code, .enhanced, .line:
      throw FilterMistake(
        "\(field.rawValue) is compared by = only", value.place,
        cure: "an x stands for any digit: code=55x, enhanced=5.7.x")
    case .time, .queueID, .sender, .recipient, .domain, .mx, .status, .reply:
      return .text(field, TextComparison(value.text, isContained: true))
    default:
      let wanted = value.text.lowercased()
      let known = FilterNames(field, classifier)
      return .table(
        known.key,
        known.names.map { names in names.contains { $0.contains(wanted) } } + [wanted.isEmpty])
    }
  }

  /// `550`, `55x`, `5xx`.
  private static func code(_ value: FilterToken) throws(FilterMistake) -> FilterTest {
    let digits = value.text.lowercased().utf8.map { $0 == 0x78 ? nil : $0 &- 0x30 }
    guard digits.count == 3, digits.allSatisfy({ ($0 ?? 0) < 10 }) else {
      throw FilterMistake(
        "a reply code has three digits", value.place, cure: "550, or 55x for all that begin so")
    }
    return .code(digits)
  }

  /// `5.1.1`, `5.7.x`, `5.x.x`.
  private static func enhanced(_ value: FilterToken) throws(FilterMistake) -> FilterTest {
    let parts = value.text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.map { $0 == "x" || $0 == "*" ? nil : Int($0) ?? -1 }
    guard numbers.count == 3, numbers.allSatisfy({ ($0 ?? 0) >= 0 }) else {
      throw FilterMistake(
        "an enhanced status code has three parts", value.place, cure: "5.1.1, or 5.7.x")
    }
    return .enhanced(numbers)
  }
}

/// What a field of the answer can say, by the index that a filter's table has.
struct FilterNames {
  let key: FilterKey
  /// For each index the words for it, in small letters.
  let names: [[String]]

  init(_ field: RecordField, _ classifier: Classifier) {
    let all = classifier.catalogue
    let categories = 0..<all.categoryCount
    switch field {
    case .permanence:
      key = .permanence
      names = Permanence.allCases.map { [$0.name] }
    case .party:
      key = .category
      names = categories.map { [all.party(ofCategory: $0).name] }
    case .action:
      key = .action
      names = categories.flatMap { category in
        FilterKey.circumstances.map { permanence, decision in
          [all.action(ofCategory: category).fitting(permanence, decision).name]
        }
      }
    case .rule:
      key = .rank
      // `smtp/no-such-mailbox`, or the name alone.
      names = (0..<all.rankCount).map { rank in
        let name = all.ruleName(all.rule(ofRank: rank)).lowercased()
        return [name, String(name.split(separator: "/").last ?? "")]
      }
    case .ruleset:
      key = .rank
      names = (0..<all.rankCount).map { rank in
        [String(all.ruleName(all.rule(ofRank: rank)).lowercased().prefix { $0 != "/" })]
      }
    case .decision:
      key = .decision
      names = [Decision.rule, .fallback, .none].map { [$0.name] }
    case .esp:
      key = .esp
      names = (0..<all.espCount).map { [all.espName($0).lowercased()] }
    case .isESPInferred:
      key = .isESPInferred
      names = [["false", "no"], ["true", "yes"]]
    case .stage:
      key = .stage
      names = Stage.allCases.map { [$0.name] }
    default:
      key = .category
      names = categories.map { [all.categoryName($0).lowercased()] }
    }
  }
}
