/// One item of an `enhanced` line: `5.1.1`, `5.1.x`, `x.2.2`, `5.7.606-649` or `none`.
///
/// The parts are those of RFC 3463, `class.subject.detail`.
package enum EnhancedPattern: Sendable, Hashable {
  /// The reply has no enhanced code.
  case none
  /// `nil` where the pattern says `x`. The class is 2, 4 or 5, the others 0 to 999.
  case status(class: Int?, subject: Int?, detail: ClosedRange<Int>?)

  package var isNone: Bool { self == .none }
}

extension EnhancedPattern: CustomStringConvertible {
  /// The pattern as it is written in a rule.
  package var description: String {
    guard case .status(let first, let subject, let detail) = self else { return "none" }
    let last =
      switch detail {
      case nil: "x"
      case .some(let range) where range.lowerBound == range.upperBound: "\(range.lowerBound)"
      case .some(let range): "\(range.lowerBound)-\(range.upperBound)"
      }
    return [first.map(String.init) ?? "x", subject.map(String.init) ?? "x", last]
      .joined(separator: ".")
  }
}
