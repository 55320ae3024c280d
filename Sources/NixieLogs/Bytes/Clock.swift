internal import Nixie

/// Reads the times of logs. What is written is kept beside; this is for putting them in order.
///
/// | form | example |
/// |---|---|
/// | RFC 3339, ISO 8601 | `2026-01-15T10:22:31.5+01:00`, `2026-01-15 10:22:31+0000` |
/// | syslog | `Jan 15 10:22:31`, `Jan 15 2026 10:22:31` |
/// | RFC 5322 | `Thu, 15 Jan 2026 10:22:31 +0000` |
/// | `ctime` | `Thu Jan 15 10:22:31 2026` |
/// | seconds or milliseconds since 1970 | `1768472551`, `1768472551.25`, `1768472551250` |
///
/// What has no zone is UTC.
enum Clock {
  /// Seconds since 1970 of the time that `range` holds, or nil. `year` is that of times without.
  static func seconds(_ bytes: Span<UInt8>, _ range: Range<Int>, year: Int?) -> Int? {
    var cursor = Cursor(at: range.lowerBound, end: min(range.upperBound, range.lowerBound + 64))
    cursor.skipBlanks(bytes)
    guard cursor.at < cursor.end else { return nil }
    if !Byte.isDigit(bytes[cursor.at]) { return named(bytes, &cursor, year) }
    let digits = cursor.digits(bytes)
    guard let first = bytes.number(digits) else { return nil }
    if digits.count == 4, cursor.take(0x2d, bytes) { return iso(bytes, &cursor, year: first) }
    if digits.count <= 2, cursor.at < cursor.end, Byte.isBlank(bytes[cursor.at]) {
      return dated(bytes, &cursor, day: first)
    }
    if digits.count == 13 { return first / 1_000 }
    return (9...10).contains(digits.count) ? first : nil
  }

  /// Days from 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// `2026-01-15T10:22:31Z` (the same, backwards).
  static func text(_ seconds: Int) -> [UInt8] {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let clock = seconds - day * 86_400
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    var text: [UInt8] = []
    func append(_ number: Int, _ digits: Int, _ end: UInt8) {
      var power = 1
      for _ in 1..<digits { power *= 10 }
      while power > 0 {
        text.append(UInt8(truncatingIfNeeded: 0x30 + number / power % 10))
        power /= 10
      }
      text.append(end)
    }
    append(max(0, year), 4, 0x2d)
    append(month < 10 ? month + 3 : month - 9, 2, 0x2d)
    append(dayOfYear - (153 * month + 2) / 5 + 1, 2, 0x54)
    append(clock / 3_600, 2, 0x3a)
    append(clock / 60 % 60, 2, 0x3a)
    append(clock % 60, 2, 0x5a)
    return text
  }

  /// The month that three letters at `at` name, 1 to 12.
  static func month(_ bytes: Span<UInt8>, at: Int, before end: Int) -> Int? {
    guard at + 3 <= end else { return nil }
    let names: StaticString = "janfebmaraprmayjunjulaugsepoctnovdec"
    let all = unsafe Span(_unsafeStart: names.utf8Start, count: names.utf8CodeUnitCount)
    for month in 0..<12
    where (0..<3).allSatisfy({ Byte.folded(bytes[at + $0]) == all[month * 3 + $0] }) {
      return month + 1
    }
    return nil
  }

  private static func iso(_ bytes: Span<UInt8>, _ cursor: inout Cursor, year: Int) -> Int? {
    guard let month = cursor.number(bytes), cursor.take(0x2d, bytes),
      let day = cursor.number(bytes)
    else { return nil }
    if !cursor.take(0x54, bytes) { cursor.skipBlanks(bytes) }
    return timed(bytes, &cursor, year, month, day)
  }

