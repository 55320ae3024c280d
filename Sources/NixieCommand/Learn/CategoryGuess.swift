internal import Glibc
internal import Nixie

/// Guesses the category of a reply that no rule knows, from the words of the rules that there are.
///
/// Naive Bayes over words and pairs of neighbouring words: each phrase of each rule is a text that
/// somebody has put into a category. What the fallback says of the code counts as a few words more.
/// It knows no category and no word by itself: other rulesets, other guesses.
struct CategoryGuess {
  /// A guess, and how far to trust it.
  struct Guess {
    var category: Int
    var sureness: Sureness
    /// The rule whose words are the nearest.
    var nearest: String?
  }

  /// In words that stand in the proposal.
  enum Sureness: String {
    case sure, likely
    case guess = "a guess"
  }

  private let names: Catalogue
  /// By word: by category, in how many phrases.
  private var counts: [String: [Int: Double]] = [:]
  /// By category: phrases, damped, since a category is not more likely for having many spellings.
  private var priors: [Double]
  private var totals: [Double]
  /// Phrases by their words, for the nearest rule.
  private var phrases: [(rule: Int, words: Set<String>)] = []
  private var phrasesOfWord: [String: [Int]] = [:]

  init(_ names: Catalogue) {
    self.names = names
    priors = Array(repeating: 0, count: max(1, names.categoryCount))
    totals = priors
    for category in 0..<names.categoryCount {
      let name = names.categoryName(category).replacing("-", with: " ")
      learn("\(names.categoryTitle(category)) \(name)", category, weight: 1)
    }
    for rule in 0..<names.ruleCount where !names.isFallback(rule) {
      let category = names.category(ofRule: rule)
      guard priors.indices.contains(category) else { continue }
      for condition in names.conditions(ofRule: rule)
      where condition.kind == .text && !condition.text.hasPrefix("except") {
        for phrase in Self.strings(condition.text) {
          learn(phrase, category, weight: 1)
          let words = Set(Self.words(phrase))
          guard !words.isEmpty else { continue }
          for word in words { phrasesOfWord[word, default: []].append(phrases.count) }
          phrases.append((rule, words))
        }
      }
    }
  }

  private mutating func learn(_ text: String, _ category: Int, weight: Double) {
    let features = Self.features(text)
    for feature in features {
      counts[feature, default: [:]][category, default: 0] += weight
      totals[category] += weight
    }
    priors[category] += weight
  }

  /// Whether rules use this word.
  func knows(_ word: String) -> Bool {
    let words = Self.words(word)
    return !words.isEmpty && words.allSatisfy { counts[$0] != nil || Self.plain.contains($0) }
  }

  /// The category that the words of `text` speak for; nil where they say nothing.
  ///
  /// - Parameter rank: the fallback that answered, or -1.
  func guess(_ text: String, rank: Int = -1) -> Guess? {
    let known = Self.features(text).filter { counts[$0] != nil }
    let fallback = evidence(ofRank: rank)
    guard !known.isEmpty || fallback != nil else { return nil }
    var scores = priors.map { log2($0 + 1) * 0.3 }
    let size = Double(counts.count)
    for feature in known {
      let found = counts[feature] ?? [:]
      for category in scores.indices {
        scores[category] +=
          log2((found[category] ?? 0) + 0.1)
          - log2(totals[category] + 0.1 * size)
      }
    }
    if let fallback { scores[fallback.category] += fallback.weight }
    // `unclassified` is no answer.
    let order = scores.indices.filter { $0 > 0 }.sorted { (scores[$1], $0) < (scores[$0], $1) }
    guard let best = order.first else { return nil }
    let lead = order.count > 1 ? scores[best] - scores[order[1]] : 20
    let agrees = fallback.map { $0.category == best && $0.weight > 2 } ?? false
    let nearest = nearest(text, category: best)
    // Against what the code says, words have to say much.
    let isAgainstCode = fallback.map { $0.category != best } ?? false
    let sureness: Sureness =
      known.count < 2 && !agrees || known.isEmpty || lead <= (isAgainstCode ? 6 : 2)
      ? .guess : lead > 8 || (lead > 3 && agrees) ? .sure : .likely
    return Guess(category: best, sureness: sureness, nearest: nearest)
  }

  /// What the code says: much where an enhanced status code was named, little for a bare class.
  private func evidence(ofRank rank: Int) -> (category: Int, weight: Double)? {
    guard rank >= 0, rank < names.rankCount else { return nil }
    let rule = names.rule(ofRank: rank)
    let category = names.category(ofRule: rule)
    guard names.isFallback(rule), priors.indices.contains(category), category > 0 else {
      return nil
    }
    var weight = 1.0
    for condition in names.conditions(ofRule: rule) where condition.kind == .enhancedCode {
      weight = condition.text.contains(".0") || condition.text.contains("x.x") ? 1.5 : 5
    }
    return (category, weight)
  }

  /// The rule of `category` whose phrase has the largest share of its words in `text`.
  private func nearest(_ text: String, category: Int) -> String? {
    let words = Set(Self.words(text))
    var shared: [Int: Int] = [:]
    for word in words {
      for phrase in phrasesOfWord[word] ?? []
      where names.category(ofRule: phrases[phrase].rule) == category {
        shared[phrase, default: 0] += 1
      }
    }
    let best = shared.max { left, right in
      let values = (value(left), value(right))
      return values.0 == values.1 ? left.key > right.key : values.0 < values.1
    }
    guard let best, value(best) >= 1 else { return nil }
    return names.ruleName(phrases[best.key].rule)
  }

  private func value(_ match: (key: Int, value: Int)) -> Double {
    Double(match.value * match.value) / Double(phrases[match.key].words.count + 1)
  }
}
