/// Dates, numbers and durations.
extension Parser {
  /// `2026-02-15`, a day that exists.
  mutating func parseDate(_ keyword: FieldKeyword) -> FieldValue {
    guard let word = parseWord(.value(keyword)) else { return .invalid }
    if let date = CalendarDate(word.value) { return date.value }
    report(
      Messages.badDate(
        word.span, word.value, meant: CalendarDate.corrected(word.value),
        reason: CalendarDate.reason(word.value)))
    return .invalid
  }

  /// The number of `format` or `priority`.
  mutating func parseInteger(_ keyword: FieldKeyword) -> FieldValue {
    guard let word = parseWord(.value(keyword)) else { return .invalid }
    let digits =
      word.value.utf8.first == UInt8(ascii: "-") ? word.value.dropFirst() : word.value[...]
    guard let number = Int(word.value), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      report(Messages.badNumber(word.span, word.value))
      return .invalid
    }
    if keyword == .format, number != 1 {
      report(Messages.unknownFormat(word.span, word.value))
    } else if !(-Limits.priority...Limits.priority).contains(number) {
      report(Messages.numberTooLarge(word.span))
      return .invalid
    }
    return .integer(number)
  }

  /// `after N minutes` behind `retry`.
  mutating func parseDuration(isWhole: Bool) -> FieldValue {
    guard isWhole || parseAfter() else {
      skipLine()
      return .invalid
    }
    guard let first = parseWord(.value(.retryAfter)) else { return .invalid }
    let number = first.value.prefix { ("0"..."9").contains($0) }
    let unitText = first.value.dropFirst(number.count)
    guard let count = Int(number), unitText.isEmpty, let token = peek, token.kind == .word else {
      return reportDuration(first, number: String(number), unit: String(unitText))
    }
    advance()
    let written = text(token)
    guard let unit = DurationUnit(written) else {
      let meant = Spelling.suggestion(for: written, among: DurationUnit.allCases.map(\.rawValue))
      report(
        Messages.unknownWord(
          span(token), written, "duration", meant ?? DurationUnit.short(written)?.rawValue,
          DurationUnit.allCases.map(\.rawValue)))
      return .invalid
    }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unit.seconds)
    guard !overflow, (1...Limits.retrySeconds).contains(seconds) else {
      report(Messages.durationOutOfRange(span(first.span.start, token.end)))
      return .invalid
    }
    return .seconds(seconds)
  }

  private mutating func reportDuration(_ word: Spelled, number: String, unit: String) -> FieldValue
  {
    let known = DurationUnit(unit) ?? DurationUnit.short(unit)
    let meant = number.isEmpty ? nil : known.map { "\(number) \($0.rawValue)" }
    report(Messages.badDuration(word.span, word.value, meant))
    skipLine()
    return .invalid
  }

  /// The second word of `retry after`.
  private mutating func parseAfter() -> Bool {
    guard let word = peekWord(), let token = peek else {
      report(Messages.missingValue(span(tokens[0]), "retry after"))
      return false
    }
    if word == "after" {
      advance()
    } else if Spelling.suggestion(for: word, among: ["after"]) != nil {
      if !lineHasError { report(Messages.unknownWord(span(token), word, "retry", "after", [])) }
      advance()
    } else if !lineHasError {
      report(Messages.missingAfter(span(tokens[0]), insertAt: span(tokens[0].end, tokens[0].end)))
    }
    return true
  }
}

/// The units of a duration; the singular is understood, too.
enum DurationUnit: String, CaseIterable {
  case seconds, minutes, hours, days

  init?(_ word: String) {
    guard let unit = DurationUnit(rawValue: word) ?? DurationUnit(rawValue: word + "s") else {
      return nil
    }
    self = unit
  }

  /// What `s`, `min`, `h` and their like stand for.
  static func short(_ word: String) -> DurationUnit? {
    switch word {
    case "s", "sec", "secs": .seconds
    case "m", "min", "mins": .minutes
    case "h", "hr", "hrs": .hours
    case "d": .days
    default: nil
    }
  }

  var seconds: Int {
    switch self {
    case .seconds: 1
    case .minutes: 60
    case .hours: 3_600
    case .days: 86_400
    }
  }
}
