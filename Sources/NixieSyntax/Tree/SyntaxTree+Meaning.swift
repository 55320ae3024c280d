/// A tree as text without its places: two sources that mean the same print the same.
extension SyntaxTree {
  /// One line for each stanza and field, in the order of the source.
  package var meaning: String {
    stanzas.map { $0.meaning }.joined(separator: "\n")
  }
}

extension Stanza {
  /// The stanza without its places.
  package var meaning: String {
    let name = name ?? path
    return ([kind.rawValue + " " + (name.map(\.quoted) ?? "")] + fields.map { "  " + $0.meaning })
      .joined(separator: "\n")
  }
}

extension Field {
  /// The field without its places.
  package var meaning: String {
    (isExcept ? "except " : "") + keyword.rawValue + " " + value.meaning
  }
}

extension FieldValue {
  /// The value without its places.
  package var meaning: String {
    switch self {
    case .text(let text), .verbatim(let text): text.quoted
    case .texts(let items), .words(let items): items.map(\.quoted).joined(separator: ", ")
    case .codes(let codes): codes.map(\.description).joined(separator: ", ")
    case .enhanced(let codes): codes.map(\.description).joined(separator: ", ")
    case .stages(let stages): stages.map(\.rawValue).joined(separator: ", ")
    case .pattern(let pattern):
      pattern.mode.rawValue + ": " + pattern.items.map(\.meaning).joined(separator: ", ")
    case .verdict(let category, let permanence):
      category.quoted + ", " + (permanence?.rawValue ?? "")
    case .permanence(let word): word.rawValue
    case .date(let year, let month, let day): "\(year)-\(month)-\(day)"
    case .integer(let number): "\(number)"
    case .seconds(let seconds): "\(seconds) s"
    case .sample(let sample): "\(hints(sample.esp, sample.stage)) \(sample.text.quoted)"
    case .expectation(let line):
      (line.category?.quoted ?? "nothing") + ", " + (line.permanence?.rawValue ?? "")
        + " \(hints(line.esp, line.stage)) \(line.text.quoted)"
    case .allow(let code, let reason): code.quoted + " " + (reason?.quoted ?? "")
    case .maps(let system, let name): system.quoted + " " + name.quoted
    case .invalid: "invalid"
    }
  }

  private func hints(_ esp: Spelled?, _ stage: StageWord?) -> String {
    "for \(esp?.quoted ?? "-") at \(stage?.rawValue ?? "-") |"
  }
}

extension PatternItem {
  /// The item without its place.
  fileprivate var meaning: String {
    let content =
      switch content {
      case .text(let text): text.quoted
      case .phrases(let name): "phrases " + name.quoted
      }
    return (anchor.map { $0.rawValue + " " } ?? "") + content
  }
}

extension Spelled {
  /// The bytes in quotes, those outside printable ASCII as numbers, so that none look alike.
  fileprivate var quoted: String {
    var result = "\""
    for byte in bytes {
      if (0x20...0x7E).contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "<\(byte)>"
      }
    }
    return result + "\""
  }
}
