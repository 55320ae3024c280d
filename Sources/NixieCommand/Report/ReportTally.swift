internal import Nixie
internal import NixieLogs

/// What a report counts while it reads: numbers only, in memory that does not grow with the log.
struct ReportTally: ~Copyable {
  let names: Catalogue
  private(set) var total = 0
  private(set) var permanences = [Int](repeating: 0, count: Permanence.allCases.count)
  private(set) var categories: [Int]
  /// By ESP, the last for an unknown one.
  private(set) var esps: [Int]
  /// By written rule, the last for none.
  private(set) var rules: [Int]
  /// Replies that only a fallback knew, and that nothing knew.
  private(set) var fallbacks = 0
  private(set) var unknown = 0
  /// By category, then as `esps`.
  private(set) var espsOfCategory: [[Int]]
  /// By category, then by permanence.
  private(set) var permanencesOfCategory: [[Int]]
  /// By category: which ESP a rule's replies came from matters only together with what they say.
  private(set) var recipients: [DistinctCount]
  private(set) var allRecipients = DistinctCount()
  private(set) var domains = TopCounts(limit: ReportLimits.domains)
  private(set) var time: TimeCounts
  /// As `rules`.
  private(set) var samples: [ReportSamples]
  private(set) var wordings = WordingTable()
  private let ruleOfRank: [Int]
  private let masking: Masking

  init(_ classifier: Classifier, masking: Masking) {
    let names = classifier.catalogue
    self.names = names
    self.masking = masking
    let categoryCount = max(1, names.categoryCount)
    categories = Array(repeating: 0, count: categoryCount)
    esps = Array(repeating: 0, count: names.espCount + 1)
    rules = Array(repeating: 0, count: names.ruleCount + 1)
    espsOfCategory = Array(repeating: esps, count: categoryCount)
    permanencesOfCategory = Array(repeating: permanences, count: categoryCount)
    recipients = Array(repeating: DistinctCount(), count: categoryCount)
    time = TimeCounts(kinds: categoryCount)
    samples = Array(repeating: ReportSamples(), count: names.ruleCount + 1)
    ruleOfRank = (0..<names.rankCount).map { min(names.rule(ofRank: $0), names.ruleCount) }
  }

  /// Counts one delivery result.
  mutating func add(
    _ event: borrowing DeliveryEvent, _ answer: Answer, _ recall: inout Recall
  ) {
    let category = categories.indices.contains(answer.category) ? answer.category : 0
    let esp = answer.esp >= 0 && answer.esp < esps.count - 1 ? answer.esp : esps.count - 1
    let rule =
      ruleOfRank.indices.contains(answer.rank) ? ruleOfRank[answer.rank] : rules.count - 1
    let permanence = Int(answer.permanence.rawValue)
    total += 1
    categories[category] += 1
    permanences[permanence] += 1
    permanencesOfCategory[category][permanence] += 1
    esps[esp] += 1
    espsOfCategory[category][esp] += 1
    rules[rule] += 1
    if let seconds = event.seconds { time.insert(seconds, kind: category) }
    if !event.recipient.isEmpty { add(recipient: event.recipient, category) }
    if samples[rule].wantsMore {
      samples[rule].add(event, masking)
      samples[rule].add(subjects: recall.captures(of: event))
    }
    switch answer.decision {
    case .rule: break
    case .fallback: fallbacks += 1
    case .none: unknown += 1
    }
    if answer.decision != .rule {
      wordings.insert(recall.text(of: event), event, answer)
    }
  }

  /// Some logs tell the recipient's domain only: it counts as a domain, not as an address.
  private mutating func add(recipient: [UInt8], _ category: Int) {
    let folded = recipient.map { Byte.folded($0) }
    let at = folded.lastIndex(of: 0x40)
    if at != nil {
      let hash = StableHash.of(folded)
      recipients[category].insert(hash)
      allRecipients.insert(hash)
    }
    let domain = Array(folded[(at.map { $0 + 1 } ?? 0)...])
    if !domain.isEmpty, domain.count <= Limits.hostBytes { domains.insert(domain) }
  }
}

/// Sample replies of one rule, masked, each of another wording.
struct ReportSamples {
  private(set) var replies: [String] = []
  private var wordings: [String] = []
  private var looked = 0
  /// Addresses and names of hosts that the rule captures, and how often they were seen: what has
  /// to be delisted or looked at.
  private(set) var subjects: [String: Int] = [:]

  var wantsMore: Bool { looked < ReportLimits.sampledReplies }

  mutating func add(subjects captures: [Classification.Capture]) {
    for capture in captures {
      let kind = ReplyShape.kind(of: Array(capture.text.utf8)[...])
      guard kind == .ip || kind == .domain else { continue }
      if subjects[capture.text] != nil || subjects.count < ReportLimits.subjects {
        subjects[capture.text, default: 0] += 1
      }
    }
  }

  mutating func add(_ event: borrowing DeliveryEvent, _ masking: Masking) {
    looked += 1
    guard replies.count < ReportLimits.samples else { return }
    let reply = event.reply.span.shown(limit: ReportLimits.sampleBytes)
    let pieces = ReplyPieces.pieces(ofReply: reply, names: Masking.names(event))
    let wording = pieces.map(\.pattern).joined()
    guard !reply.isEmpty, !wordings.contains(wording) else { return }
    wordings.append(wording)
    replies.append(masking.isOff ? reply : pieces.map(\.disguised).joined())
  }
}
