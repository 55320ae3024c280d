/// Numbers for sequences of words: the same sequence has always the same number.
///
/// Subset constructions and products name their states by it. All sequences lie in one flat array
/// and the hash table is open addressing over numbers, since a dictionary of arrays costs an
/// allocation and a cryptographic hash a look-up, which dominated the construction.
///
/// Numbers are given in order of first appearance, from 0: iteration order never depends on
/// hashes, and so neither does any automaton.
struct SequenceInterner {
  private var storage: [UInt32] = []
  private var offsets: [Int] = [0]
  private var hashes: [UInt32] = []
  /// Numbers plus one; 0 is a free slot. The size is a power of two.
  private var slots: [UInt32]
  private var mask: Int

  init() {
    mask = 63
    slots = [UInt32](repeating: 0, count: 64)
  }

  /// How many sequences have a number.
  var count: Int { offsets.count - 1 }

  /// The words in all sequences together.
  var storedWords: Int { storage.count }

  /// The sequence of a number.
  func sequence(_ number: Int) -> ArraySlice<UInt32> {
    storage[offsets[number]..<offsets[number + 1]]
  }

  /// The number of a sequence, and whether it is new. Amortised O(length).
  mutating func intern(_ words: [UInt32]) -> (number: Int, isNew: Bool) {
    let hash = SequenceInterner.hash(words)
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isEqual(number, words) { return (number, false) }
      slot = (slot &+ 1) & mask
    }
    let number = count
    slots[slot] = UInt32(truncatingIfNeeded: number + 1)
    hashes.append(hash)
    storage.append(contentsOf: words)
    offsets.append(storage.count)
    if number &* 2 >= mask { grow() }
    return (number, true)
  }

  private func isEqual(_ number: Int, _ words: [UInt32]) -> Bool {
    let from = offsets[number]
    guard offsets[number + 1] &- from == words.count else { return false }
    var index = 0
    while index < words.count {
      if storage[from &+ index] != words[index] { return false }
      index &+= 1
    }
    return true
  }

  private mutating func grow() {
    mask = mask &* 2 &+ 1
    slots = [UInt32](repeating: 0, count: mask + 1)
    for number in 0..<count {
      var slot = Int(hashes[number]) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: number + 1)
    }
  }

  /// Multiply and mix: not for adversaries, who could only make a compilation slow that has a
  /// state budget anyway.
  private static func hash(_ words: [UInt32]) -> UInt32 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in words {
      state = (state ^ UInt64(word)) &* 0xD6E8_FEB8_6659_FD93
      state ^= state >> 32
    }
    return UInt32(truncatingIfNeeded: state ^ (state >> 29))
  }
}
