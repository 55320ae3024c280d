import NixieSyntax
import Testing

/// Misspells every keyword of the sample, one edit at a time: the right suggestion must come in
/// nearly all cases, and hardly ever a second error.
@Suite struct MisspellingTests {
  /// A word of the sample that the parser knows, and where.
  private struct Place {
    var line: Int
    var range: Range<String.Index>
  }

  private static let closedWords =
    PermanenceWord.allCases.map(\.rawValue) + StageWord.allCases.map(\.rawValue)
    + StatusWord.allCases.map(\.rawValue) + PartyWord.allCases.map(\.rawValue)
    + ActionWord.allCases.map(\.rawValue)
    + ["any of", "all of", "in order", "starts with", "ends with"]

  @Test func firstWordsAreRecognised() {
    var tally = Tally()
    var seen: Set<String> = []
    var header = ""
    var generator = Generator(seed: 1)
    let lines = sampleRuleset.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for (index, line) in lines.enumerated() {
      let word = line.drop { $0 == " " }.prefix { $0 != " " }
      guard word.count > 1, word != "#" else { continue }
      if line.first != " " { header = String(word) }
      guard seen.insert(header + " " + word).inserted else { continue }
      for wrong in misspellings(of: String(word), &generator) where !isKnown(wrong) {
        var changed = lines
        changed[index] = line.replacingFirst(word, by: wrong)
        tally.add(changed, wrong, right: String(word), codes: ["E101", "E102"])
      }
    }
    tally.check()
  }

  @Test func closedWordsAreRecognised() {
    var tally = Tally()
    var seen: Set<String> = []
    var generator = Generator(seed: 2)
    let lines = sampleRuleset.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for (index, line) in lines.enumerated() {
      for word in Self.closedWords where line.hasValueWord(word) {
        guard seen.insert(word).inserted else { continue }
        for wrong in misspellings(of: word, &generator) where !Self.closedWords.contains(wrong) {
          var changed = lines
          changed[index] = line.replacingLast(word, by: wrong)
          tally.add(changed, wrong, right: word, codes: ["E131", "E132", "E133"])
        }
      }
    }
    tally.check()
  }

  @Test func randomWordsGetNoSuggestion() {
    var generator = Generator(seed: 3)
    let lines = sampleRuleset.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    var suggested = 0
    var several = 0
    var count = 0
    for (index, line) in lines.enumerated() {
      let word = line.drop { $0 == " " }.prefix { $0 != " " }
      guard word.count > 1, word != "#" else { continue }
      let random = String(
        decoding: (0..<9).map { _ in UInt8(0x61 + generator.below(26)) }, as: UTF8.self)
      var changed = lines
      changed[index] = line.replacingFirst(word, by: random)
      let tree = parse(changed.joined(separator: "\n"))
      count += 1
      if tree.diagnostics.count > 1 { several += 1 }
      if tree.diagnostics.contains(where: { !$0.fixes.isEmpty }) { suggested += 1 }
    }
    #expect(suggested == 0)
    #expect(several * 100 <= count * 3, "\(several) of \(count)")
  }

  private func isKnown(_ word: String) -> Bool {
    StanzaKind(rawValue: word) != nil || FieldKeyword(rawValue: word) != nil || word == "except"
      || word == "retry"
  }
}

/// Counts how misspelt words fare.
private struct Tally {
  private var count = 0
  private var wrong: [String] = []
  private var several: [String] = []

  mutating func add(_ lines: [String], _ word: String, right: String, codes: Set<String>) {
    let tree = parse(lines.joined(separator: "\n"))
    count += 1
    let codesFound = tree.diagnostics.map(\.code.rawValue)
    let replacements = tree.diagnostics.first?.fixes.first?.edits.map(\.replacement) ?? []
    let isRight = replacements == [right] && codes.contains(codesFound.first ?? "")
    if !isRight { wrong.append("\(word) for \(right): \(codesFound) \(replacements)") }
    if tree.diagnostics.count > 1 { several.append("\(word) for \(right): \(codesFound)") }
  }

  func check() {
    #expect(count > 200)
    #expect(wrong.count * 100 <= count * 5, "\(wrong.count) of \(count): \(wrong)")
    #expect(several.count * 100 <= count * 3, "\(several.count) of \(count): \(several)")
  }
}

extension String {
  fileprivate func replacingFirst(_ word: Substring, by other: String) -> String {
    String(self[..<word.startIndex]) + other + String(self[word.endIndex...])
  }

  fileprivate func replacingLast(_ word: String, by other: String) -> String {
    guard let range = lastRange(of: word) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }

  /// Whether the word stands in the line as a value, outside texts and replies.
  fileprivate func hasValueWord(_ word: String) -> Bool {
    guard let range = lastRange(of: word), !contains("|") else { return false }
    let before = self[..<range.lowerBound]
    let after = self[range.upperBound...]
    return before.contains { $0 != " " } && before.count(where: { $0 == "\"" }) % 2 == 0
      && before.last == " " && (after.first == nil || after.first == "," || after.first == " ")
  }

  private func lastRange(of word: String) -> Range<String.Index>? {
    ranges(of: word).last
  }
}
