internal import Nixie

/// Joins wordings that differ only in what varies: Drain's idea (He et al. 2017), a word that
/// differs among otherwise equal messages is a parameter, applied after the reading, when all
/// wordings are known, so that the result does not depend on their order.
///
/// Replies are short, and one word makes the difference between `account disabled` and `account
/// full`. So a place varies only where what stands there are no words that rules use.
struct WordingClusters {
  /// Words that mean something, in small letters.
  let vocabulary: CategoryGuess

  /// The wordings of `all` joined, most frequent first.
  func joined(_ all: [Wording]) -> [Wording] {
    var wordings = unified(all)
    for _ in 0..<LearnLimits.rounds {
      let count = wordings.count
      wordings = slotted(wordings)
      if wordings.count == count { break }
    }
    wordings = cut(wordings)
    return wordings.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
  }

  /// One wording for each text: the same words come from several ESPs and with several codes.
  private func unified(_ all: [Wording]) -> [Wording] {
    var places: [String: Int] = [:]
    var result: [Wording] = []
    for wording in all {
      let text = wording.text.lowercased()
      if let place = places[text] {
        result[place].join(wording)
      } else {
        places[text] = result.count
        result.append(wording)
      }
    }
    return result
  }

  /// Joins wordings that are equal but for one word.
  private func slotted(_ all: [Wording]) -> [Wording] {
    var wordings = all.map { (wording: $0, tokens: WordingTokens($0.pieces).tokens) }
    var isGone = [Bool](repeating: false, count: all.count)
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    for (index, entry) in wordings.enumerated() where entry.tokens.count <= LearnLimits.tokens {
      let texts = entry.tokens.map { WordingTokens.text($0).lowercased() }
      for place in texts.indices {
        var blanked = texts
        blanked[place] = "\u{1}"
        let key = "\(place) " + blanked.joined(separator: " ")
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(index)
      }
    }
    // The place with the most values first: it is the surest.
    for key in order.sorted(by: { (groups[$1]?.count ?? 0, $0) < (groups[$0]?.count ?? 0, $1) }) {
      let members = (groups[key] ?? []).filter { !isGone[$0] }
      guard members.count > 1, let first = members.first,
        let place = Int(key.prefix { $0 != " " }),
        members.allSatisfy({ wordings[$0].tokens.count == wordings[first].tokens.count })
      else { continue }
      let values = members.map { wordings[$0].tokens[place] }
      guard varies(values, among: wordings[first].tokens.count) else { continue }
      let slot = WordingTokens.slot(values)
      wordings[first].tokens[place] = slot.token
      // What varies may be somebody's name: no example shows it.
      for (member, value) in zip(members, slot.values) {
        wordings[member].wording.hide(value)
      }
      for member in members.dropFirst() {
        wordings[first].wording.join(wordings[member].wording)
        isGone[member] = true
      }
      wordings[first].wording.pieces = WordingTokens(tokens: wordings[first].tokens).pieces
    }
    return wordings.indices.filter { !isGone[$0] }.map { wordings[$0].wording }
  }

  /// Whether these words at one place are names rather than words that mean something.
  private func varies(_ values: [WordingTokens.Token], among count: Int) -> Bool {
    guard count >= 3 else { return false }
    let names = values.count { token in
      token.contains { $0.kind != .literal } || !vocabulary.knows(WordingTokens.text(token))
    }
    return names * 2 > values.count
  }

  /// Joins wordings that begin alike for most of their length and end in many ways.
  private func cut(_ all: [Wording]) -> [Wording] {
    var groups: [String: [Int]] = [:]
    var tokens: [[WordingTokens.Token]] = []
    for (index, wording) in all.enumerated() {
      tokens.append(WordingTokens(wording.pieces).tokens)
      guard tokens[index].count > Self.commonWords else { continue }
      let key = tokens[index].prefix(Self.commonWords).map { WordingTokens.text($0) }
        .joined(separator: " ")
      groups[key.lowercased(), default: []].append(index)
    }
    var result = all
    var isGone = [Bool](repeating: false, count: all.count)
    for (_, members) in groups.sorted(by: { $0.key < $1.key }) where members.count >= Self.endings {
      let common = commonPrefix(members.map { tokens[$0] })
      let length = members.map { tokens[$0].count }.sorted()[members.count / 2]
      let categories = Set(members.map { vocabulary.guess(all[$0].text)?.category })
      guard common.count * 3 >= length * 2, categories.count == 1, let first = members.first
      else { continue }
      result[first].pieces = WordingTokens(tokens: common).pieces
      for member in members.dropFirst() {
        result[first].join(all[member])
        isGone[member] = true
      }
    }
    return result.indices.filter { !isGone[$0] }.map { result[$0] }
  }

  /// Words that wordings have to begin with alike before their ends are looked at.
  private static let commonWords = 6
  /// Ends in as many ways as this vary.
  private static let endings = 3

  private func commonPrefix(_ all: [[WordingTokens.Token]]) -> [WordingTokens.Token] {
    guard let first = all.first else { return [] }
    var count = 0
    while count < first.count {
      let text = WordingTokens.text(first[count])
      guard all.allSatisfy({ count < $0.count && WordingTokens.text($0[count]) == text }) else {
        break
      }
      count += 1
    }
    return Array(first.prefix(count))
  }
}

extension WordingTokens {
  init(tokens: [Token]) { self.tokens = tokens }
}
