package import Nixie
package import NixieLogs

/// What `--where` lets through: comparisons of fields, joined by `and`, `or`, `not`.
///
/// ```
/// category=mailbox-unknown and esp=gmail
/// code=55x and not (rule ~ spam or domain in (example.com, example.org))
/// ```
///
/// It is made for one classifier: what depends on the answer's rule, category or ESP was decided
/// for each of them beforehand, so that a test is a look into a table.
package struct Filter: Sendable {
  let root: FilterTest

  /// Whether the record of `answer` is wanted.
  package func holds(
    _ answer: Answer, line: Int, reply: Span<UInt8>, _ event: borrowing DeliveryEvent
  ) -> Bool {
    root.holds(answer, line: line, reply: reply, event)
  }
}

/// A node of a filter.
indirect enum FilterTest: Sendable {
  case all([FilterTest])
  case any([FilterTest])
  case not(FilterTest)
  /// A table by category, rule and so on; the last entry is for "none".
  case table(FilterKey, [Bool])
  /// Three digits, `nil` for any.
  case code([UInt8?])
  /// Three numbers, `nil` for any.
  case enhanced([Int?])
  case line(Int)
  case text(RecordField, TextComparison)

  func holds(
    _ answer: Answer, line: Int, reply: Span<UInt8>, _ event: borrowing DeliveryEvent
  ) -> Bool {
    switch self {
    case .all(let tests):
      for test in tests where !test.holds(answer, line: line, reply: reply, event) { return false }
      return true
    case .any(let tests):
      for test in tests where test.holds(answer, line: line, reply: reply, event) { return true }
      return false
    case .not(let test): return !test.holds(answer, line: line, reply: reply, event)
    case .table(let key, let table): return table[key.index(answer, table.count)]
    case .code(let digits): return Self.matches(answer.code, digits)
    case .enhanced(let parts):
      guard let code = answer.enhanced else { return false }
      let own = [code.statusClass, code.subject, code.detail]
      return zip(own, parts).allSatisfy { $1 == nil || $0 == $1 }
    case .line(let wanted): return line == wanted
    case .text(.reply, let comparison): return comparison.holds(reply)
    case .text(let field, let comparison): return comparison.holds(event.bytes(of: field).span)
    }
  }

  private static func matches(_ code: ReplyCode?, _ digits: [UInt8?]) -> Bool {
    guard let code else { return false }
    let own = [code.value / 100, code.value / 10 % 10, code.value % 10]
    return zip(own, digits).allSatisfy { $1 == nil || $0 == UInt16($1 ?? 0) }
  }
}

/// What a table of a filter is indexed by.
enum FilterKey: Sendable {
  case category, permanence, action, rank, esp, decision, isESPInferred, stage

  /// What an action hangs on besides the category, in the order of the table.
  static let circumstances = Permanence.allCases.flatMap { permanence in
    [Decision.rule, .fallback, .none].map { (permanence, $0) }
  }

  /// The index for `answer` in a table of `count` entries, the last of which is for "none".
  func index(_ answer: Answer, _ count: Int) -> Int {
    let index =
      switch self {
      case .category: answer.category
      case .permanence: Int(answer.permanence.rawValue)
      case .action:
        (answer.category * Permanence.allCases.count + Int(answer.permanence.rawValue)) * 3
          + Int(answer.decision.rawValue)
      case .rank: answer.rank
      case .esp: answer.esp
      case .decision: Int(answer.decision.rawValue)
      case .isESPInferred: answer.isESPInferred ? 1 : 0
      case .stage: answer.stage.map { Int($0.rawValue) } ?? -1
      }
    return index >= 0 && index < count ? index : count - 1
  }
}

/// A comparison of texts, ASCII letters in either case.
struct TextComparison: Sendable {
  /// Folded.
  let wanted: [UInt8]
  /// Anywhere in the text, rather than all of it.
  let isContained: Bool

  init(_ text: String, isContained: Bool) {
    wanted = text.utf8.map { Byte.folded($0) }
    self.isContained = isContained
  }

  func holds(_ text: Span<UInt8>) -> Bool {
    guard isContained else { return text.count == wanted.count && matches(text, at: 0) }
    var at = 0
    while at + wanted.count <= text.count {
      if matches(text, at: at) { return true }
      at += 1
    }
    return false
  }

  private func matches(_ text: Span<UInt8>, at start: Int) -> Bool {
    for index in wanted.indices where Byte.folded(text[start + index]) != wanted[index] {
      return false
    }
    return true
  }
}
