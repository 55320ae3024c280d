internal import NixieAutomata
internal import NixieCompiler

/// Two patterns laid over each other where both say the same word.
struct Overlay: Sendable {
  /// One text that says what both say, without a frame: shorter than the two behind each other.
  var text: [UInt8]
  /// How many of its bytes stand for both.
  var shared: Int
}

/// Which patterns can be laid over each other, and how.
///
/// ```
/// mailbox is full
///            full of spam      →   mailbox is full of spam
/// user * unknown
///        unknown * mailbox     →   user unknown mailbox
/// ```
///
/// Two patterns meet where they have a word of some length in common; from there the rest of their
/// pieces must agree, byte by byte, as far as both go. Words inside placeholders say nothing.
struct Overlays {
  /// Where a word stands.
  private struct Place {
    var pattern: Int
    var piece: Int
    var start: Int
  }

  /// Letters of a word that two patterns may meet at: `the`, `is` and `for` stand everywhere.
  static let wordLength = 4

  private let pieces: [[SpelledPiece]]
  private var places: [ArraySlice<UInt8>: [Place]] = [:]
  /// The one with most in common for each pair of patterns, the lower number first.
  private(set) var found: [[Int]: Overlay] = [:]

  /// - Parameter isWanted: whether a pattern is to be looked at.
  init(_ patterns: [Pattern], isWanted: (Int) -> Bool) {
    pieces = patterns.indices.map { index in
      isWanted(index) ? SpelledPiece.pieces(of: patterns[index].regex) ?? [] : []
    }
    for (pattern, own) in pieces.enumerated() {
      for (number, piece) in own.enumerated() {
        for word in piece.words where word.count >= Self.wordLength {
          places[piece.bytes[word], default: []].append(
            Place(pattern: pattern, piece: number, start: word.lowerBound))
        }
      }
    }
  }

  /// Lays all patterns over each other. O(pairs that have a word in common).
  mutating func run(_ isWanted: (Int, Int) -> Bool) {
    for own in places.values {
      for (index, first) in own.enumerated() {
        for second in own[(index + 1)...] where first.pattern != second.pattern {
          guard let common = common(first, second), isWanted(first.pattern, second.pattern) else {
            continue
          }
          let pair = [first.pattern, second.pattern].sorted()
          guard (found[pair]?.shared ?? 0) < common.count else { continue }
          found[pair] = Overlay(text: laid(first, second, common), shared: common.count)
        }
      }
    }
  }

  /// The bytes of the first piece that the second has as well; nil where they do not agree.
  private func common(_ first: Place, _ second: Place) -> Range<Int>? {
    let left = pieces[first.pattern][first.piece].bytes
    let right = pieces[second.pattern][second.piece].bytes
    // Byte i of the left is byte i + shift of the right.
    let shift = second.start - first.start
    let common = max(0, -shift)..<min(left.count, right.count - shift)
    for index in (common.lowerBound..<first.start).reversed()
    where left[index] != right[index + shift] {
      return nil
    }
    for index in first.start..<common.upperBound where left[index] != right[index + shift] {
      return nil
    }
    return common
  }

  private func laid(_ first: Place, _ second: Place, _ common: Range<Int>) -> [UInt8] {
    let left = pieces[first.pattern][first.piece].bytes
    let right = pieces[second.pattern][second.piece].bytes
    let shift = second.start - first.start
    let one =
      (shift < 0 ? left[..<common.lowerBound] : right[..<shift]) + left[common]
      + (common.upperBound < left.count
        ? left[common.upperBound...] : right[(common.upperBound + shift)...])
    let before =
      pieces[first.pattern][..<first.piece] + pieces[second.pattern][..<second.piece]
    let after =
      pieces[first.pattern][(first.piece + 1)...] + pieces[second.pattern][(second.piece + 1)...]
    return Array(
      (before.map(\.bytes) + [Array(one)] + after.map(\.bytes)).joined(separator: [0x20]))
  }
}
