internal import Nixie

/// `category  permanence  rule  reply`, in columns that a terminal shows well; for a log with the
/// recipient before the reply.
struct TextRecord: Sendable {
  let isColoured: Bool

  /// The columns that follow from the answer.
  func head(_ answer: Answer, _ classifier: Classifier) -> [UInt8] {
    let style: Console.Style =
      answer.decision == .none ? .dim : answer.permanence == .permanent ? .red : .yellow
    let category = styled(classifier.category(of: answer).padded(22), style)
    let rule = styled((classifier.rule(of: answer) ?? "-").padded(34), .dim)
    return Array("\(category) \(answer.permanence.name.padded(9))  \(rule)  ".utf8)
  }

  private func styled(_ text: String, _ style: Console.Style) -> String {
    isColoured ? Console.styled(text, style) : text
  }

  /// A column of a log.
  func append(column bytes: Span<UInt8>, to out: inout [UInt8]) {
    let start = out.count
    out.appendShown(bytes, limit: 60)
    for _ in out.count - start..<max(28, out.count - start) { out.append(0x20) }
    out.append("  ")
  }
}

extension String {
  /// The text with blanks behind it, at least `width` characters.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension [UInt8] {
  /// A reply for a person: blanks for control bytes, and a long one cut.
  mutating func appendShown(_ bytes: Span<UInt8>, limit: Int = 200) {
    var end = Swift.min(bytes.count, limit)
    while end > 0, bytes[end - 1] <= 0x20 || bytes[end - 1] == 0x7f { end -= 1 }
    appendPrintable(bytes.extracting(0..<end))
    if bytes.count > limit { append("…") }
  }
}

extension Span<UInt8> {
  /// A reply for a person: blanks for control bytes, so that none can drive the terminal, and a
  /// long one cut.
  func shown(limit: Int = 200) -> String {
    var shown: [UInt8] = []
    shown.appendShown(self, limit: limit)
    return String(decoding: shown, as: UTF8.self)
  }
}
