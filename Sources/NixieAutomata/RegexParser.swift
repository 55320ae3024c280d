/// Reads the regex notation: literals, `.`, classes, `\d \w \s \D \W \S`, groups, `|`,
/// `? * + {m,n}` and their lazy forms, `^ $ \b \B`, escapes.
///
/// It differs from other dialects where normalised text makes a difference:
///
/// * Case never matters: letters are folded, and negated classes are folded before they are negated.
/// * A blank, a tab and `\s` all are the one blank 0x20 that a normalised text has between words.
/// * `\b` and `\B` ask about the word bytes of `edge`: a-z, 0-9 and every byte above 0x7F. `\w` is
///   a-z, 0-9 and the underscore as everywhere, so `\b` holds between `mailbox` and `_full`.
/// * A character above 0x7F is its UTF-8 bytes; `.` and a negated class match one byte of it.
/// * `(…)` groups and does not capture; `(?<name>…)` captures. Names become numbers from 1.
///
/// What would need another kind of matcher (back-references, look-around, atomic groups) and what
/// the rule language does otherwise (flags) is refused with a cure. Recursive descent; the depth is
/// bounded by `nestingLimit`. O(bytes).
package struct RegexParser {
  /// Bytes in a pattern: several times the longest line of any mail system.
  package static let lengthLimit = 4_096
  /// Groups inside groups; beyond, the parser's own stack would be at risk.
  package static let nestingLimit = 250
  /// The highest number in `{m,n}`.
  package static let repetitionLimit = 1_000
  /// Positions of the expression with repetitions written out: `(a{100}){100}` has 10,000.
  package static let sizeLimit = 20_000
  /// Named groups in a pattern.
  package static let captureLimit = 100
  /// Bytes in a group's name.
  package static let nameLimit = 64

  let pattern: [UInt8]
  var position = 0
  var depth = 0
  var captureNames: [String] = []

  private init(_ pattern: [UInt8]) { self.pattern = pattern }

  /// Reads a whole pattern.
  package static func parse(_ pattern: [UInt8]) throws(RegexSyntaxError) -> ParsedRegex {
    guard pattern.count <= lengthLimit else {
      throw RegexSyntaxError(
        offset: lengthLimit, length: pattern.count - lengthLimit,
        message: "the pattern is \(pattern.count) bytes long; the limit is \(lengthLimit)",
        cure: "split it into several rules, or use shorter patterns")
    }
    guard !pattern.isEmpty else {
      throw RegexSyntaxError(
        offset: 0, length: 0, message: "the pattern is empty",
        cure: "write what the text must contain, or leave the line out")
    }
    var parser = RegexParser(pattern)
    let regex = try parser.alternation()
    if parser.peek() != nil {
      throw parser.error(
        at: parser.position, length: 1, "this `)` closes no group",
        cure: "remove it, or write `\\)` for the character itself")
    }
    guard regex.writtenOutSize(limit: sizeLimit) <= sizeLimit else {
      throw parser.error(
        at: 0, length: pattern.count, "the repetitions make the pattern too large",
        cure: "use smaller numbers in `{…}`, or `*` for any number")
    }
    return ParsedRegex(regex: regex, captureNames: parser.captureNames)
  }

  func peek(_ ahead: Int = 0) -> UInt8? {
    let index = position + ahead
    return index < pattern.count ? pattern[index] : nil
  }

  func isNext(_ text: StaticString) -> Bool {
    var index = 0
    for byte in String(describing: text).utf8 {
      if peek(index) != byte { return false }
      index += 1
    }
    return true
  }

  func error(
    at offset: Int, length: Int, _ message: String, cure: String
  ) -> RegexSyntaxError {
    RegexSyntaxError(
      offset: offset, length: min(length, pattern.count - offset), message: message, cure: cure)
  }

  /// Branches between bars, up to a closing bracket or the end.
  mutating func alternation() throws(RegexSyntaxError) -> Regex {
    var choices = [try concatenation()]
    while peek() == Sign.bar {
      position += 1
      choices.append(try concatenation())
    }
    return choices.count == 1 ? choices[0] : .alternation(choices)
  }

  private mutating func concatenation() throws(RegexSyntaxError) -> Regex {
    var parts: [Regex] = []
    while let byte = peek(), byte != Sign.bar, byte != Sign.close {
      let start = position
      let atom = try atom()
      parts.append(try repeated(atom, from: start))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .epsilon : .concatenation(parts)
  }
}

/// The bytes that mean something to the parser.
enum Sign {
  static let tab: UInt8 = 0x09
  static let blank: UInt8 = 0x20
  static let dollar: UInt8 = 0x24
  static let open: UInt8 = 0x28
  static let close: UInt8 = 0x29
  static let star: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let colon: UInt8 = 0x3A
  static let less: UInt8 = 0x3C
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let openClass: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeClass: UInt8 = 0x5D
  static let caret: UInt8 = 0x5E
  static let openBound: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let closeBound: UInt8 = 0x7D
}

extension Regex {
  /// The number of positions with repetitions written out, at most `limit + 1`.
  func writtenOutSize(limit: Int) -> Int {
    let size: Int
    switch self {
    case .never, .epsilon, .bytes, .assertion:
      size = 1
    case .concatenation(let parts), .alternation(let parts):
      size = parts.reduce(1) { Swift.min(limit + 1, $0 + $1.writtenOutSize(limit: limit)) }
    case .repetition(let body, let min, let max, _):
      let copies = Swift.max(1, max ?? (min == .max ? min : min + 1))
      let product = body.writtenOutSize(limit: limit).multipliedReportingOverflow(by: copies)
      size = product.overflow ? limit + 1 : product.partialValue
    case .capture(_, let body):
      size = body.writtenOutSize(limit: limit)
    }
    return Swift.min(size, limit + 1)
  }
}
