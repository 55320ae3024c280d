/// Text as it may stand in a page, whatever it holds: replies are written by strangers.
///
/// The page is well-formed XML as well, so characters that XML forbids are left out.
enum HTML {
  static func text(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      default:
        let value = scalar.value
        let isForbidden =
          value < 0x20 || (0x7f...0x9f).contains(value) || value & 0xfffe == 0xfffe
        // Overrides of the writing direction would turn the text around them.
        let turns = (0x202a...0x202e).contains(value) || (0x2066...0x2069).contains(value)
        if !isForbidden, !turns { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// A reply as it came.
  static func code(_ text: String) -> String { "<code dir=\"ltr\">\(self.text(text))</code>" }

  /// A bar beside a number that says the same.
  static func bar(_ share: Double, kind: String = "") -> String {
    let width = Int((max(share > 0 ? 1 : 0, min(100, share)) * 10).rounded())
    return "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\""
      + " aria-hidden=\"true\" focusable=\"false\">"
      + "<rect class=\"track\" width=\"1000\" height=\"10\"/>"
      + "<rect class=\"fill \(kind)\" width=\"\(width)\" height=\"10\"/></svg>"
  }

  /// A word that may stand in `id`.
  static func id(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
