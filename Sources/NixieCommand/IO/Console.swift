internal import Glibc

/// Where a command writes, and whether in colour.
package struct Console {
  package let out: Output
  package let err: Output
  /// Whether text on standard output may be coloured.
  package let isColoured: Bool
  /// Whether text on the error output may be.
  package let isErrorColoured: Bool

  /// The console of the process. Colour on a terminal, unless `NO_COLOR` is set (no-color.org) or
  /// the terminal is dumb.
  package static func standard() -> Console {
    let wantsColour = (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    return Console(
      out: Output(descriptor: 1), err: Output(descriptor: 2), wantsColour: wantsColour)
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  package init(out: Output, err: Output, wantsColour: Bool) {
    self.out = out
    self.err = err
    isColoured = wantsColour && out.isTerminal
    isErrorColoured = wantsColour && err.isTerminal
  }

  package func style(_ text: String, _ style: Style) -> String {
    isColoured ? Self.styled(text, style) : text
  }

  static func styled(_ text: String, _ style: Style) -> String {
    "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m"
  }

  package enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  /// Says what went wrong.
  package func report(_ failure: Failure) {
    err.line("nixie: \(failure.message)")
    if let cure = failure.cure { err.line("  \(cure)") }
    err.flush()
  }
}
