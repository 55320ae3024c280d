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
    let today = Clock.today
    return CalendarDate(today.year, today.month, today.day)
  }
}
