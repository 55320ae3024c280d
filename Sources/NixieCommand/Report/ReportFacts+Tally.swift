internal import Nixie

extension ReportFacts {
  /// Sorts and names what `tally` counted.
  init(
    _ tally: borrowing ReportTally, files: [String], readings: [String], intake: ReportIntake,
    masking: Masking, guess: CategoryGuess
  ) {
    self.init(files: files, readings: readings, intake: intake)
    let names = tally.names
    isMasked = !masking.isOff
    total = tally.total
    permanences = Permanence.allCases.map { ($0, tally.permanences[Int($0.rawValue)]) }
    recipients = tally.allRecipients.value
    fallbacks = tally.fallbacks
    unknown = tally.unknown
    esps = Self.espRows(tally.esps, names)
    domains = tally.domains.top(ReportLimits.rows).map {
      Row(name: $0.word, title: $0.word, count: $0.count)
    }
    areDomainsExact = tally.domains.isExact
    domainCount = tally.domains.count
    let advices = Self.advices(tally)
    var categories: [Category] = []
    for index in tally.categories.indices where tally.categories[index] > 0 {
      categories.append(Self.category(index, tally, advices[index] ?? []))
    }
    groups = Self.groups(categories, names)
    // What nothing knows has a section of its own.
    steps = Self.steps(categories.filter { $0.name != names.categoryName(0) })
    let used = tally.rules.indices.filter { tally.rules[$0] > 0 }
    ruleCount = used.count
    rules = used.map { index in
      guard index < names.ruleCount else {
        return RuleRow(
          name: "", category: names.categoryName(0), isFallback: false,
          count: tally.rules[index], samples: tally.samples[index].replies)
      }
      return RuleRow(
        name: names.ruleName(index), category: names.categoryName(names.category(ofRule: index)),
        isFallback: names.isFallback(index), count: tally.rules[index],
        samples: tally.samples[index].replies)
    }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    let wordings = WordingClusters(vocabulary: guess).joined(tally.wordings.all)
    wordingCount = wordings.count
    self.wordings = wordings.prefix(ReportLimits.rows).map { wording in
      let sample = wording.samples.first
      return WordingRow(
        text: wording.text, count: wording.count,
        sample: sample.map {
          masking.shown($0.reply.span.shown(limit: ReportLimits.sampleBytes), names: $0.names)
        } ?? "",
        esps: wording.esps.map { esp, count in
          esp >= 0 && esp < names.espCount
            ? Row(name: names.espName(esp), title: names.espTitle(esp), count: count)
            : Row(name: "", title: "not recognised", count: count)
        }.sorted { ($1.count, $0.name) < ($0.count, $1.name) })
    }
    time = Self.time(tally, groups, most: ReportLimits.bars)
    brief = Self.time(tally, groups, most: ReportLimits.lines)
  }

  private static func espRows(_ counts: [Int], _ names: Catalogue) -> [Row] {
    counts.indices.filter { counts[$0] > 0 }.map { index in
      index < names.espCount
        ? Row(name: names.espName(index), title: names.espTitle(index), count: counts[index])
        : Row(name: "", title: "not recognised", count: counts[index])
    }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private static func category(
    _ index: Int, _ tally: borrowing ReportTally,
    _ advices: [(rule: String, count: Int, advice: String)]
  ) -> Category {
    let names = tally.names
    var rules: [Int] = []
    for rule in tally.rules.indices where tally.rules[rule] > 0 {
      let category = rule < names.ruleCount ? names.category(ofRule: rule) : 0
      if category == index { rules.append(rule) }
    }
    rules.sort { (tally.rules[$1], $0) < (tally.rules[$0], $1) }
    // One reply of each rule in turn, so that they differ.
    var samples: [String] = []
    for place in 0..<ReportLimits.samples {
      for rule in rules where tally.samples[rule].replies.count > place {
        let reply = tally.samples[rule].replies[place]
        if samples.count < ReportLimits.samples, !samples.contains(reply) { samples.append(reply) }
      }
    }
    var subjects: [String: Int] = [:]
    for rule in rules { subjects.merge(tally.samples[rule].subjects, uniquingKeysWith: +) }
    return Category(
      name: names.categoryName(index), title: names.categoryTitle(index),
      count: tally.categories[index], permanences: tally.permanencesOfCategory[index],
      party: names.party(ofCategory: index), action: names.action(ofCategory: index),
      advice: names.categoryAdvice(index), recipients: tally.recipients[index].value,
      esps: espRows(tally.espsOfCategory[index], names), samples: samples,
      subjects: subjects.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key),
      advices: advices)
  }

  /// By category: rules with an advice of their own, the most frequent first, what they capture in
  /// general words.
  private static func advices(
    _ tally: borrowing ReportTally
  ) -> [Int: [(rule: String, count: Int, advice: String)]] {
    let names = tally.names
    var found: [Int: [(rule: String, count: Int, advice: String)]] = [:]
    for rule in 0..<names.ruleCount where tally.rules[rule] > 0 {
      let written = names.ruleAdvice(rule)
      guard !written.isEmpty else { continue }
      let captures = names.captures(ofRule: rule)
      let advice = Advice.filled(written) { name in
        captures.first { $0.name == name }?.absent
      }
      found[names.category(ofRule: rule), default: []].append(
        (names.ruleName(rule), tally.rules[rule], advice.startingLarge))
    }
    return found.mapValues { $0.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) } }
  }

  private static func groups(_ categories: [Category], _ names: Catalogue) -> [Group] {
    var groups: [String: [Category]] = [:]
    for index in 0..<names.categoryCount {
      if let category = categories.first(where: { $0.name == names.categoryName(index) }) {
        groups[names.categoryGroup(index), default: []].append(category)
      }
    }
    // An image without categories still has `unclassified`.
    if names.categoryCount == 0, !categories.isEmpty { groups["unknown"] = categories }
    return groups.map { name, categories in
      Group(
        name: name, count: categories.reduce(0) { $0 + $1.count },
        categories: categories.sorted { ($1.count, $0.name) < ($0.count, $1.name) })
    }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private static func steps(_ categories: [Category]) -> [Step] {
    categories.map { Step(category: $0, urgency: Urgency($0.action)) }
      .filter { $0.urgency.weight > 0 }
      .sorted { left, right in
        let weights = (
          left.category.count * left.urgency.weight,
          right.category.count * right.urgency.weight
        )
        return (weights.1, left.category.name) < (weights.0, right.category.name)
      }
  }

  /// Groups told apart in the chart; more colours than these are hard to tell.
  private static let seriesCount = 5

  private static func time(
    _ tally: borrowing ReportTally, _ groups: [Group], most: Int
  ) -> Time? {
    guard let range = tally.time.range else { return nil }
    let (bars, width) = tally.time.bars(most: most)
    let shown =
      groups.count <= seriesCount + 1
      ? groups.map(\.name) : groups.prefix(seriesCount).map(\.name)
    let series = shown + (shown.count < groups.count ? ["other"] : [])
    let place = (0..<max(1, tally.names.categoryCount)).map { category in
      shown.firstIndex(of: tally.names.categoryGroup(category)) ?? series.count - 1
    }
    return Time(
      range: range, width: width, series: series,
      bars: bars.map { bar in
        var counts = Array(repeating: 0, count: series.count)
        for (category, count) in bar.counts.enumerated() where count > 0 {
          counts[max(0, place[category])] += count
        }
        return (bar.start, counts)
      })
  }
}

extension String {
  /// With a capital first letter: an advice may begin with what stands for a capture.
  var startingLarge: String { prefix(1).uppercased() + dropFirst() }
}
