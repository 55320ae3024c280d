/// Did you mean: the nearest known word to one that is not known.
///
/// The distance is Damerau's and Levenshtein's in its "optimal string alignment" form: inserting,
/// deleting and replacing a letter and swapping two neighbours each count one.
/// [Damerau 1964](https://doi.org/10.1145/363958.363994).
package enum Spelling {
  /// The word of `candidates` that `word` was most likely meant to be.
  ///
  /// One edit is forgiven up to four letters, two up to eight, three above, and never more than a
  /// third of the letters: a suggestion for a random word is worse than none. Capitals that are
  /// the only difference are no edit. Of several equally near the one that shares the longest
  /// beginning is taken; where none shares even the first letter, there is no suggestion.
  ///
  /// Complexity: candidates times the product of the lengths, which are at most 64.
  package static func suggestion(for word: String, among candidates: [String]) -> String? {
    nearest(to: word, among: candidates)?.word
  }

  /// The suggestion and how many edits away it is.
  package static func nearest(
    to word: String, among candidates: [String]
  ) -> (word: String, distance: Int)? {
    let typed = folded(word)
    guard !typed.isEmpty, typed.count <= Limits.nameBytes else { return nil }
    var best: [(word: String, letters: [UInt8])] = []
    var bestDistance = Int.max
    for candidate in candidates {
      let letters = folded(candidate)
      let allowed = min(allowance(max(typed.count, letters.count)), bestDistance)
      guard abs(letters.count - typed.count) <= allowed,
        let edits = distance(typed, letters, atMost: allowed)
      else { continue }
      if edits < bestDistance {
        bestDistance = edits
        best.removeAll(keepingCapacity: true)
      }
      best.append((candidate, letters))
    }
    guard let chosen = choose(best, typed) else { return nil }
    return (chosen, bestDistance)
  }

  /// How many edits are forgiven in a word of `letters` letters.
  static func allowance(_ letters: Int) -> Int {
    let bySize = letters <= 4 ? 1 : letters <= 8 ? 2 : 3
    return max(1, min(bySize, letters / 3))
  }

  private static func choose(_ best: [(word: String, letters: [UInt8])], _ typed: [UInt8])
    -> String?
  {
    if best.count == 1 { return best[0].word }
    var chosen: String?
    var longest = 0
    for candidate in best {
      let shared = zip(candidate.letters, typed).prefix { $0 == $1 }.count
      if shared > longest {
        longest = shared
        chosen = candidate.word
      }
    }
    return chosen
  }

  private static func folded(_ word: String) -> [UInt8] {
    word.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  /// The number of edits between two words, or `nil` where it is more than `limit`.
  static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      var lowest = row + 1
      for column in 0..<right.count {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
        lowest = min(lowest, cost)
      }
      // A swap reaches over one row, so the row above must be hopeless, too.
      if lowest > limit, (last.min() ?? 0) > limit { return nil }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
