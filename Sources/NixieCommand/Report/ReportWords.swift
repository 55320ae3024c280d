internal import Nixie

/// Numbers, times and names as a report spells them, wherever it is shown.
enum ReportWords {
  /// `1,204`.
  static func number(_ count: Int) -> String {
    var digits = String(count)
    var at = digits.endIndex
    while digits.distance(from: digits.startIndex, to: at) > 3 {
      at = digits.index(at, offsetBy: -3)
      digits.insert(",", at: at)
    }
    return digits
  }

  /// `34.2 %`, `<0.1 %`; blanks that do not break.
  static func percent(_ share: Double) -> String {
    if share > 0, share < 0.1 { return "<0.1\u{a0}%" }
    if share >= 99.95, share < 100 { return ">99.9\u{a0}%" }
    let tenths = Int((share * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)\u{a0}%"
  }

  /// `1 reply`, `2 replies`.
  static func replies(_ count: Int) -> String { counted(count, "reply", "replies") }

  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(number(count)) \(count == 1 ? one : many)"
  }

  /// `41 addresses`, `about 1,900 addresses`.
  static func addresses(_ value: (count: Int, isExact: Bool)) -> String {
    (value.isExact ? "" : "about ") + counted(value.count, "address", "addresses")
  }

  /// `12 Jan 2026, 08:14` (UTC).
  static func moment(_ seconds: Int) -> String {
    let parts = Moment(seconds)
    return "\(parts.day) \(parts.monthName) \(parts.year), \(parts.clock)"
  }

  /// `12 Jan 08:00`, or without the time where bars are days.
  static func bar(_ seconds: Int, width: Int) -> String {
    let parts = Moment(seconds)
    let day = "\(parts.day) \(parts.monthName)"
    return width >= 86_400 ? day : "\(day) \(parts.clock)"
  }

  /// `hour`, `3 hours`, `day`.
  static func width(_ seconds: Int) -> String {
    switch seconds {
    case ..<3_600: "\(seconds / 60) minutes"
    case 3_600: "hour"
    case ..<86_400: "\(seconds / 3_600) hours"
    case 86_400: "day"
    case 604_800: "week"
    default: "\(seconds / 604_800) weeks"
    }
  }

  /// `3 days`, `5 hours`, `20 minutes`: the time between two moments, rounded up.
  static func span(_ range: ClosedRange<Int>) -> String {
    let seconds = range.upperBound - range.lowerBound
    if seconds < 7_200 { return counted(max(1, (seconds + 59) / 60), "minute", "minutes") }
    if seconds < 172_800 { return counted((seconds + 3_599) / 3_600, "hour", "hours") }
    return counted((seconds + 86_399) / 86_400, "day", "days")
  }

  static func permanence(_ permanence: Permanence) -> String {
    switch permanence {
    case .permanent: "failed for good"
    case .temporary: "may still arrive"
    case .none: "nothing failed"
    }
  }

  /// Who can do something.
  static func party(_ party: Party) -> String {
    switch party {
    case .recipient: "the recipient"
    case .sender: "the sender"
    case .receiver: "the receiving system"
    case .network: "the network"
    case .local: "the own mail system"
    }
  }

  static func action(_ action: Action) -> String {
    switch action {
    case .suppress: "stop sending to these addresses"
    case .retry: "let the queue retry"
    case .review: "read the replies"
    case .contact: "tell their postmaster"
    case .fixConfig: "correct the configuration"
    case .slowDown: "send more slowly"
    case .split: "send to fewer at a time"
    case .wait: "wait"
    case .none, .ignore: "nothing to do"
    case .delist: "get delisted"
    case .improveReputation: "improve the reputation"
    case .fixAuthentication: "mend SPF, DKIM or DMARC"
    case .fixDNS: "mend the DNS"
    case .fixContent: "change the message"
    }
  }

  /// A title without what it says in brackets: "GMX and others (…)" is long in a sentence.
  static func short(_ title: String) -> String {
    guard let bracket = title.firstRange(of: " ("), title.hasSuffix(")") else { return title }
    return String(title[..<bracket.lowerBound])
  }

  /// `Microsoft (200), Yahoo (100) and 3 more`, of those that are known.
  static func list(_ rows: [ReportFacts.Row], most: Int = 3) -> String {
    let known = rows.filter { !$0.name.isEmpty }
    let named = known.prefix(most).map { "\(short($0.title)) (\(number($0.count)))" }
    if known.count > most {
      return named.joined(separator: ", ") + " and \(known.count - most) more"
    }
    guard let last = named.last, named.count > 1 else { return named.first ?? "" }
    return named.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// A moment of UTC taken apart (days to civil date, Howard Hinnant).
package struct Moment {
  let year: Int
  let month: Int
  let day: Int
  package let clock: String

  package init(_ seconds: Int) {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * march + 2) / 5 + 1
    month = march < 10 ? march + 3 : march - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let hour = rest / 3_600
    let minute = rest / 60 % 60
    clock = (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }

  var monthName: String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
  }

  /// `2026-01-12`, as in rulesets.
  package var date: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
