/// The colours of a terminal, or none.
struct Style {
  var isColored: Bool

  func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
    switch severity {
    case .error: paint(text, "1;31")
    case .warning: paint(text, "1;33")
    case .note: paint(text, "1;36")
    }
  }

  func bold(_ text: String) -> String { paint(text, "1") }

  func blue(_ text: String) -> String { paint(text, "1;34") }

  func red(_ text: String) -> String { paint(text, "31") }

  func green(_ text: String) -> String { paint(text, "32") }

  private func paint(_ text: String, _ code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
