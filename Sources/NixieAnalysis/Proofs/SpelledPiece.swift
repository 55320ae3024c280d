internal import NixieAutomata
internal import NixieCompiler

/// A gap-free piece of a pattern as it is spelled: its bytes, folded, placeholders filled, and the
/// words that stand there letter by letter.
///
/// ```
/// "user {email} unknown * mailbox"  →  user joe@example.com unknown    words: user, unknown
///                                      mailbox                         words: mailbox
/// ```
struct SpelledPiece: Sendable {
  private(set) var bytes: [UInt8] = []
  /// By byte: whether the pattern says this very byte.
  private(set) var isSpelled: [Bool] = []

  /// Where its words are: runs of letters and digits that are spelled out, and have neither at
  /// their ends.
  var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in 0...bytes.count {
      if index < bytes.count, ByteSet.wordBytes.contains(bytes[index]) {
        if start == nil { start = index }
      } else if let first = start {
        let word = first..<index
        if isSpelled[word].allSatisfy({ $0 }) { words.append(word) }
        start = nil
      }
    }
    return words
  }

  /// The pieces of `regex` in their order; nil where it is not told what it matches.
  static func pieces(of regex: Regex) -> [SpelledPiece]? {
    var pieces = [SpelledPiece()]
    guard append(regex, to: &pieces) else { return nil }
    return pieces.filter { !$0.bytes.isEmpty }
  }

  private static func append(_ regex: Regex, to pieces: inout [SpelledPiece]) -> Bool {
    if regex == .gap {
      pieces.append(SpelledPiece())
      return true
    }
    switch regex {
    case .never: return false
    case .epsilon, .assertion: return true
    case .bytes(let set) where set.count == 1:
      pieces[pieces.count - 1].add(set.first ?? 0, isSpelled: true)
    case .concatenation(let parts) where Placeholders.byExpression[regex] == nil:
      return parts.allSatisfy { append($0, to: &pieces) }
    case .capture(_, let inner): return append(inner, to: &pieces)
    default:
      guard let sample = regex.natural else { return false }
      for byte in sample {
        pieces[pieces.count - 1].add(byte.foldedToLowerCase, isSpelled: false)
      }
    }
    return true
  }

  private mutating func add(_ byte: UInt8, isSpelled: Bool) {
    bytes.append(byte)
    self.isSpelled.append(isSpelled)
  }
}
