internal import Nixie

/// Columns with a tab between them; what is unknown is empty.
enum TSVRecord: RecordForm {
  static let header: String? =
    "line\tcategory\tpermanence\tparty\taction\trule\tdecided_by\tesp\tesp_inferred\tcode"
    + "\tenhanced\tcaptures\tadvice\n"
  static let beginning = ""

  static func category(_ name: String) -> [UInt8] {
    var out: [UInt8] = [0x09]
    out.appendTSV(name)
    out.append(0x09)
    return out
  }

  static func verdict(
    party: String, action: String, rule: String?, decision: String
  ) -> [UInt8] {
    var out: [UInt8] = [0x09]
    for word in [party, action, rule ?? "", decision] {
      out.appendTSV(word)
      out.append(0x09)
    }
    return out
  }

  static func value(_ name: String?) -> [UInt8] {
    var out: [UInt8] = []
    out.appendTSV(name ?? "")
    return out
  }

  static func inferred(_ isInferred: Bool) -> [UInt8] { Array("\t\(isInferred)\t".utf8) }

  static func append(code: ReplyCode?, enhanced: EnhancedCode?, to out: inout [UInt8]) {
    if let code { out.append(decimal: Int(code.value)) }
    out.append(0x09)
    if let enhanced { out.append(enhanced) }
    out.append(0x09)
  }

  /// Captures as `name=text; name=text`.
  static func end(
    _ captures: [Classification.Capture], _ advice: String, retryAfter: Int?
  ) -> [UInt8] {
    var out: [UInt8] = []
    out.appendTSV(captures.map { "\($0.name)=\($0.text)" }.joined(separator: "; "))
    out.append(0x09)
    out.appendTSV(advice)
    out.append(0x0a)
    return out
  }
}
