internal import Nixie

/// What a reader of an HTML text would read.
enum PlainText {
  /// Tags become nothing, or a line's end where a block ends; the usual entities what they stand
  /// for; what `style`, `script` and `head` hold is left out.
  static func of(html: [UInt8]) -> [UInt8] {
    let span = html.span
    var out: [UInt8] = []
    var at = 0
    while at < html.count {
      if span[at] == 0x3c {
        at = skipTag(span, at, &out)
      } else if span[at] == 0x26, let (byte, end) = entity(span, at) {
        out.append(byte)
        at = end
      } else {
        out.append(span[at])
        at += 1
      }
    }
    return out
  }

  private static func skipTag(_ html: Span<UInt8>, _ at: Int, _ out: inout [UInt8]) -> Int {
    let end = (html.first(0x3e, at..<html.count) ?? html.count - 1) + 1
    let name = at + 1..<end
    for (open, close) in [
      ("style", "</style"), ("script", "</script"), ("head>", "</head"), ("!--", "-->"),
    ] as [(StaticString, StaticString)] where html.startsFolded(open, name) {
      return html.firstFolded(close, end..<html.count)?.upperBound ?? html.count
    }
    for block in ["br", "p", "/p", "/div", "/tr", "/li", "/h", "hr", "/table"] as [StaticString]
    where html.startsFolded(block, name) {
      out.append(0x0a)
      break
    }
    return end
  }

  private static func entity(_ html: Span<UInt8>, _ at: Int) -> (UInt8, Int)? {
    for (name, byte) in [
      ("&lt;", 0x3c), ("&gt;", 0x3e), ("&amp;", 0x26), ("&quot;", 0x22), ("&nbsp;", 0x20),
      ("&#39;", 0x27), ("&#64;", 0x40), ("&apos;", 0x27),
    ] as [(StaticString, UInt8)] where html.starts(name, at..<html.count) {
      return (byte, at + name.utf8CodeUnitCount)
    }
    return nil
  }
}
