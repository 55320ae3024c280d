import NixieSyntax
import Testing

/// A diagnostic that a marked source must give.
struct Expected: Sendable {
  var code: String
  var mark: String
  /// What the span covers; not compared where `nil`.
  var over: String?

  init(_ code: String, at mark: String = "1️⃣", over: String? = nil) {
    self.code = code
    self.mark = mark
    self.over = over
  }
}

/// Parses a marked source, and compares its diagnostics and what their first fixes make of it.
func check(
  _ marked: String, diagnostics expected: [Expected] = [], fixed: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = MarkedSource(marked)
  let tree = parse(source.bytes)
  let found = tree.diagnostics.map { "\($0.code)@\($0.span.start)" }
  let wanted = expected.map { "\($0.code)@\(source.offsets[$0.mark].map(String.init) ?? "?")" }
  #expect(found == wanted, "\(plain(tree))", sourceLocation: sourceLocation)
  for (diagnostic, expected) in zip(tree.diagnostics, expected) {
    if let over = expected.over {
      #expect(tree.source.text(diagnostic.span) == over, sourceLocation: sourceLocation)
    }
  }
  guard let fixed else { return }
  let result = applyFixes(tree)
  #expect(String(decoding: result, as: UTF8.self) == fixed, sourceLocation: sourceLocation)
  let again = parse(result)
  #expect(again.diagnostics.isEmpty, "\(plain(again))", sourceLocation: sourceLocation)
}

func parse(_ bytes: [UInt8], path: String = "test.nixie") -> SyntaxTree {
  SyntaxTree.parse(SourceFile(path: path, bytes: bytes), file: 0)
}

func parse(_ text: String) -> SyntaxTree { parse(Array(text.utf8)) }

/// The source after the first fix of every diagnostic.
func applyFixes(_ tree: SyntaxTree) -> [UInt8] {
  let edits = tree.diagnostics.compactMap(\.fixes.first).flatMap(\.edits)
  return TextEdit.apply(edits, to: tree.source.bytes, file: 0)
}

func plain(_ tree: SyntaxTree) -> String {
  TextRenderer(sources: [tree.source]).render(tree.diagnostics)
}

/// `fields` in an otherwise complete stanza of a complete file.
func stanza(_ header: String, _ fields: String) -> String {
  "ruleset test\n  title  \"Test\"\n\n\(header)\n\(fields)\n"
}
