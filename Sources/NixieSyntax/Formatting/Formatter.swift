/// The one layout of a `.nixie` file; there are no options.
///
/// - Headers stand at the start of the line, fields are indented by two blanks, list items by four
///   (those of a `phrases` stanza by two).
/// - The values of a stanza stand in one column, the bars of its examples in another.
/// - One blank line is in front of a stanza and the comment above it; never two in a row.
/// - Lines with an error keep their words as they are.
/// - Line ends become line feeds, a byte order mark goes away.
///
/// It only moves blanks: every token and comment is copied byte by byte, and so the meaning of a
/// file cannot change. Formatting twice is the same as once.
///
/// Complexity: linear in the bytes of the file.
package enum Formatter {
  /// The formatted source of `tree`, as bytes since a source need not be UTF-8.
  package static func format(_ tree: SyntaxTree) -> [UInt8] {
    var pass = FormatterPass(tree)
    return pass.run()
  }
}

/// One run over the lines of a tree.
struct FormatterPass {
  private let tree: SyntaxTree
  private let layouts: [StanzaLayout]
  /// For every line the kind of the next line that is neither blank nor a comment.
  private let nextKinds: [Line.Kind?]
  private var output: [UInt8] = []
  private var lastWritten = Written.nothing
  /// The indentation of the last comment.
  private var lastIndent = 0
  /// A header was written, so a comment may belong to the stanza above it.
  private var hasStanzaAbove = false
  /// A blank line was read that is not written yet.
  private var hasBlank = false

  private enum Written {
    case nothing
    case comment
    case header
    case other
  }

  init(_ tree: SyntaxTree) {
    self.tree = tree
    layouts = StanzaLayout.layouts(of: tree)
    var next: Line.Kind?
    var kinds: [Line.Kind?] = []
    kinds.reserveCapacity(tree.lines.count)
    for line in tree.lines.reversed() {
      kinds.append(next)
      if line.kind != .blank, line.kind != .comment { next = line.kind }
    }
    nextKinds = kinds.reversed()
  }

  mutating func run() -> [UInt8] {
    output.reserveCapacity(tree.source.bytes.count + tree.source.bytes.count / 8)
    for index in tree.lines.indices { write(index) }
    return output
  }

  private mutating func write(_ index: Int) {
    let line = tree.lines[index]
    let text = LineText(line, of: tree)
    switch line.kind {
    case .blank:
      hasBlank = lastWritten != .nothing
    case .comment:
      let indent = commentIndent(index, isIndented: text.isIndented)
      // A comment at the line's start belongs to the stanza below it.
      let beginsStanza = indent == 0 && !(lastWritten == .comment && lastIndent == 0)
      writeLine(text.indented(by: indent), as: .comment, needsBlank: beginsStanza)
      lastIndent = indent
    case .header:
      let isBelowItsComment = lastWritten == .comment && lastIndent == 0 && !hasBlank
      let content = line.hasError ? text.indented(by: 0) : text.header
      writeLine(content, as: .header, needsBlank: !isBelowItsComment)
    case .field(let stanza):
      let content = line.hasError ? text.indented(by: 2) : text.field(layout(stanza))
      writeLine(content, as: .other)
    case .item(let stanza):
      let indent = itemIndent(stanza)
      writeLine(line.hasError ? text.indented(by: indent) : text.item(indent), as: .other)
    case .unknown:
      writeLine(text.raw, as: .other)
    }
  }

  private mutating func writeLine(_ line: [UInt8], as kind: Written, needsBlank: Bool = false) {
    let isBlankWanted = hasBlank && lastWritten != .header
    if lastWritten != .nothing, needsBlank || isBlankWanted { output.append(0x0A) }
    output += line
    output.append(0x0A)
    lastWritten = kind
    if kind == .header { hasStanzaAbove = true }
    hasBlank = false
  }

  /// Comments stand as deep as the line below them; in front of a header the author decides
  /// whether one belongs to the stanza above or to the one below.
  private func commentIndent(_ index: Int, isIndented: Bool) -> Int {
    switch nextKinds[index] {
    case .field: 2
    case .item(let stanza): itemIndent(stanza)
    case .header, .unknown, .blank, .comment, nil: isIndented && hasStanzaAbove ? 2 : 0
    }
  }

  private func layout(_ stanza: Int) -> StanzaLayout {
    layouts.indices.contains(stanza) ? layouts[stanza] : StanzaLayout()
  }

  private func itemIndent(_ stanza: Int) -> Int { layout(stanza).isPhrases ? 2 : 4 }
}
