/// A day of the Gregorian calendar, written as ISO 8601 has it: `2026-02-15`.
package struct CalendarDate: Sendable, Hashable {
  package var year: Int
  package var month: Int
  package var day: Int

  var value: FieldValue { .date(year: year, month: month, day: day) }

  /// The date, where it has the form and the day exists.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { CalendarDate.number($0) }
    guard numbers.count == 3 else { return nil }
    self.init(numbers[0], numbers[1], numbers[2])
  }

  package init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1970...9999).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(year, month)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  static func days(_ year: Int, _ month: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  /// `2026/2/15` and `15.2.2026` in the right form. `2/3/2026` means two days, so it is left.
  static func corrected(_ text: String) -> String? {
    for (separator, isDayFirst) in [
      (Character("-"), false), ("/", false), (".", false), (".", true),
    ] {
      var numbers = text.split(separator: separator).compactMap { number($0) }
      guard numbers.count == 3 else { continue }
      if isDayFirst { numbers.reverse() }
      if let date = CalendarDate(numbers[0], numbers[1], numbers[2]) {
        return date.written
      }
    }
    return nil
  }

  /// As it stands in a ruleset.
  package var written: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// Why a date of the right form is none.
  static func reason(_ text: String) -> String? {
    let numbers = text.split(separator: "-").compactMap { number($0) }
    guard numbers.count == 3, (1970...9999).contains(numbers[0]) else { return nil }
    guard (1...12).contains(numbers[1]) else { return "there is no month \(numbers[1])" }
    let count = days(numbers[0], numbers[1])
    return (1...count).contains(numbers[2]) ? nil : "this month has \(count) days"
  }
}

extension CalendarDate: Comparable {
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
