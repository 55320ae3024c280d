/// Counts the most frequent of many words in bounded memory, in the manner of Space-Saving
/// (Metwally et al. 2005).
///
/// Counts are exact while no more than `limit` distinct words came. Beyond that the rarest are
/// dropped, and a word that comes anew inherits what it may have been counted before: a count may
/// then be too high, never too low. ``isExact`` tells.
package struct TopCounts {
  let limit: Int
  private var counts: [[UInt8]: Int] = [:]
  package private(set) var isExact = true

  package init(limit: Int) { self.limit = limit }

  /// Counts `word`. O(1), but O(limit) once in `limit / 4` new words when all places are taken.
  package mutating func insert(_ word: [UInt8]) {
    if let count = counts[word] {
      counts[word] = count + 1
      return
    }
    if counts.count >= limit { makeRoom() }
    counts[word] = floor + 1
  }

  /// What a word that is new may have been counted before and lost.
  private var floor = 0

  /// Drops the rarest quarter. PERF: one at a time would cost a search for each new word.
  private mutating func makeRoom() {
    isExact = false
    let order = counts.sorted { left, right in
      left.value == right.value
        ? left.key.lexicographicallyPrecedes(right.key) : left.value > right.value
    }
    let kept = order.prefix(limit - max(1, limit / 4))
    floor = max(floor, order[kept.count].value)
    counts = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }

  /// How many distinct words are held.
  package var count: Int { counts.count }

  /// The most frequent words, equal ones in the order of their bytes.
  package func top(_ number: Int) -> [(word: String, count: Int)] {
    counts.map { (word: String(decoding: $0.key, as: UTF8.self), count: $0.value) }
      .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
      .prefix(number).map { $0 }
  }
}
