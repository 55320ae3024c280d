import Foundation

/// Seeded chance: SplitMix64 (Steele, Lea, Flood 2014). The same seed gives the same benchmark on
/// every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  /// A number below `bound`.
  mutating func below(_ bound: Int) -> Int { Int((next() >> 33) % UInt64(bound)) }

  mutating func between(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// A number from 0 to 1.
  mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

  mutating func one<C: RandomAccessCollection>(of items: C) -> C.Element {
    items[items.index(items.startIndex, offsetBy: below(items.count))]
  }

  /// Some of `items`, each once, in random order.
  mutating func some<T>(_ count: Int, of items: [T]) -> [T] {
    var left = items
    return (0..<min(count, items.count)).map { _ in left.remove(at: below(left.count)) }
  }
}

/// Popularity as of words: the item at place k is drawn in proportion to 1 / (k + 1)^0.9.
struct Zipf {
  private let sums: [Double]

  init(_ count: Int) {
    var sum = 0.0
    sums = (1...max(1, count)).map { place in
      sum += 1 / pow(Double(place), 0.9)
      return sum
    }
  }

  func place(_ dice: inout Dice) -> Int {
    let wanted = dice.share() * (sums.last ?? 0)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
