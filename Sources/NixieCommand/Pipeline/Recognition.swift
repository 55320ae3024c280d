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
    let found = Self.detect(head.bytes, path == "-" ? nil : path)
    detection = found
    format = InputFormat(found.format)
  }

  /// How much of the head is looked at first, in bytes.
  private static let firstLook = 1 << 13

  /// PERF: every format reads what it is shown, which is a waste where a few dozen lines show that
  /// they are plain. A head with few lines may begin with one long record: all of it is shown.
  private static func detect(_ head: [UInt8], _ name: String?) -> Detection {
    guard head.count > firstLook,
      let end = head[..<firstLook].lastIndex(of: 0x0a),
      head[..<end].count(where: { $0 == 0x0a }) >= 8
    else { return Detection(head: head.span, name: name) }
    let look = Array(head[...end])
    let found = Detection(head: look.span, name: name)
    return found.format == .lines ? found : Detection(head: head.span, name: name)
  }

  /// `reading mail.log as Postfix syslog: 1,204 of 1,211 lines carry a delivery result`; nil where
  /// there is nothing to say: the user said it, or it is the plain form.
  package func statement(_ input: InputPath) -> String? {
    guard let detection, format != .lines else { return nil }
    let name = input.name
    guard format.isLog else { return "reading \(name) as \(format.title)" }
    if input.files.count > 1 {
      return "reading \(name) as \(format.title): \(input.files.count.grouped) files"
    }
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
