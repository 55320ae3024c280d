internal import Nixie

/// A rule for one reply, or for replies of one wording, as somebody would write it.
struct Proposal {
  var name: String
  var esp: String?
  /// Reply codes; nil among them stands for none.
  var codes: [ReplyCode?]
  var enhanced: [EnhancedCode?]
  var stage: Stage?
  var pattern: String
  var category: String
  /// Where the category alone would say another.
  var permanence: PermanenceRule?
  var overrides: [String] = []
  var examples: [String]
  /// Where it comes from, and the day it was last seen.
  var source: String?
  var seen: String?
  /// Comments above the rule.
  var remarks: [String]

}

extension Proposal {
  /// The pattern ends with a sentence that says enough.
  private static let enoughWords = 4
  /// A longer pattern says the same and matches less.
  private static let mostWords = 18

  /// A rule for `reply`, which has `answer` today.
  ///
  /// - Parameter isUsual: the category alone says the answer's permanence.
  init(
    reply: [UInt8], text: String, answer: Classification, stage: Stage?, isUsual: Bool
  ) {
    let pieces = Self.trimmed(ReplyPieces.pieces(of: text))
    self.init(
      name: Self.name(pieces, answer.code), esp: answer.esp, codes: [answer.code],
      enhanced: [answer.enhanced], stage: stage, pattern: Self.pattern(pieces),
      category: answer.category, permanence: isUsual ? nil : answer.permanence.rule,
      examples: [Self.example(reply)], remarks: Self.remarks(answer))
  }

  /// `reply` as an example that anybody may read.
  static func example(_ reply: [UInt8], names: [String] = []) -> String {
    let whole = String(decoding: reply.map { $0 < 0x20 || $0 == 0x7f ? 0x20 : $0 }, as: UTF8.self)
    return Masking.example(whole, names: names)
  }

  private static func remarks(_ answer: Classification) -> [String] {
    guard let rule = answer.rule, answer.decision != .none else {
      return ["Nothing knows this reply yet. Choose its category: `nixie list categories`."]
    }
    return answer.decision == .fallback
      ? ["Only the fallback \(rule) knows this reply. See whether its category is right."]
      : ["\(rule) decides this reply today. A rule of its own is needed only if that is wrong."]
  }

  /// Without what varies at either end, and up to the end of the sentence that says enough.
  static func trimmed(_ pieces: [ReplyPiece]) -> [ReplyPiece] {
    var kept: [ReplyPiece] = []
    var words = 0
    for piece in pieces.drop(while: { $0.wordCount == 0 }) {
      guard piece.kind == .literal else {
        kept.append(piece)
        continue
      }
      var part = ""
      var isEnough = false
      let all = piece.text.split(separator: " ", omittingEmptySubsequences: false)
      for (index, word) in all.enumerated() where !isEnough {
        part += index > 0 ? " \(word)" : String(word)
        words += word.contains { $0.isLetter } ? 1 : 0
        let endsSentence = word.last == "." || word.last == "!"
        isEnough = words >= mostWords || endsSentence && words >= enoughWords
      }
      kept.append(ReplyPiece(kind: .literal, text: part))
      if isEnough { break }
    }
    while let last = kept.last, last.wordCount == 0 { kept.removeLast() }
    return kept.isEmpty ? pieces : kept
  }

  /// The pattern of `pieces`, without the punctuation that it would begin or end with.
  static func pattern(_ pieces: [ReplyPiece]) -> String {
    var pieces = pieces
    if let first = pieces.first, first.kind == .literal {
      pieces[0].text = String(beginning(first.text))
    }
    if let last = pieces.last, last.kind == .literal {
      var text = last.text
      while true {
        while let end = text.last, " .,;:<([{-|/".contains(end) { text.removeLast() }
        // "… account locked, see" says no more than "… account locked".
        guard let word = text.split(separator: " ").last, text.contains(" "),
          smallWords.contains(Substring(word.lowercased()))
        else { break }
        text.removeLast(word.count)
      }
      pieces[pieces.count - 1].text = text
    }
    return pieces.map(\.pattern).joined()
  }

  /// `text` from its first word on, or from the bracket around that: `[BL23] Connections`.
  private static func beginning(_ text: String) -> Substring {
    guard let word = text.firstIndex(where: { $0.isLetter || $0.isNumber || $0 == "#" }) else {
      return text[...]
    }
    guard word > text.startIndex else { return text[...] }
    let before = text.index(before: word)
    let closers: [Character: Character] = ["[": "]", "(": ")", "<": ">", "{": "}"]
    guard let closer = closers[text[before]], text[word...].contains(closer) else {
      return text[word...]
    }
    return text[before...]
  }

  private static let smallWords: Set<Substring> = [
    "a", "an", "and", "are", "at", "by", "for", "from", "has", "have", "in", "is", "it", "of", "on",
    "or", "our", "please", "see", "that", "the", "this", "to", "was", "we", "with", "you", "your",
  ]

  /// The first words that mean something, joined by hyphens.
  static func name(_ pieces: [ReplyPiece], _ code: ReplyCode?) -> String {
    let text = pieces.filter { $0.kind == .literal }.map(\.text).joined(separator: " ")
    let words = text.lowercased().replacing("'", with: "")
      .split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      .filter { !smallWords.contains($0) }
    let name = String(words.prefix(4).joined(separator: "-").prefix(40))
    let trimmed = name.hasSuffix("-") ? String(name.dropLast()) : name
    return trimmed.isEmpty ? "reply-\(code.map { "\($0)" } ?? "unknown")" : trimmed
  }

  /// Words of a pattern from which on it needs no code that is not there.
  private static let sayingWords = 3

  private static func list(_ codes: [(some CustomStringConvertible)?]) -> String {
    codes.map { $0.map { "\($0)" } ?? "none" }.joined(separator: ", ")
  }

  /// The stanza, to be laid out by the formatter.
  var stanza: String {
    var lines = remarks.map { "# \($0)" }
    lines.append("rule \(name)")
    if let esp { lines.append("for \(esp)") }
    // A text of some words says enough: without a line the rule holds whatever the code.
    let saysEnough = pattern.split(separator: " ").count >= Self.sayingWords
    if !(saysEnough && codes == [nil]) { lines.append("code \(Self.list(codes))") }
    if !(saysEnough && enhanced.contains(nil)) { lines.append("enhanced \(Self.list(enhanced))") }
    if let stage { lines.append("stage \(stage.name)") }
    if !pattern.isEmpty { lines.append("text \"\(pattern)\"") }
    lines.append("is \(category)" + (permanence.map { ", \($0.words)" } ?? ""))
    if let source { lines.append("source \"\(source.replacing("\"", with: "\"\""))\"") }
    if let seen { lines.append("seen \(seen)") }
    if !overrides.isEmpty { lines.append("overrides \(overrides.joined(separator: ", "))") }
    lines += examples.map { "example | \($0)" }
    return lines.joined(separator: "\n  ").replacing("\n  rule ", with: "\nrule ")
      .replacing("\n  # ", with: "\n# ") + "\n"
  }
}

extension Permanence {
  /// As a verdict says it.
  var rule: PermanenceRule {
    switch self {
    case .permanent: .permanent
    case .temporary: .temporary
    case .none: .none
    }
  }
}
