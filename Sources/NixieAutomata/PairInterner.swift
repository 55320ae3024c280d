/// Numbers for pairs of states, in order of first appearance: open addressing in flat arrays.
///
/// What `SequenceInterner` is for sequences, without an array a look-up: products of two automata
/// are asked for by the ten thousand.
struct PairInterner {
  private var pairs: [UInt64] = []
  private var slots = [UInt32](repeating: 0, count: 64)

  var count: Int { pairs.count }

  subscript(_ number: Int) -> (StateID, StateID) {
    let pair = pairs[number]
    return (StateID(UInt32(pair >> 32)), StateID(UInt32(truncatingIfNeeded: pair)))
  }

  /// The number of a pair, and whether it is new. Amortised O(1).
  mutating func intern(_ left: StateID, _ right: StateID) -> (number: Int, isNew: Bool) {
    let pair = UInt64(left.rawValue) << 32 | UInt64(right.rawValue)
    let mask = slots.count - 1
    var slot = PairInterner.hash(pair) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if pairs[number] == pair { return (number, false) }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = UInt32(truncatingIfNeeded: count + 1)
    pairs.append(pair)
    if count * 2 > slots.count { grow() }
    return (count - 1, true)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, pair) in pairs.enumerated() {
      var slot = PairInterner.hash(pair) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: number + 1)
    }
  }

  private static func hash(_ pair: UInt64) -> Int {
    let mixed = (pair ^ pair >> 29) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
