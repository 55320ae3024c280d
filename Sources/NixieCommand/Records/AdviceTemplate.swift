internal import Nixie

/// Advice with places for captures, read once for all replies of a rule.
///
/// It says what `Advice.filled` says, without making strings of every part.
struct AdviceTemplate {
  private enum Part {
    case literal([UInt8])
    /// A capture, and what stands for it where the reply has no such part.
    case capture(name: String, absent: [UInt8])
  }

  private var parts: [Part] = []

  /// Advice without captures.
  init(plain text: String) { parts = [.literal(Array(text.utf8))] }

  /// `text`, with `{name}` for each of `captures`; `{{` and `}}` are braces.
  init(_ text: String, _ captures: [(name: String, absent: String)]) {
    let bytes = Array(text.utf8)
    var literal: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == 0x7b || byte == 0x7d, at < bytes.count, bytes[at] == byte {
        literal.append(byte)
        at += 1
      } else if byte == 0x7b, let end = bytes[at...].firstIndex(of: 0x7d),
        let capture = captures.first(where: { $0.name.utf8.elementsEqual(bytes[at..<end]) })
      {
        parts.append(.literal(literal))
        parts.append(.capture(name: capture.name, absent: Array(capture.absent.utf8)))
        literal = []
        at = end + 1
      } else {
        literal.append(byte)
      }
    }
    parts.append(.literal(literal))
  }

  /// The advice with `captures` filled in. O(length).
  func filled(_ captures: [Classification.Capture]) -> [UInt8] {
    var out: [UInt8] = []
    for part in parts {
      switch part {
      case .literal(let bytes): out += bytes
      case .capture(let name, let absent):
        if let found = captures.first(where: { $0.name == name }) {
          out += found.text.utf8
        } else {
          out += absent
        }
      }
    }
    return out
  }
}
