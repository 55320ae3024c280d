import NixieAutomata

/// A text pattern as a regex that other engines read.
///
/// They get the text as rules see it, framed and with small letters, so that a beginning, an end
/// and a word's edge are neighbouring bytes, and no look-around is needed, which most of them lack.
struct PeerExpression {
  /// The expression, in ASCII.
  private(set) var text = ""
  /// Some assertion could not be put in words: the expression is found in more texts.
  private(set) var isWidened = false

  init(_ regex: Regex) { write(regex, before: nil, after: nil) }

  private mutating func write(_ regex: Regex, before: Regex?, after: Regex?) {
    switch regex {
    case .never: text += #"\x01"#
    case .epsilon: break
    // No expression of ours reads across the frame.
    case .bytes(let set): text += Self.text(set.subtracting(ByteSet([Frame.start, Frame.end])))
    case .concatenation(let parts):
      for (index, part) in parts.enumerated() {
        let before = index > 0 ? parts[index - 1] : before
        let after = index + 1 < parts.count ? parts[index + 1] : after
        write(part, before: before, after: after)
      }
    case .alternation(let parts):
      text += "(?:"
      for (index, part) in parts.enumerated() {
        if index > 0 { text += "|" }
        write(part, before: nil, after: nil)
      }
      text += ")"
    case .repetition(let inner, let min, let max, let lazy):
      text += "(?:"
      write(inner, before: nil, after: nil)
      text += ")"
      switch (min, max) {
      case (0, nil): text += "*"
      case (1, nil): text += "+"
      case (0, 1?): text += "?"
      default: text += "{\(min),\(max.map(String.init) ?? "")}"
      }
      if lazy { text += "?" }
    case .capture(_, let inner): write(inner, before: before, after: after)
    case .assertion(.textStart): text += #"\x02"#
    case .assertion(.textEnd): text += #"\x03"#
    case .assertion(.edge): writeEdge(before: before, after: after)
    case .assertion: isWidened = true
    }
  }

  /// At the end of a pattern nothing stands on the other side, and that byte is put in words: the
  /// frame makes sure that there is one.
  private mutating func writeEdge(before: Regex?, after: Regex?) {
    let inner = before == nil ? after?.edgeBytes(atStart: true) : before?.edgeBytes(atStart: false)
    guard before == nil || after == nil, let inner else {
      isWidened = true
      return
    }
    if inner.isDisjoint(with: .wordBytes) { return }
    // A word byte inside asks for none outside; where both kinds can stand inside, so does neither.
    guard inner.isSubset(of: .wordBytes) else {
      isWidened = true
      return
    }
    text += Self.text(ByteSet.wordBytes.complement)
  }

  private static func text(_ set: ByteSet) -> String {
    // There is no zero byte in a text, and none may stand in an expression.
    let set = set.subtracting(ByteSet([UInt8(0)]))
    if set.count == 1, let byte = set.first { return sign(byte) }
    var text = "["
    var at = 0
    while at < 256 {
      guard set.contains(UInt8(at)) else {
        at += 1
        continue
      }
      var end = at
      while end < 255, set.contains(UInt8(end + 1)) { end += 1 }
      text += sign(UInt8(at)) + (end > at ? "-" + sign(UInt8(end)) : "")
      at = end + 1
    }
    return text + "]"
  }

  private static func sign(_ byte: UInt8) -> String {
    let isPlain =
      byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x7a
      || byte == 0x20 || byte == 0x40
    if isPlain { return String(UnicodeScalar(byte)) }
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
  }
}

extension Regex {
  /// The bytes that its matches can begin or end with; nil if a match can be empty or that is not
  /// easily told.
  func edgeBytes(atStart: Bool) -> ByteSet? {
    switch self {
    case .never, .epsilon, .assertion: return nil
    case .bytes(let set): return set
    case .concatenation(let parts):
      let part = atStart ? parts.first : parts.last
      return part?.edgeBytes(atStart: atStart)
    case .alternation(let parts):
      var all = ByteSet()
      for part in parts {
        guard let set = part.edgeBytes(atStart: atStart) else { return nil }
        all = all.union(set)
      }
      return all
    case .repetition(let inner, let min, _, _):
      return min == 0 ? nil : inner.edgeBytes(atStart: atStart)
    case .capture(_, let inner): return inner.edgeBytes(atStart: atStart)
    }
  }
}
