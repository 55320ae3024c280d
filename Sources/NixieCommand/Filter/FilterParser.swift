package import Nixie

extension Filter {
  /// Reads `text` for `classifier`, whose names its values have to be.
  package init(_ text: String, _ classifier: Classifier) throws(Failure) {
    do throws(FilterMistake) {
      var parser = FilterParser(tokens: try FilterToken.all(text), classifier: classifier)
      root = try parser.filter()
    } catch {
      throw error.failure(in: text)
    }
  }
}

/// Reads a filter by recursive descent:
///
/// ```
/// either     = both { "or" both }
/// both       = one { "and" one }
/// one        = "not" one | "(" either ")" | comparison
/// comparison = field ("=" | "!=" | "~") value | field ["not"] "in" "(" value { "," value } ")"
/// ```
struct FilterParser {
  let tokens: [FilterToken]
  let classifier: Classifier
  private var at = 0
  private var depth = 0

  /// Parentheses and `not`s in one another: more than anybody writes, and few enough for the stack.
  static let maximalDepth = 100

  init(tokens: [FilterToken], classifier: Classifier) {
    self.tokens = tokens
    self.classifier = classifier
  }

  private var token: FilterToken { tokens[min(at, tokens.count - 1)] }

  mutating func filter() throws(FilterMistake) -> FilterTest {
    let test = try either()
    if token.kind == .end { return test }
    throw FilterMistake(
      token.kind == .close ? "this parenthesis closes nothing" : "I expect and, or, or the end",
      token.place)
  }

  private mutating func either() throws(FilterMistake) -> FilterTest {
    var tests = [try both()]
    while take("or") { tests.append(try both()) }
    return tests.count == 1 ? tests[0] : .any(tests)
  }

  private mutating func both() throws(FilterMistake) -> FilterTest {
    var tests = [try one()]
    while take("and") { tests.append(try one()) }
    return tests.count == 1 ? tests[0] : .all(tests)
  }

  private mutating func one() throws(FilterMistake) -> FilterTest {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximalDepth else {
      throw FilterMistake("more than \(Self.maximalDepth) levels", token.place)
    }
    if take("not") { return .not(try one()) }
    guard token.kind == .open else { return try comparison() }
    let open = token
    at += 1
    let test = try either()
    guard token.kind == .close else {
      throw FilterMistake("this parenthesis is not closed", open.place, cure: "add )")
    }
    at += 1
    return test
  }

  private mutating func comparison() throws(FilterMistake) -> FilterTest {
    let name = token
    guard name.kind == .word else {
      throw FilterMistake(
        name.kind == .end ? "a comparison is missing" : "I expect a field here", name.place,
        cure: "category=mailbox-unknown, for instance")
    }
    at += 1
    guard let field = RecordField(rawValue: name.text.lowercased()), field.isComparable else {
      throw FilterMistake(
        "I don't know the field \"\(name.text)\"", name.place, cure: RecordField.cure(name.text))
    }
    let sign = token
    at += 1
    switch sign.kind {
    case .equal: return try FilterValues.test(field, try value(), classifier)
    case .unequal: return .not(try FilterValues.test(field, try value(), classifier))
    case .contains: return try FilterValues.test(field, contains: try value(), classifier)
    case .word where sign.text.lowercased() == "in": return .any(try list(field))
    case .word where sign.text.lowercased() == "not" && take("in"):
      return .not(.any(try list(field)))
    default:
      throw FilterMistake("I expect =, !=, ~ or in (…) after \(name.text)", sign.place)
    }
  }

  private mutating func list(_ field: RecordField) throws(FilterMistake) -> [FilterTest] {
    guard token.kind == .open else {
      throw FilterMistake("after in stands a list", token.place, cure: "in (one, two)")
    }
    var tests: [FilterTest] = []
    repeat {
      at += 1
      tests.append(try FilterValues.test(field, try value(), classifier))
    } while token.kind == .comma
    guard token.kind == .close else {
      throw FilterMistake("I expect , or ) in this list", token.place)
    }
    at += 1
    return tests
  }

  private mutating func value() throws(FilterMistake) -> FilterToken {
    let token = token
    guard token.kind == .word || token.kind == .quoted else {
      throw FilterMistake("a value is missing", token.place)
    }
    at += 1
    return token
  }

  /// Goes past the word `word` if it stands here.
  private mutating func take(_ word: String) -> Bool {
    guard token.kind == .word, token.text.lowercased() == word else { return false }
    at += 1
    return true
  }
}

extension RecordField {
  /// Whether a filter can ask for it.
  var isComparable: Bool { self != .captures && self != .advice && self != .retryAfter }
}
