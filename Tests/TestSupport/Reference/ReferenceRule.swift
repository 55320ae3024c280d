internal import Nixie
internal import NixieAutomata
internal import NixieSyntax

/// One rule as its stanza says it.
struct ReferenceRule: Sendable {
  /// One `text` or `regex` line.
  struct Condition: Sendable {
    enum Kind: Sendable { case any, all, none, notAll }
    var kind: Kind
    var expressions: [ReferenceExpression]
  }

  var conditions: [Condition] = []
  /// Names of captures in the order of the rule.
  var captureNames: [String] = []
  private let stanza: Stanza

  init(_ stanza: Stanza, _ file: ReferenceFile) {
    self.stanza = stanza
    for field in stanza.fields {
      guard let condition = Self.condition(field, file) else { continue }
      conditions.append(condition)
      guard !field.isExcept else { continue }
      for name in condition.expressions.flatMap(\.captureNames)
      where !captureNames.contains(name) {
        captureNames.append(name)
      }
    }
  }

  private static func condition(_ field: Field, _ file: ReferenceFile) -> Condition? {
    switch (field.keyword, field.value) {
    case (.regex, .verbatim(let text)):
      guard let parsed = try? RegexParser.parse(text.bytes) else { return nil }
      let expression = ReferenceExpression(
        pieces: [.regex(parsed.regex)], regexNames: parsed.captureNames)
      return Condition(kind: field.isExcept ? .none : .any, expressions: [expression])
    case (.text, .pattern(let expression)):
      return Condition(
        kind: kind(expression.mode, field.isExcept), expressions: file.expressions(expression))
    default: return nil
    }
  }

  private static func kind(_ mode: PatternExpression.Mode, _ isExcept: Bool) -> Condition.Kind {
    switch (mode, isExcept) {
    case (.allOf, false): .all
    case (.allOf, true): .notAll
    case (_, false): .any
    case (_, true): .none
    }
  }

  // MARK: Does it match

  /// Whether all that is not about the ESP holds.
  func holds(for reply: ReferenceReply) -> Bool {
    holdsCodes(reply) && holdsStage(reply)
      && conditions.allSatisfy { Self.holds($0, reply.framed) }
  }

  private func holdsCodes(_ reply: ReferenceReply) -> Bool {
    var named: [FieldKeyword: Bool] = [:]
    for field in stanza.fields {
      let isMet: Bool
      switch field.value {
      case .codes(let codes): isMet = codes.contains { Self.meets($0, reply.code) }
      case .enhanced(let codes): isMet = codes.contains { Self.meets($0, reply.enhanced) }
      default: continue
      }
      if field.isExcept {
        if isMet { return false }
      } else {
        named[field.keyword] = named[field.keyword] ?? false || isMet
      }
    }
    return named.values.allSatisfy { $0 }
  }

  private static func meets(_ pattern: CodePattern, _ code: ReplyCode?) -> Bool {
    guard let code else { return pattern == .none }
    guard case .digits(let first, let second, let third) = pattern else { return false }
    let digits = [Int(code.value) / 100, Int(code.value) / 10 % 10, Int(code.value) % 10]
    return zip([first, second, third], digits).allSatisfy { $0 == nil || $0 == $1 }
  }

  private static func meets(_ pattern: EnhancedPattern, _ code: EnhancedCode?) -> Bool {
    guard let code else { return pattern == .none }
    guard case .status(let first, let subject, let detail) = pattern else { return false }
    return (first == nil || first == code.statusClass)
      && (subject == nil || subject == code.subject)
      && (detail == nil || detail?.contains(code.detail) == true)
  }

  private func holdsStage(_ reply: ReferenceReply) -> Bool {
    stanza.fields.allSatisfy { field in
      guard case .stages(let stages) = field.value else { return true }
      let isMet = stages.contains { $0.rawValue == reply.stage?.name }
      return isMet != field.isExcept
    }
  }

  private static func holds(_ condition: Condition, _ text: [UInt8]) -> Bool {
    switch condition.kind {
    case .any: condition.expressions.contains { $0.isFound(in: text) }
    case .all: condition.expressions.allSatisfy { $0.isFound(in: text) }
    case .none: !condition.expressions.contains { $0.isFound(in: text) }
    case .notAll: !condition.expressions.allSatisfy { $0.isFound(in: text) }
    }
  }

  /// `name=text` in the order of the rule; of several patterns the first that holds names it.
  func captures(in text: [UInt8]) -> [String] {
    var found: [String: Range<Int>] = [:]
    for condition in conditions where condition.kind == .any || condition.kind == .all {
      for expression in condition.expressions where !expression.captureNames.isEmpty {
        found.merge(expression.captures(in: text) ?? [:]) { first, _ in first }
      }
    }
    return captureNames.compactMap { name in
      found[name].map { "\(name)=\(String(decoding: text[$0], as: UTF8.self))" }
    }
  }
}

extension ReferenceExpression {
  /// The names of its captures, in the order of the pattern.
  var captureNames: [String] {
    regexNames
      + pieces.compactMap { piece in
        if case .capture(let name, _) = piece { return name }
        return nil
      }
  }
}
