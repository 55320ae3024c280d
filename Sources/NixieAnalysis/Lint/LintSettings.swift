package import NixieSyntax

/// A `.nixie-lint` file: the levels of findings for all rulesets beside and below it.
///
/// ```
/// # Our rules are read by others.
/// missing-source  warning
/// W507            error
/// E405            off
/// ```
package struct LintSettings: Sendable {
  package private(set) var levels = Levels()
  package private(set) var diagnostics: [Diagnostic] = []

  /// The name of such a file.
  package static let fileName = ".nixie-lint"

  /// Reads a file; never fails, what is wrong is told.
  ///
  /// - Parameter file: the number that spans carry.
  package init(_ source: SourceFile, file: Int) {
    var lines: [DiagnosticCode: SourceSpan] = [:]
    for number in 1...source.lineCount {
      let words = Self.words(source, source.lineContent(number), file)
      guard let first = words.first else { continue }
      guard let code = code(first) else { continue }
      guard words.count == 2 else {
        notASetting(words)
        continue
      }
      guard let level = level(words[1]) else { continue }
      if let known = lines[code] {
        report(
          "E605", words[0].span, "the level of \(code) is set twice",
          labels: [Diagnostic.Label(span: known, text: "the first is here")])
      } else if !Levels.isAdjustable(code) {
        report(
          "E604", words[0].span, "the level of \(code) cannot be changed",
          notes: ["those of warnings can, and of E403 and E405"])
      } else {
        lines[code] = words[0].span
        levels.set(code, to: level)
      }
    }
  }

  /// The level that `text`, `CODE=LEVEL` as on a command line, sets; or what is wrong with it.
  package static func assignment(_ text: String) -> (code: DiagnosticCode, level: Level)? {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let code = known[parts[0]], Levels.isAdjustable(code),
      let level = Level(rawValue: parts[1])
    else { return nil }
    return (code, level)
  }

  /// Codes by themselves and by the names of lint rules.
  private static let known: [String: DiagnosticCode] = {
    var known: [String: DiagnosticCode] = [:]
    for code in Check.codes { known[code] = DiagnosticCode(rawValue: code) }
    for rule in Lints.all { known[rule.page.name] = rule.page.code }
    return known
  }()

  /// The words of a line without its comment.
  private static func words(
    _ source: SourceFile, _ line: Range<Int>, _ file: Int
  ) -> [Spelled] {
    var words: [Spelled] = []
    var at = line.lowerBound
    while at < line.upperBound {
      let byte = source.bytes[at]
      if byte == UInt8(ascii: "#") { break }
      if byte <= 0x20 {
        at += 1
        continue
      }
      let end = source.bytes[at..<line.upperBound].firstIndex { $0 <= 0x20 } ?? line.upperBound
      let span = SourceSpan(file: file, start: at, end: end)
      words.append(Spelled(value: source.text(span), span: span))
      at = end
    }
    return words
  }

  private mutating func code(_ word: Spelled) -> DiagnosticCode? {
    if let code = Self.known[word.value] { return code }
    let near = Spelling.suggestion(for: word.value, among: Self.known.keys.sorted())
    report(
      "E602", word.span, "I don't know the finding \"\(word.value)\"",
      notes: near == nil ? ["`nixie explain --list` names all codes"] : [], meant: near)
    return nil
  }

  private mutating func level(_ word: Spelled) -> Level? {
    if let level = Level(rawValue: word.value) { return level }
    let all = Level.allCases.map(\.rawValue)
    let near = Spelling.suggestion(for: word.value, among: all)
    report(
      "E603", word.span, "there is no level \"\(word.value)\"",
      notes: ["levels are `off`, `warning` and `error`"], meant: near)
    return nil
  }

  private mutating func notASetting(_ words: [Spelled]) {
    guard let first = words.first, let last = words.last else { return }
    report(
      "E601", words.count > 1 ? words[1].span.union(last.span) : first.span,
      words.count > 1 ? "a line has a code and its level" : "the level is missing",
      notes: ["write `\(first.value) off`, `warning` or `error`"])
  }

  private mutating func report(
    _ code: DiagnosticCode, _ span: SourceSpan, _ message: String,
    labels: [Diagnostic.Label] = [], notes: [String] = [], meant: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        code: code, message: message, span: span, labels: labels, notes: notes,
        fixes: meant.map {
          [
            Fix(
              title: "did you mean `\($0)`?", edits: [TextEdit(span: span, replacement: $0)])
          ]
        } ?? []))
  }
}
