/// The stable name of a kind of diagnostic, such as `E102`.
///
/// A code is never reused for something else: people search for it, and `allow` lines name it.
/// The codes of the syntax are E101 to E199; other modules take other hundreds.
package struct DiagnosticCode: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package init(stringLiteral value: String) {
    self.init(rawValue: value)
  }
}

extension DiagnosticCode: Comparable, CustomStringConvertible {
  package static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.rawValue < right.rawValue
  }

  package var description: String { rawValue }
}
