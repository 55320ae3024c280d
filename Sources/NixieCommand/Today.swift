internal import Foundation
internal import NixieSyntax

/// The day on which rulesets are judged.
enum Today {
  /// The day that `--today` names, or the present one in UTC.
  static func date(_ word: String?) throws(Failure) -> CalendarDate? {
    if let word {
      guard let date = CalendarDate(word) else {
        throw .usage("--today \(word) is no day", cure: "write YYYY-MM-DD")
      }
      return date
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return CalendarDate(parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }
}
