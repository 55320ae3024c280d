internal import Nixie
internal import NixieLogs

/// What an input was taken for, and the sentence that says so.
package struct Recognition: Sendable {
  package let format: InputFormat
  /// Nil where the user said what it is.
  private let detection: Detection?
  /// The detection saw all of it.
  private let isWhole: Bool

  /// Looks at the head of `path`, unless the user said what it is.
  package init(_ choice: InputChoice, _ head: (bytes: [UInt8], isWhole: Bool), path: String) {
    isWhole = head.isWhole
    if let format = choice.format {
      self.format = format
      detection = nil
      return
    }
    let bytes = head.bytes
    let found = Detection(head: bytes.span, name: path == "-" ? nil : path)
    detection = found
    format = InputFormat(found.format)
  }

  /// `reading mail.log as Postfix syslog: 1,204 of 1,211 lines carry a delivery result`; nil where
  /// there is nothing to say: the user said it, or it is the plain form.
  package func statement(_ name: String) -> String? {
    guard let detection, format != .lines else { return nil }
    guard format.isLog else { return "reading \(name) as \(format.title)" }
    let sample = isWhole ? "" : "the first "
    return "reading \(name) as \(format.title): \(detection.results.grouped) of \(sample)"
      + "\(detection.records.grouped) \(format.unit) carry a delivery result"
  }
}

extension Int {
  /// `1,204`.
  package var grouped: String {
    var text = ""
    for (place, digit) in String(magnitude).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + String(text.reversed())
  }
}
