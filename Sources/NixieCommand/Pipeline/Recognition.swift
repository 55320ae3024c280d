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
    switch choice {
    case .format(let format):
      self.format = format
      detection = nil
    case .auto:
      let bytes = head.bytes
      let found = Detection(head: bytes.span, name: path == "-" ? nil : path)
      detection = found
      if found.format == .lines {
        format = Self.isJSONLines(head.bytes) ? .jsonl : .lines
      } else {
        format = .log(found.format)
      }
    }
  }

  /// Whether the first line that is not empty is an object with a `text`.
  private static func isJSONLines(_ head: [UInt8]) -> Bool {
    let line = head.split(separator: 0x0a).first { $0.contains { $0 > 0x20 } } ?? []
    guard line.first(where: { $0 > 0x20 }) == 0x7b else { return false }
    return JSONLine(Array(line).span) != nil
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

extension InputFormat {
  /// What its records are called.
  var unit: String { isCutAtLines ? "lines" : "records" }
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