  /// A weekday or a month comes first.
  private static func named(_ bytes: Span<UInt8>, _ cursor: inout Cursor, _ year: Int?) -> Int? {
    var month = month(bytes, at: cursor.at, before: cursor.end)
    if month == nil {
      cursor.skipWord(bytes)
      if cursor.at < cursor.end, Byte.isDigit(bytes[cursor.at]) {
        guard let day = cursor.number(bytes) else { return nil }
        return dated(bytes, &cursor, day: day)
      }
      month = Self.month(bytes, at: cursor.at, before: cursor.end)
    }
    guard let month else { return nil }
    cursor.skipWord(bytes)
    guard let day = cursor.number(bytes) else { return nil }
    cursor.skipBlanks(bytes)
    var year = year
    let before = cursor
    let digits = cursor.digits(bytes)
    if digits.count == 4 { year = bytes.number(digits) } else { cursor = before }
    cursor.skipBlanks(bytes)
    guard let clock = time(bytes, &cursor) else { return nil }
    cursor.skipBlanks(bytes)
    if digits.count != 4 {
      let last = cursor.digits(bytes)
      if last.count == 4 { year = bytes.number(last) }
    }
    return year.flatMap { date($0, month, day, clock) }
  }

  /// A day has been read; the month's name, the year and the time follow.
  private static func dated(_ bytes: Span<UInt8>, _ cursor: inout Cursor, day: Int) -> Int? {
    cursor.skipBlanks(bytes)
    guard let month = month(bytes, at: cursor.at, before: cursor.end) else { return nil }
    cursor.skipWord(bytes)
    guard let year = cursor.number(bytes) else { return nil }
    cursor.skipBlanks(bytes)
    return timed(bytes, &cursor, year, month, day)
  }

  private static func timed(
    _ bytes: Span<UInt8>, _ cursor: inout Cursor, _ year: Int, _ month: Int, _ day: Int
  ) -> Int? {
    guard let clock = time(bytes, &cursor) else { return nil }
    return date(year, month, day, clock).map { $0 - zone(bytes, &cursor) }
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int, _ clock: Int) -> Int? {
    guard (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    return days(year, month, day) * 86_400 + clock
  }

  private static func time(_ bytes: Span<UInt8>, _ cursor: inout Cursor) -> Int? {
    guard let hour = cursor.number(bytes), hour < 24, cursor.take(0x3a, bytes),
      let minute = cursor.number(bytes), minute < 60
    else { return nil }
    var second = 0
    if cursor.take(0x3a, bytes) { second = min(cursor.number(bytes) ?? 0, 60) }
    if cursor.take(0x2e, bytes) || cursor.take(0x2c, bytes) { _ = cursor.digits(bytes) }
    return hour * 3_600 + minute * 60 + second
  }

  /// Seconds that the zone is ahead of UTC; 0 where there is none.
  private static func zone(_ bytes: Span<UInt8>, _ cursor: inout Cursor) -> Int {
    cursor.skipBlanks(bytes)
    let isAhead = cursor.take(0x2b, bytes)
    guard isAhead || cursor.take(0x2d, bytes) else { return 0 }
    let digits = cursor.digits(bytes)
    guard var value = bytes.number(digits), digits.count == 2 || digits.count == 4 else { return 0 }
    if digits.count == 2 {
      value *= 100
      if cursor.take(0x3a, bytes) { value += cursor.number(bytes) ?? 0 }
    }
    let seconds = value / 100 * 3_600 + value % 100 * 60
    return isAhead ? seconds : -seconds
  }
}

/// A place in bytes that moves forward.
private struct Cursor {
  var at: Int
  let end: Int

  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while at < end, Byte.isBlank(bytes[at]) { at += 1 }
  }

  /// Goes over a word and the blanks behind it.
  mutating func skipWord(_ bytes: Span<UInt8>) {
    while at < end, !Byte.isBlank(bytes[at]) { at += 1 }
    skipBlanks(bytes)
  }

  mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard at < end, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  mutating func digits(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = at
    while at < end, Byte.isDigit(bytes[at]) { at += 1 }
    return start..<at
  }

  mutating func number(_ bytes: Span<UInt8>) -> Int? { bytes.number(digits(bytes)) }
}
