internal import Nixie

/// One JSON object a line, its keys always in the same order.
enum JSONRecord: RecordForm {
  static let header: String? = nil
  static let beginning = "{\"line\":"

  static func category(_ name: String) -> [UInt8] {
    var out: [UInt8] = []
    out.append(",\"category\":")
    out.appendJSON(name)
    out.append(",\"permanence\":\"")
    return out
  }

  static func verdict(
    party: String, action: String, rule: String?, decision: String
  ) -> [UInt8] {
    var out: [UInt8] = []
    out.append("\",\"party\":")
    out.appendJSON(party)
    out.append(",\"action\":")
    out.appendJSON(action)
    out.append(",\"rule\":")
    out.appendJSON(rule)
    out.append(",\"decided_by\":")
    out.appendJSON(decision)
    out.append(",\"esp\":")
    return out
  }

  static func value(_ name: String?) -> [UInt8] {
    var out: [UInt8] = []
    out.appendJSON(name)
    return out
  }

  static func inferred(_ isInferred: Bool) -> [UInt8] {
    Array(",\"esp_inferred\":\(isInferred),\"code\":".utf8)
  }

  static func append(code: ReplyCode?, enhanced: EnhancedCode?, to out: inout [UInt8]) {
    if let code { out.append(decimal: Int(code.value)) } else { out.append("null") }
    out.append(",\"enhanced\":")
    if let enhanced {
      out.append(0x22)
      out.append(enhanced)
      out.append(0x22)
    } else {
      out.append("null")
    }
    out.append(",\"captures\":{")
  }

  static func end(
    _ captures: [Classification.Capture], _ advice: String, retryAfter: Int?
  ) -> [UInt8] {
    var out: [UInt8] = []
    for (index, capture) in captures.enumerated() {
      if index > 0 { out.append(",") }
      out.appendJSON(capture.name)
      out.append(":")
      out.appendJSON(capture.text)
    }
    out.append("},\"advice\":")
    out.appendJSON(advice)
    if let retryAfter { out.append(",\"retry_after\":\(retryAfter)") }
    out.append("}\n")
    return out
  }
}
