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
}

extension RecordBuffer {
  /// A column of a log, in a text for a person.
  mutating func append(column bytes: Span<UInt8>) {
    let start = count
    if bytes.count > 60 || !appendPlain(bytes, .none) || bytes.isEmpty
      || bytes[bytes.count - 1] == 0x20
    {
      advance(start - count)
      var text: [UInt8] = []
      text.appendShown(bytes, limit: 60)
      append(text)
    }
    let blanks = max(28, count - start) - (count - start) + 2
    reserve(blanks)
    for _ in 0..<blanks { store(0x20) }
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
