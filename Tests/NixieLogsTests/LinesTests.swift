import NixieLogs
import Testing

/// A reply a line, whatever the blocks.
@Suite struct LinesTests {
  @Test(arguments: [1, 2, 3, 7, 100])
  func blocksDoNotMatter(_ size: Int) {
    let bytes = Array("550 one\n\n451 two\nlast".utf8)
    var parser = LogParser(.lines)
    var seen: [String] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      parser.feed(bytes[start..<min(start + size, bytes.count)].span) {
        seen.append("\($0.line) " + String(decoding: $0.reply, as: UTF8.self))
      }
    }
    parser.finish { seen.append("\($0.line) " + String(decoding: $0.reply, as: UTF8.self)) }
    #expect(seen == ["1 550 one", "2 ", "3 451 two", "4 last"])
    #expect(parser.counts.records == 4)
  }
}
