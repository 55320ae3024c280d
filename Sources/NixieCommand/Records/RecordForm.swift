internal import Nixie

/// How fields are spelled: columns with tabs or commas, or a JSON object.
enum RecordForm: Sendable {
  case tsv, csv, json

  /// The line of column names; JSON has none.
  func header(_ fields: [RecordField]) -> String? {
    switch self {
    case .tsv: fields.map(\.rawValue).joined(separator: "\t") + "\n"
    case .csv: fields.map(\.rawValue).joined(separator: ",") + "\n"
    case .json: nil
    }
  }

  /// What stands before the value of `field`, the `index`th of a record.
  func prefix(_ field: RecordField, _ index: Int) -> [UInt8] {
    switch self {
    case .tsv: index == 0 ? [] : [0x09]
    case .csv: index == 0 ? [] : [0x2c]
    case .json: Array(((index == 0 ? "{\"" : ",\"") + field.rawValue + "\":").utf8)
    }
  }

  /// What stands after the last field.
  var end: [UInt8] { self == .json ? [0x7d, 0x0a] : [0x0a] }

  /// A word of ours, or what stands for none.
  func append(word: String?, to out: inout [UInt8]) {
    guard let word else {
      if self == .json { out.append("null") }
      return
    }
    append(word.utf8.span, to: &out)
  }

  /// Any bytes as a text; repaired where they are not UTF-8.
  func append(_ bytes: Span<UInt8>, to out: inout [UInt8]) {
    switch self {
    case .tsv: out.appendPrintable(bytes)
    case .csv: out.appendCSV(bytes)
    case .json: out.appendJSON(bytes)
    }
  }

  /// Bytes of a log, which are empty where it does not say.
  func append(context bytes: Span<UInt8>, to out: inout [UInt8]) {
    if bytes.isEmpty { append(word: nil, to: &out) } else { append(bytes, to: &out) }
  }

  func append(number: Int?, to out: inout [UInt8]) {
    if let number { out.append(decimal: number) } else { append(word: nil, to: &out) }
  }

  /// Captures as an object, or as `name=text; name=text`.
  func append(_ captures: [Classification.Capture], to out: inout [UInt8]) {
    guard self == .json else {
      append(word: captures.map { "\($0.name)=\($0.text)" }.joined(separator: "; "), to: &out)
      return
    }
    out.append("{")
    for (index, capture) in captures.enumerated() {
      if index > 0 { out.append(",") }
      out.appendJSON(capture.name)
      out.append(":")
      out.appendJSON(capture.text)
    }
    out.append("}")
  }
}
