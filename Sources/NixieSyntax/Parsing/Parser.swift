/// Reads a source line by line; the first word of a line decides what it is.
///
/// The parser keeps no rule about recovery but one: the next line is a new start. A line with a
/// mistake gives one error, its field stays in the tree as `.invalid`, and so nobody reports it as
/// missing. Messages are not written here but in `Messages`.
struct Parser {
  /// What the lines at hand belong to.
  enum Context {
    /// No stanza yet.
    case start
    /// The last of `stanzas`.
    case stanza
    /// A stanza whose header nobody understands: its lines are passed over in silence.
    case skipped
  }

  let source: SourceFile
  let file: Int
  var bytes: [UInt8] { source.bytes }

  var stanzas: [Stanza] = []
  var lines: [Line] = []
  var diagnostics: [Diagnostic] = []

  var context = Context.start
  var open = OpenStanza()
  /// The ruleset stanza that came first.
  var rulesetIndex: Int?
  /// Whether a header was not understood or a line stood before the first: what is missing
  /// may then be there, so nothing is reported as missing.
  var headerMayBeHidden = false

  /// The tokens of the line at hand, without its comment, and the next of them.
  var tokens: [Token] = []
  var next = 0
  /// The line at hand, counted from 1.
  var line = 0
  var lineHasError = false

  init(_ source: SourceFile, file: Int) {
    self.source = source
    self.file = file
  }

  mutating func parse() -> SyntaxTree {
    if bytes.count > Limits.fileBytes {
      report(Messages.fileTooLarge(span(0, 0)))
      tileRest(from: 1)
    } else {
      parseLines()
    }
    // Stable, so that of two findings at one place the earlier found stays first.
    let ordered = diagnostics.enumerated()
      .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
      .map(\.element)
    return SyntaxTree(
      source: source, file: file, stanzas: stanzas, lines: lines, diagnostics: ordered)
  }

  private mutating func parseLines() {
    for number in 1...source.lineCount {
      if diagnostics.count >= Limits.diagnostics {
        diagnostics.append(Messages.tooManyErrors(contentSpan(number)))
        tileRest(from: number)
        return
      }
      line = number
      lineHasError = false
      let kind = parseLine()
      lines.append(Line(kind: kind, span: lineSpan(number), hasError: lineHasError))
      if stanzas.count > Limits.stanzas {
        report(Messages.tooManyStanzas(contentSpan(number)))
        tileRest(from: number + 1)
        return
      }
    }
    closeStanza()
    checkRulesetIsThere()
  }

  private mutating func parseLine() -> Line.Kind {
    var content = source.lineContent(line)
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      content = min(3, content.upperBound)..<content.upperBound
    }
    tokens = Lexer.tokens(of: bytes, in: content)
    next = 0
    guard let first = tokens.first else { return .blank }
    if first.kind == .comment { return .comment }
    if tokens.last?.kind == .comment { tokens.removeLast() }
    switch first.kind {
    case .word: return parseFirstWord(first)
    case .dash: return parseItemLine()
    default: return parseLineWithoutKeyword(first)
    }
  }

  /// Lines that are kept but not read.
  private mutating func tileRest(from number: Int) {
    guard number <= source.lineCount else { return }
    for number in number...source.lineCount {
      lines.append(Line(kind: .unknown, span: lineSpan(number), hasError: true))
    }
  }

  private func lineSpan(_ number: Int) -> SourceSpan {
    let range = source.lineRange(number)
    return span(range.lowerBound, range.upperBound)
  }

  private func contentSpan(_ number: Int) -> SourceSpan {
    let range = source.lineContent(number)
    return span(range.lowerBound, range.upperBound)
  }
}
