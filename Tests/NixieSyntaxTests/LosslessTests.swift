import NixieSyntax
import Testing

/// Whatever the bytes, the lines hold all of them and nothing traps.
@Suite struct LosslessTests {
  @Test func randomBytes() {
    var generator = Generator(seed: 4)
    for _ in 0..<300 {
      expectLossless((0..<generator.below(300)).map { _ in UInt8(generator.below(256)) })
    }
  }

  @Test func randomWordsOfTheLanguage() {
    let words =
      StanzaKind.allCases.map(\.rawValue) + FieldKeyword.allCases.map(\.rawValue)
      + ["\n", "\n  ", "\n", "\"", "\"a\"", "\"\"", "|", ",", "-", "#", "“", "”", "x", "any", "of"]
      + ["5.1.1", "55x", "none", "for", "at", "by", "\t", "\r\n", "\u{FEFF}", "é", "a-b", "*", "="]
    var generator = Generator(seed: 5)
    for _ in 0..<600 {
      var text = ""
      for _ in 0..<generator.below(60) {
        text += generator.pick(words) ?? ""
        if generator.below(4) > 0 { text += " " }
      }
      expectLossless(Array(text.utf8))
    }
  }

  @Test func damagedSample() {
    let sample = Array(sampleRuleset.utf8)
    var generator = Generator(seed: 6)
    for _ in 0..<150 {
      var bytes = sample
      for _ in 0...generator.below(4) {
        let index = generator.below(bytes.count)
        switch generator.below(3) {
        case 0: bytes.remove(at: index)
        case 1: bytes[index] = UInt8(generator.below(256))
        default: bytes.insert(generator.pick(Array("\n\"|,-# ".utf8)) ?? 0, at: index)
        }
      }
      expectLossless(bytes)
    }
  }

  private func expectLossless(_ bytes: [UInt8]) {
    let tree = parse(bytes)
    var end = 0
    for line in tree.lines {
      #expect(line.span.start == end)
      end = line.span.end
    }
    #expect(end == bytes.count)
    for diagnostic in tree.diagnostics {
      for span in [diagnostic.span] + diagnostic.fixes.flatMap({ $0.edits.map(\.span) }) {
        #expect(0 <= span.start && span.start <= span.end && span.end <= bytes.count)
      }
    }
    let renderer = TextRenderer(sources: [tree.source])
    _ = renderer.render(tree.diagnostics)
    _ = JSONRenderer(sources: [tree.source]).array(tree.diagnostics)
    let once = Formatter.format(tree)
    let formatted = parse(once)
    let source = String(decoding: bytes, as: UTF8.self)
    #expect(formatted.meaning == tree.meaning, "\(source.debugDescription)")
    #expect(Formatter.format(formatted) == once, "\(source.debugDescription)")
  }
}
