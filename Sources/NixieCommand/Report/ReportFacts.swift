internal import Nixie

/// What a report says, sorted and named: made once from the counts, written as text, page or JSON.
struct ReportFacts {
  /// The files, as the user named them.
  var files: [String]
  /// What they were read as, a sentence a file.
  var readings: [String]
  var intake: ReportIntake
  var total = 0
  var permanences: [(permanence: Permanence, count: Int)] = []
  var groups: [Group] = []
  var steps: [Step] = []
  var esps: [Row] = []
  var domains: [Row] = []
  var areDomainsExact = true
  var domainCount = 0
  var rules: [RuleRow] = []
  var ruleCount = 0
  var recipients: (count: Int, isExact: Bool) = (0, true)
  /// Replies that only a fallback knew.
  var fallbacks = 0
  /// Replies that nothing knew.
  var unknown = 0
  var wordings: [WordingRow] = []
  var wordingCount = 0
  var time: Time?
  /// The same in fewer bars, for text.
  var brief: Time?
  var isMasked = true

  /// Categories that belong together.
  struct Group {
    var name: String
    var count: Int
    var categories: [Category]
  }

  struct Category {
    var name: String
    var title: String
    var count: Int
    var permanences: [Int]
    var party: Party
    var action: Action
    var advice: String
    var recipients: (count: Int, isExact: Bool)
    var esps: [Row]
    var samples: [String]
    /// Hosts that its replies name, the most frequent first.
    var subjects: [String]
    /// Rules that say more than the category does.
    var advices: [(rule: String, count: Int, advice: String)]
  }

  struct Row {
    var name: String
    var title: String
    var count: Int
  }

  struct RuleRow {
    var name: String
    var category: String
    var isFallback: Bool
    var count: Int
    var samples: [String]
  }

  /// Something to do, and how much it would mend.
  struct Step {
    var category: Category
    var urgency: Urgency
  }

  struct WordingRow {
    var text: String
    var count: Int
    var sample: String
    var esps: [Row]
  }

  struct Time {
    var range: ClosedRange<Int>
    /// Seconds that a bar stands for.
    var width: Int
    /// Groups of the chart, the largest first; the last may be `other`.
    var series: [String]
    /// Starts, and counts by series.
    var bars: [(start: Int, counts: [Int])]
  }

  /// `part` of all replies, in percent.
  func share(_ part: Int) -> Double { total == 0 ? 0 : Double(part) * 100 / Double(total) }
}

/// What became of the records that were read.
struct ReportIntake: Equatable {
  /// Records with a delivery result that is classified.
  var results = 0
  /// Records without one.
  var withoutResult = 0
  /// Records that should carry one and cannot be read.
  var unreadable = 0
  /// Results without a reply, as a blank line.
  var empty = 0
  /// Results that `--where` left out.
  var leftOut = 0
}

/// How much there is to gain from doing something.
enum Urgency: Int, Comparable {
  /// The sender can mend it, and until then all mail of its kind fails.
  case mend
  /// Addresses that should not be written to any more.
  case clean
  /// Somebody has to look at it.
  case look
  /// It passes by itself.
  case wait

  static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }

  init(_ action: Action) {
    switch action {
    case .delist, .fixConfig, .fixAuthentication, .fixDNS, .fixContent, .improveReputation,
      .slowDown, .split:
      self = .mend
    case .suppress: self = .clean
    case .review, .contact: self = .look
    case .retry, .wait, .none, .ignore: self = .wait
    }
  }

  /// Times that one reply counts when steps are ranked. A blocked sender loses all mail to come,
  /// a dead address only its own; what passes by itself is no step at all.
  var weight: Int {
    switch self {
    case .mend: 4
    case .look: 2
    case .clean: 1
    case .wait: 0
    }
  }
}
