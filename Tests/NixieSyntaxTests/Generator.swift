/// A seeded generator, so that a failure can be seen again (SplitMix64, Steele et al. 2014).
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }

  mutating func pick<Element>(_ items: [Element]) -> Element? { items.randomElement(using: &self) }
}

/// Every source that one edit of `word` makes: a letter dropped, doubled, replaced or swapped.
func misspellings(of word: String, _ generator: inout Generator) -> [String] {
  let letters = Array(word.utf8)
  let alphabet = Array("abcdefghijklmnopqrstuvwxyz".utf8)
  var results: [[UInt8]] = []
  for index in letters.indices {
    var dropped = letters
    dropped.remove(at: index)
    var replaced = letters
    replaced[index] = generator.pick(alphabet) ?? 0x61
    var inserted = letters
    inserted.insert(generator.pick(alphabet) ?? 0x61, at: index)
    results += [dropped, replaced, inserted]
    if index > 0 {
      var swapped = letters
      swapped.swapAt(index, index - 1)
      results.append(swapped)
    }
  }
  return results.filter { $0 != letters && !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
}
