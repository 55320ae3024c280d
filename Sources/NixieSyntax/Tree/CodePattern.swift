/// One item of a `code` line: `554`, `55x`, `4xx` or `none`.
package enum CodePattern: Sendable, Hashable {
  /// The reply has no code.
  case none
  /// Three digits, `nil` where the pattern says `x`. The first is 2 to 5.
  case digits(first: Int?, second: Int?, third: Int?)

  package var isNone: Bool { self == .none }

  /// The codes that the pattern means, ascending and not adjacent; empty for `none`.
  package var values: [ClosedRange<Int>] {
    guard case .digits(let first, let second, let third) = self else { return [] }
    var ranges: [ClosedRange<Int>] = []
    for hundred in first.map({ $0...$0 }) ?? 2...5 {
      for ten in second.map({ $0...$0 }) ?? 0...9 {
        let base = hundred * 100 + ten * 10
        let next = (base + (third ?? 0))...(base + (third ?? 9))
        if let last = ranges.last, last.upperBound + 1 == next.lowerBound {
          ranges[ranges.count - 1] = last.lowerBound...next.upperBound
        } else {
          ranges.append(next)
        }
      }
    }
    return ranges
  }
}

extension CodePattern: CustomStringConvertible {
  /// The pattern as it is written in a rule.
  package var description: String {
    guard case .digits(let first, let second, let third) = self else { return "none" }
    return [first, second, third].map { $0.map(String.init) ?? "x" }.joined()
  }
}
