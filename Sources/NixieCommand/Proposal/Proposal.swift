internal import Nixie

/// A rule for one reply, as somebody would write it.
struct Proposal {
  var name: String
  var esp: String?
  var code: ReplyCode?
  var enhanced: EnhancedCode?
  var stage: Stage?
  var pattern: String
  var category: String
  var permanence: Permanence?
  var overrides: String?
  var example: String
  /// Comments above the rule.
  var remarks: [String]

  /// The pattern ends with a sentence that says enough.
  private static let enoughWords = 4
  /// A longer pattern says the same and matches less.
  private static let mostWords = 18

  /// A rule for `reply`, which has `answer` today.
  ///
  /// - Parameter isUsual: the category alone says the answer's permanence.
  init(reply: [UInt8], text: String, answer: Classification, stage: Stage?, isUsual: Bool) {
    let pieces = Self.trimmed(ReplyPieces.pieces(of: text))
    pattern = Self.pattern(pieces)
    name = Self.name(pieces, answer.code)
    esp = answer.esp
    code = answer.code
    enhanced = answer.enhanced
    self.stage = stage
    permanence = isUsual ? nil : answer.permanence
    category = answer.category
    let whole = String(decoding: reply.map { $0 < 0x20 || $0 == 0x7f ? 0x20 : $0 }, as: UTF8.self)
    // The code may stand right before an address: `550-joe@example.com …`.
    let head = whole.prefix(4).allSatisfy { $0.isNumber || $0 == "-" } ? whole.prefix(4) : ""
    example =
      head + ReplyPieces.pieces(of: String(whole.dropFirst(head.count))).map(\.masked).joined()
    remarks = Self.remarks(answer)
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
      for word in piece.text.split(separator: " ", omittingEmptySubsequences: false) {
        if !part.isEmpty || word.isEmpty { part += part.isEmpty ? "" : " " }
        if part.isEmpty, piece.text.hasPrefix(" "), !kept.isEmpty { part = " " }
        part += word
        words += word.contains { $0.isLetter } ? 1 : 0
        let endsSentence = word.last == "." || word.last == "!"
        if words >= mostWords || endsSentence && words >= enoughWords { break }
      }
      let isCut = part.count < piece.text.count
      kept.append(ReplyPiece(kind: .literal, text: isCut ? part : piece.text))
      if isCut || words >= mostWords { break }
    }
    while let last = kept.last, last.wordCount == 0 { kept.removeLast() }
    return kept.isEmpty ? pieces : kept
  }

  /// The pattern of `pieces`, without the punctuation that it would begin or end with.
  private static func pattern(_ pieces: [ReplyPiece]) -> String {
    var pieces = pieces
    if let first = pieces.first, first.kind == .literal {
      pieces[0].text = String(first.text.drop { " .,;:>)]}-|/".contains($0) })
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

  private static let smallWords: Set<Substring> = [
    "a", "an", "and", "are", "at", "by", "for", "from", "has", "have", "in", "is", "it", "of", "on",
    "or", "our", "please", "see", "that", "the", "this", "to", "was", "we", "with", "you", "your",
  ]

  /// The first words that mean something, joined by hyphens.
  private static func name(_ pieces: [ReplyPiece], _ code: ReplyCode?) -> String {
    let text = pieces.filter { $0.kind == .literal }.map(\.text).joined(separator: " ")
    let words = text.lowercased().replacing("'", with: "")
      .split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      .filter { !smallWords.contains($0) }
    let name = String(words.prefix(4).joined(separator: "-").prefix(40))
    let trimmed = name.hasSuffix("-") ? String(name.dropLast()) : name
    return trimmed.isEmpty ? "reply-\(code.map { "\($0)" } ?? "unknown")" : trimmed
  }

  /// The stanza, to be laid out by the formatter.
  var stanza: String {
    var lines = remarks.map { "# \($0)" }
    lines.append("rule \(name)")
    if let esp { lines.append("for \(esp)") }
    lines.append("code \(code.map { "\($0)" } ?? "none")")
    lines.append("enhanced \(enhanced.map { "\($0)" } ?? "none")")
    if let stage { lines.append("stage \(stage.name)") }
    if !pattern.isEmpty { lines.append("text \"\(pattern)\"") }
    lines.append("is \(category)" + (permanence.map { ", \($0.name)" } ?? ""))
    if let overrides { lines.append("overrides \(overrides)") }
    lines.append("example | \(example)")
    return lines.joined(separator: "\n  ").replacing("\n  rule ", with: "\nrule ")
      .replacing("\n  # ", with: "\n# ") + "\n"
  }
}
