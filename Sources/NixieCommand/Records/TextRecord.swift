internal import Nixie

/// `category  permanence  rule  reply`, in columns that a terminal shows well.
///
/// A class, since a copy of the classifier that it holds would cost more than the record.
final class TextRecord {
  private let classifier: Classifier
  private let console: Console

  init(_ classifier: Classifier, _ console: Console) {
    self.classifier = classifier
    self.console = console
  }

  func write(_ answer: Answer, _ reply: Span<UInt8>, _ out: inout [UInt8]) {
    let style: Console.Style =
      answer.decision == .none ? .dim : answer.permanence == .permanent ? .red : .yellow
    out.append(console.style(classifier.category(of: answer).padded(22), style))
    out.append(" ")
    out.append(answer.permanence.name.padded(9))
    out.append("  ")
    out.append(console.style((classifier.rule(of: answer) ?? "-").padded(34), .dim))
    out.append("  ")
    out.append(reply.shown())
    out.append("\n")
  }
}

extension String {
  /// The text with blanks behind it, at least `width` characters.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Span<UInt8> {
  /// A reply for a person: blanks for control bytes, so that none can drive the terminal, and a
  /// long one cut.
  func shown(limit: Int = 200) -> String {
    var shown: [UInt8] = []
    for index in 0..<Swift.min(count, limit) {
      shown.append(self[index] < 0x20 || self[index] == 0x7f ? 0x20 : self[index])
    }
    while shown.last == 0x20 { shown.removeLast() }
    return String(decoding: shown, as: UTF8.self) + (count > limit ? "…" : "")
  }
}
