/// Every message of the syntax, so that the parser writes no prose and all of it reads alike.
///
/// The functions stand in the order of their codes, in one extension for each hundred's tenth.
/// Style: the message says what is wrong, the label what was wanted, a fix what to type instead.
enum Messages {
  /// A diagnostic with its label next to the carets.
  static func error(
    _ code: DiagnosticCode, _ span: SourceSpan, _ message: String, label: String? = nil,
    others: [Diagnostic.Label] = [], notes: [String] = [], fixes: [Fix] = []
  ) -> Diagnostic {
    let own = label.map { [Diagnostic.Label(span: span, text: $0)] } ?? []
    return Diagnostic(
      code: code, message: message, span: span, labels: own + others, notes: notes, fixes: fixes)
  }

  /// A replacement; one without a title guesses at a word.
  static func replace(_ span: SourceSpan, _ replacement: String, title: String? = nil) -> Fix {
    Fix(
      title: title ?? "write `\(replacement)`",
      edits: [TextEdit(span: span, replacement: replacement)], isSafe: title != nil)
  }

  /// Signs and words that are missing: there is but one way to write them.
  static func insert(
    _ replacement: String, _ span: SourceSpan, title: String, isSketch: Bool = false
  ) -> Fix {
    Fix(
      title: title, edits: [TextEdit(span: span, replacement: replacement)], isSafe: !isSketch,
      isSketch: isSketch)
  }

  /// What is too much. Words that go are for their author to see.
  static func remove(_ span: SourceSpan, title: String, isSafe: Bool = false) -> Fix {
    Fix(title: title, edits: [TextEdit(span: span, replacement: "")], isSafe: isSafe)
  }

  /// Words of the source in a message: printable, and not too long to read.
  static func shown(_ text: String) -> String {
    let printable = String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(60).map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }
      ))
    return text.unicodeScalars.count > 60 ? printable + "…" : printable
  }

  /// "`a`, `b` or `c`".
  static func choice(_ words: [String], last: String = "or") -> String {
    let quoted = words.map { "`\($0)`" }
    guard quoted.count > 1, let end = quoted.last else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(last) " + end
  }

  static func didYouMean(_ word: String) -> String { "did you mean `\(word)`?" }
}
