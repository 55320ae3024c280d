/// The columns of one stanza.
struct StanzaLayout {
  /// The letters of the longest keyword; values stand two blanks behind it.
  var keywordWidth = 0
  /// The letters of the longest example up to its bar, which stands one blank behind it.
  ///
  /// At least those of `not-example`, so that the first one added to a rule moves no line.
  var exampleWidth = StanzaLayout.minimumExampleWidth
  /// Whether the stanza is a `phrases` list, whose items are its fields.
  var isPhrases = false
  /// Whether examples have a column of their own.
  var alignsExamples = false

  static let minimumExampleWidth = 11
  /// Rules of one file look alike: the letters of `enhanced`, which most of them have.
  static let ruleKeywordWidth = 8
  /// A keyword longer than this would push all values to the right.
  static let maximumKeywordWidth = 12

  static func layouts(of tree: SyntaxTree) -> [StanzaLayout] {
    var layouts = tree.stanzas.map { stanza in
      var layout = StanzaLayout()
      layout.isPhrases = stanza.kind == .phrases
      layout.alignsExamples = stanza.kind.hasConditions
      if layout.alignsExamples { layout.keywordWidth = StanzaLayout.ruleKeywordWidth }
      return layout
    }
    for line in tree.lines where !line.hasError {
      guard case .field(let index) = line.kind, layouts.indices.contains(index) else { continue }
      layouts[index].measure(LineText(line, of: tree))
    }
    return layouts
  }

  private mutating func measure(_ line: LineText) {
    if alignsExamples, line.isExample {
      exampleWidth = max(exampleWidth, line.examplePrefix.count)
    } else {
      let width = min(line.keyword.count, StanzaLayout.maximumKeywordWidth)
      keywordWidth = max(keywordWidth, width)
    }
  }
}
