package import Nixie

/// Writes one answer as one record, in the form that was asked for.
package struct RecordWriter {
  package enum Format: String, CaseIterable {
    case text, json, tsv
  }

  private let format: Format
  private let classifier: Classifier
  private let console: Console
  /// Names as bytes, made once: a log has few categories and millions of lines.
  private let categories: [[UInt8]]
  private let parties: [[UInt8]]
  private let actions: [[UInt8]]
  private let rules: [[UInt8]]
  private let esps: [[UInt8]]

  package init(_ format: Format, _ classifier: Classifier, _ console: Console) {
    self.format = format
    self.classifier = classifier
    self.console = console
    let names = classifier.catalogue
    categories = (0..<names.categoryCount).map { Array(names.categoryName($0).utf8) }
    parties = (0..<names.categoryCount).map { Array(names.party(ofCategory: $0).name.utf8) }
    actions = (0..<names.categoryCount).map { Array(names.action(ofCategory: $0).name.utf8) }
    rules = (0..<names.ruleCount).map { Array(names.ruleName($0).utf8) }
    esps = (0..<names.espCount).map { Array(names.espName($0).utf8) }
  }

  /// The line that stands before all records, if the format has one.
  package var header: String? {
    format == .tsv
      ? "line\tcategory\tpermanence\tparty\taction\trule\tdecided_by\tesp\tesp_inferred\tcode"
        + "\tenhanced\tcaptures\tadvice\n" : nil
  }

  /// Appends the record of `answer` to `out`. `scratch` is that of the call that gave it.
  package func write(
    _ answer: Answer, line: Int, reply: Span<UInt8>, _ scratch: inout Scratch,
    to out: inout [UInt8]
  ) {
    switch format {
    case .json: writeJSON(answer, line, &scratch, &out)
    case .tsv: writeTSV(answer, line, &scratch, &out)
    case .text: writeText(answer, reply, &out)
    }
  }

  private func name(_ index: Int, _ names: [[UInt8]]) -> [UInt8]? {
    names.indices.contains(index) ? names[index] : nil
  }

  private func rule(_ answer: Answer) -> [UInt8]? {
    answer.rank < 0 ? nil : name(classifier.catalogue.rule(ofRank: answer.rank), rules)
  }

  // MARK: JSON

  private func writeJSON(
    _ answer: Answer, _ line: Int, _ scratch: inout Scratch, _ out: inout [UInt8]
  ) {
    let captures = classifier.captures(of: answer, using: &scratch)
    out.append("{\"line\":")
    out.append("\(line)")
    out.append(",\"category\":")
    out.appendJSON(name(answer.category, categories))
    out.append(",\"permanence\":\"")
    out.append(answer.permanence.name)
    out.append("\",\"party\":")
    out.appendJSON(name(answer.category, parties))
    out.append(",\"action\":")
    out.appendJSON(name(answer.category, actions))
    out.append(",\"rule\":")
    out.appendJSON(rule(answer))
    out.append(",\"decided_by\":\"")
    out.append(answer.decision.name)
    out.append("\",\"esp\":")
    out.appendJSON(name(answer.esp, esps))
    out.append(answer.isESPInferred ? ",\"esp_inferred\":true" : ",\"esp_inferred\":false")
    out.append(",\"code\":")
    out.append(answer.code.map { "\($0)" } ?? "null")
    out.append(",\"enhanced\":")
    out.append(answer.enhanced.map { "\"\($0)\"" } ?? "null")
    out.append(",\"captures\":{")
    for (index, capture) in captures.enumerated() {
      if index > 0 { out.append(",") }
      out.appendJSON(Array(capture.name.utf8))
      out.append(":")
      out.appendJSON(Array(capture.text.utf8))
    }
    out.append("},\"advice\":")
    out.appendJSON(Array(classifier.advice(of: answer, captures: captures).utf8))
    if let seconds = classifier.retryAfter(of: answer) { out.append(",\"retry_after\":\(seconds)") }
    out.append("}\n")
  }

  // MARK: TSV

  private func writeTSV(
    _ answer: Answer, _ line: Int, _ scratch: inout Scratch, _ out: inout [UInt8]
  ) {
    let captures = classifier.captures(of: answer, using: &scratch)
    out.append("\(line)\t")
    out += name(answer.category, categories) ?? []
    out.append("\t")
    out.append(answer.permanence.name)
    out.append("\t")
    out += name(answer.category, parties) ?? []
    out.append("\t")
    out += name(answer.category, actions) ?? []
    out.append("\t")
    out += rule(answer) ?? []
    out.append("\t")
    out.append(answer.decision.name)
    out.append("\t")
    out += name(answer.esp, esps) ?? []
    out.append(answer.isESPInferred ? "\ttrue\t" : "\tfalse\t")
    if let code = answer.code { out.append("\(code)") }
    out.append("\t")
    if let enhanced = answer.enhanced { out.append("\(enhanced)") }
    out.append("\t")
    out.appendTSV(captures.map { "\($0.name)=\($0.text)" }.joined(separator: "; "))
    out.append("\t")
    out.appendTSV(classifier.advice(of: answer, captures: captures))
    out.append("\n")
  }

  // MARK: Text

  /// `category  permanence  rule  reply`, in columns that a terminal shows well.
  private func writeText(_ answer: Answer, _ reply: Span<UInt8>, _ out: inout [UInt8]) {
    let category = String(decoding: name(answer.category, categories) ?? [], as: UTF8.self)
    let style: Console.Style =
      answer.decision == .none ? .dim : answer.permanence == .permanent ? .red : .yellow
    out.append(console.style(padded(category, 22), style))
    out.append(" ")
    out.append(padded(answer.permanence.name, 9))
    out.append("  ")
    let rule = rule(answer).map { String(decoding: $0, as: UTF8.self) } ?? "-"
    out.append(console.style(padded(rule, 34), .dim))
    out.append("  ")
    out.appendShown(reply)
    out.append("\n")
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension [UInt8] {
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// A JSON string, or `null`.
  mutating func appendJSON(_ text: [UInt8]?) {
    guard let text else {
      append("null")
      return
    }
    append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5c:
        append(0x5c)
        append(byte)
      case 0x00..<0x20, 0x7f:
        append("\\u00")
        append(Self.hex[Int(byte >> 4)])
        append(Self.hex[Int(byte & 15)])
      default: append(byte)
      }
    }
    append(0x22)
  }

  private static let hex = Array("0123456789abcdef".utf8)

  /// A field of TSV: tabs and line breaks are blanks.
  mutating func appendTSV(_ text: String) {
    for byte in text.utf8 { append(byte < 0x20 || byte == 0x7f ? 0x20 : byte) }
  }

  /// A reply for a person: control bytes are shown as blanks, and long ones cut.
  mutating func appendShown(_ reply: Span<UInt8>, limit: Int = 200) {
    var shown: [UInt8] = []
    for index in 0..<Swift.min(reply.count, limit) {
      shown.append(reply[index] < 0x20 || reply[index] == 0x7f ? 0x20 : reply[index])
    }
    append(String(decoding: shown, as: UTF8.self))
    if reply.count > limit { append("…") }
  }
}
