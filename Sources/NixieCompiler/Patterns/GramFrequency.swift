internal import Nixie
internal import NixieAutomata

/// How often four bytes stand in texts, about: counted by their hash.
struct GramFrequency: Sendable {
  private var counts = [UInt32](repeating: 0, count: 1 << 16)
  /// How many texts were counted.
  private let texts: Int

  /// Counts in `texts`. O(bytes).
  init(_ texts: [[UInt8]]) {
    self.texts = texts.count
    for text in texts {
      var gram: UInt32 = 0
      for byte in text {
        gram = gram >> 8 | UInt32(Byte.folded(byte)) << 24
        count(gram)
      }
    }
  }

  /// Counts the grams of `fragment` as well.
  mutating func count(_ fragment: Fragment) {
    for (_, gram) in Self.grams(fragment) { count(gram) }
  }

  private mutating func count(_ gram: UInt32) { counts[Int(Gram.hash(gram) >> 16)] += 1 }

  /// How often `gram` was counted, or a little more.
  subscript(gram: UInt32) -> Int { Int(counts[Int(Gram.hash(gram) >> 16)]) }

  /// In about how many of a thousand texts `fragment` stands: no more than its rarest gram, and a
  /// guess by its length where it has none. O(length).
  func share(_ fragment: Fragment) -> Int {
    if let rarest = Self.grams(fragment).map({ self[$0.gram] }).min() {
      return min(1_000, rarest * 1_000 / max(1, texts))
    }
    let telling = fragment.bytes.reduce(0) { $0 + ($1.count == 1 ? 2 : 1) }
    return telling >= 6 ? 20 : telling >= 4 ? 300 : 5_000
  }

  /// The grams of `fragment` in which no set stands, and where they begin.
  private static func grams(_ fragment: Fragment) -> [(offset: Int, gram: UInt32)] {
    var found: [(offset: Int, gram: UInt32)] = []
    var gram: UInt32 = 0
    var length = 0
    for (place, set) in fragment.bytes.enumerated() {
      length = set.count == 1 ? length + 1 : 0
      gram = gram >> 8 | UInt32(set.first ?? 0) << 24
      if length >= Gram.length { found.append((place + 1 - Gram.length, gram)) }
    }
    return found
  }
}
