internal import Nixie
internal import NixieAutomata
internal import NixieCompiler

// Texts that look as a server would write them.

extension RuleSpace {
  /// A framed, folded text that satisfies all `clauses`, made of what their patterns say; nil where
  /// nothing that was tried does.
  func naturalText(_ clauses: [Ruleset.Clause]) -> [UInt8]? {
    spelledText(clauses).map(Self.framed)
  }

  /// The same as it is written: capitals kept, no frame.
  func spelledText(_ clauses: [Ruleset.Clause]) -> [UInt8]? {
    let wanted = clauses.filter { $0.kind == .anyOf }
    // Where the first alternatives do not get on (an exception names one of them), others might.
    let rounds = min(12, wanted.map(\.patterns.count).max() ?? 1)
    for round in 0..<max(rounds, 1) {
      var parts: [[UInt8]] = []
      for clause in wanted {
        let pattern = clause.patterns[min(round, clause.patterns.count - 1)]
        guard let part = spelling(of: pattern) else { break }
        if !parts.contains(part) { parts.append(part) }
      }
      for separator in [" ", ", "] {
        let text = Array(parts.joined(separator: Array(separator.utf8)))
        if languages.holds(clauses, Self.framed(text)) { return text }
      }
    }
    return nil
  }

  /// A text in which `pattern` is found.
  private func spelling(of pattern: PatternID) -> [UInt8]? {
    let written = ruleset.patterns[pattern.index]
    // Of a regex its source may match as well: nobody sends that.
    if !written.spelling.contains(where: { $0 == "|" || $0 == "\\" }) {
      let filled = Self.filled(written.spelling)
      if plan.holds(pattern, Self.framed(filled)) { return filled }
    }
    let made = written.regex.natural
    if let made, plan.holds(pattern, Self.framed(made)) { return made }
    return written.regex.sample.map { Array($0.dropFirst().dropLast()) }
  }

  /// What a text pattern says, its placeholders filled. Of `in order` lists the strings.
  private static func filled(_ spelling: String) -> [UInt8] {
    var text = spelling
    if text.hasPrefix("\"") {
      let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
      text = parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }.joined(separator: " ")
    }
    var result = ""
    var rest = Substring(text)
    while let first = rest.popFirst() {
      switch first {
      case "*": result += result.isEmpty || rest.isEmpty ? "" : " "
      case "{" where rest.first == "{", "}" where rest.first == "}":
        result.append(rest.removeFirst())
      case "{":
        guard let end = rest.firstIndex(of: "}") else { return Array(text.utf8) }
        let name = rest[..<end].split(separator: ":").last ?? ""
        result += name == "*" ? "*" : Placeholders.example[String(name)] ?? ""
        rest = rest[rest.index(after: end)...]
      default: result.append(first)
      }
    }
    return Array(result.split(separator: " ").joined(separator: " ").utf8)
  }

  /// `text` as the matcher sees it: letters folded, blanks joined, with its frame.
  static func framed(_ text: [UInt8]) -> [UInt8] {
    var framed = [Frame.start]
    for byte in text {
      let isBlank = byte <= 0x20 || byte == 0x7f
      if isBlank, framed.count == 1 || framed.last == 0x20 { continue }
      framed.append(isBlank ? 0x20 : byte.foldedToLowerCase)
    }
    if framed.last == 0x20 { framed.removeLast() }
    return framed + [Frame.end]
  }
}

/// What stands for placeholders in witnesses: addresses that RFC 2606 and RFC 5737 keep for
/// documentation, and everyday values.
enum Placeholders {
  static let example = [
    "number": "42", "word": "here", "email": "joe@example.com", "domain": "example.com",
    "host": "mail.example.com", "ip": "192.0.2.25", "url": "https://example.com/help",
    "id": "4f2a7c", "date": "2026-02-15", "duration": "5 minutes", "any": "",
  ]

  /// The same by expression.
  static let byExpression: [Regex: [UInt8]] = {
    var all: [Regex: [UInt8]] = [:]
    for (name, placeholder) in PatternParser.Placeholder.builtin {
      if let text = example[name] { all[placeholder.regex] = Array(text.utf8) }
    }
    return all
  }()
}

extension Regex {
  /// A text that the expression matches where its assertions hold, placeholders filled. O(size).
  var natural: [UInt8]? {
    if let known = Placeholders.byExpression[self] { return known }
    switch self {
    case .never: return nil
    case .epsilon, .assertion: return []
    case .bytes(let set):
      return (set.intersection(.letters).first ?? set.intersection(.normalised).first ?? set.first)
        .map { [$0] }
    case .concatenation(let parts):
      var whole: [UInt8] = []
      for part in parts {
        guard let bytes = part.natural else { return nil }
        whole += part == .gap ? [0x20] : bytes
      }
      return whole
    case .alternation(let parts):
      for part in parts { if let bytes = part.natural { return bytes } }
      return nil
    case .repetition(let inner, let min, _, _):
      if min == 0 { return [] }
      guard min <= 64, let bytes = inner.natural else { return nil }
      return (0..<min).flatMap { _ in bytes }
    case .capture(_, let inner): return inner.natural
    }
  }
}
