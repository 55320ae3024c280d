internal import Nixie

/// One thing to be learned: replies of one wording, and the rule proposed for them.
struct Lesson {
  var wording: Wording
  var proposal: Proposal
  var guess: CategoryGuess.Guess?
  /// The category's name, as it stands in the proposal.
  var category: String { proposal.category }
  /// Why the proposal cannot be used as it is.
  var conflict: String?

  /// The pattern of the whole wording, to be used where the usual one claims too much.
  var narrow: String

  /// The pattern has a word, not placeholders and punctuation alone.
  var saysSomething: Bool {
    Proposal.trimmed(wording.pieces).contains { $0.wordCount > 0 }
  }
}

/// Makes lessons of wordings.
struct LessonPlan {
  let names: Catalogue
  let guess: CategoryGuess
  /// Where the replies come from, as `source` says it.
  let source: String

  /// The lessons of `wordings`, whose names differ; wordings that come to the same rule are one.
  func lessons(_ wordings: [Wording]) -> [Lesson] {
    var lessons: [Lesson] = []
    var places: [String: Int] = [:]
    for wording in wordings {
      let lesson = lesson(wording)
      let key =
        "\(lesson.proposal.esp ?? "") \(lesson.proposal.pattern.lowercased())"
        + (lesson.proposal.pattern.isEmpty ? "\(lesson.proposal.codes)" : "")
      if let place = places[key] {
        var both = lessons[place].wording
        both.join(wording)
        let narrow = lessons[place].narrow
        lessons[place] = self.lesson(both)
        lessons[place].narrow = narrow
      } else {
        places[key] = lessons.count
        lessons.append(lesson)
      }
    }
    lessons.sort {
      ($1.wording.count, $0.wording.text) < ($0.wording.count, $1.wording.text)
    }
    return named(lessons)
  }

  /// Rules of one ruleset need names of their own.
  private func named(_ lessons: [Lesson]) -> [Lesson] {
    var lessons = lessons
    var used: Set<String> = []
    for index in lessons.indices {
      let name = lessons[index].proposal.name
      var number = 2
      while !used.insert(lessons[index].proposal.name).inserted {
        lessons[index].proposal.name = "\(name)-\(number)"
        number += 1
      }
    }
    return lessons
  }

  private func lesson(_ wording: Wording) -> Lesson {
    let rank = wording.ranks.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? -1
    let pieces = Proposal.trimmed(wording.pieces)
    let guessed = guess.guess(wording.text, rank: rank)
    let fallback = rank >= 0 ? names.category(ofRule: names.rule(ofRank: rank)) : 0
    // A code that is known is worth more than a word or two that point somewhere.
    let isWeak = guessed.map { $0.sureness == .guess } ?? true
    let category = isWeak && fallback > 0 ? fallback : guessed?.category ?? fallback
    let codes = wording.codes.keys.sorted().map { ReplyCode($0) }
    let enhanced = wording.enhanced.keys.sorted { "\($0, default: "")" < "\($1, default: "")" }
    let esps = wording.esps.keys.sorted()
    var proposal = Proposal(
      name: Proposal.name(pieces, codes.first ?? nil),
      esp: esps.count == 1 ? esps.first.flatMap { espName($0) } : nil,
      codes: codes, enhanced: enhanced,
      stage: nil, pattern: Proposal.pattern(pieces), category: names.categoryName(category),
      permanence: permanence(category, codes, enhanced), examples: examples(wording),
      source: source, seen: wording.times.map { Moment($0.upperBound).date }, remarks: [])
    proposal.remarks = remarks(wording, guessed, rank, category)
    return Lesson(
      wording: wording, proposal: proposal, guess: guessed,
      narrow: Proposal.pattern(wording.pieces))
  }

  private func espName(_ index: Int) -> String? {
    index >= 0 && index < names.espCount ? names.espName(index) : nil
  }

  /// By code where the category alone would say something else than the code does.
  private func permanence(
    _ category: Int, _ codes: [ReplyCode?], _ enhanced: [EnhancedCode?]
  ) -> PermanenceRule? {
    let usual = names.permanence(ofCategory: category)
    guard usual != .byCode, usual != .none else { return nil }
    let agrees = codes.allSatisfy { code in
      enhanced.allSatisfy { usual == PermanenceRule.byCode.resolved(code: code, enhanced: $0).rule }
    }
    return agrees ? nil : .byCode
  }

  /// Replies of the wording, masked, each another.
  private func examples(_ wording: Wording) -> [String] {
    var examples: [String] = []
    for sample in wording.samples {
      let example = Proposal.example(sample.reply, names: sample.names)
      if !examples.contains(example) { examples.append(example) }
    }
    return examples
  }

  private func remarks(
    _ wording: Wording, _ guess: CategoryGuess.Guess?, _ rank: Int, _ category: Int
  ) -> [String] {
    var first = ReportWords.replies(wording.count)
    let rows = wording.esps.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap {
      entry in
      espName(entry.key).map {
        ReportFacts.Row(name: $0, title: names.espTitle(entry.key), count: entry.value)
      }
    }
    if !rows.isEmpty { first += " from \(ReportWords.list(rows))" }
    var second: String
    if let guess, names.categoryName(guess.category) != names.categoryName(category) {
      second =
        "The category is that of its code; its words speak a little for "
        + names.categoryName(guess.category)
    } else if let guess {
      second = "The category is \(guess.sureness.words)"
      if let nearest = guess.nearest { second += "; the nearest rule is \(nearest)" }
    } else {
      second = "Nothing speaks for a category: `nixie list categories` names them"
    }
    let byCode = rank >= 0 ? names.category(ofRule: names.rule(ofRank: rank)) : category
    if byCode != category {
      second += "; by its code it would be \(names.categoryName(byCode))"
    }
    return [first + ".", second + "."]
  }
}

extension CategoryGuess.Sureness {
  var words: String {
    switch self {
    case .sure: "as good as sure"
    case .likely: "likely"
    case .guess: "a guess"
    }
  }
}
