/// A partition of the 256 bytes into classes that no set of an automaton tells apart.
///
/// Tables have a column a class and not a column a byte. Classes are numbered in the order of their
/// smallest bytes, so equal partitions are equal values.
///
/// Invariant: `map` has 256 entries, class 0 holds byte 0, and a new class number is always the
/// smallest one not used before.
package struct ByteClasses: Hashable, Sendable {
  /// The class of each byte.
  package let map: [UInt8]
  /// The number of classes, 1…256.
  package let count: Int

  /// The coarsest partition in which every one of the sets is a union of classes.
  ///
  /// O(256 · sets).
  package init(distinguishing sets: some Sequence<ByteSet>) {
    var refinement = ClassRefinement()
    for set in sets { refinement.split(by: set) }
    self = refinement.classes
  }

  /// The coarsest partition that is finer than every one of the given ones.
  ///
  /// O(256 · partitions).
  package init(joining partitions: some Sequence<ByteClasses>) {
    var refinement = ClassRefinement()
    for partition in partitions { refinement.split(by: partition) }
    self = refinement.classes
  }

  /// Renumbers a map of 256 small class numbers by smallest byte.
  init(canonical rawMap: [Int]) {
    var count = 0
    var numbers: [Int] = []
    var map: [UInt8] = []
    map.reserveCapacity(256)
    for raw in rawMap {
      while numbers.count <= raw { numbers.append(-1) }
      if numbers[raw] < 0 {
        numbers[raw] = count
        count += 1
      }
      map.append(UInt8(truncatingIfNeeded: numbers[raw]))
    }
    self.map = map
    self.count = count
  }

  package func classOf(_ byte: UInt8) -> Int { Int(map[Int(byte)]) }

  /// For each class its smallest byte.
  package var representatives: [UInt8] {
    var result: [UInt8] = []
    for byte in UInt8.min...UInt8.max where classOf(byte) == result.count { result.append(byte) }
    return result
  }

  /// For each class the byte that a reader would find the most natural (`Naturalness`).
  package var naturalRepresentatives: [UInt8] {
    var result = representatives
    for byte in UInt8.min...UInt8.max {
      let number = classOf(byte)
      if Naturalness.rank(byte) < Naturalness.rank(result[number]) { result[number] = byte }
    }
    return result
  }

  /// For each of `sets`, which were among those distinguished, the classes that make it up.
  func classes(of sets: [ByteSet]) -> [[UInt8]] {
    let bytes = representatives
    return sets.map { set in
      var result: [UInt8] = []
      for (number, byte) in bytes.enumerated() where set.contains(byte) {
        result.append(UInt8(truncatingIfNeeded: number))
      }
      return result
    }
  }
}

/// A partition in the making.
struct ClassRefinement {
  private var map = [Int](repeating: 0, count: 256)
  private var count = 1

  mutating func split(by set: ByteSet) {
    split(into: 2) { set.contains($0) ? 1 : 0 }
  }

  mutating func split(by other: ByteClasses) {
    split(into: other.count) { other.classOf($0) }
  }

  var classes: ByteClasses { ByteClasses(canonical: map) }

  /// Splits every class by a key of 0 ..< keyCount.
  private mutating func split(into keyCount: Int, by key: (UInt8) -> Int) {
    guard count < 256 else { return }
    var numbers = [Int](repeating: -1, count: count &* keyCount)
    var next = 0
    for byte in UInt8.min...UInt8.max {
      let slot = map[Int(byte)] &* keyCount &+ key(byte)
      if numbers[slot] < 0 {
        numbers[slot] = next
        next += 1
      }
      map[Int(byte)] = numbers[slot]
    }
    count = next
  }
}

/// Which bytes a reader would rather see in a witness: letters, digits, the blank, punctuation,
/// bytes above 0x7F, and last the control bytes and capitals that no normalised text holds.
enum Naturalness {
  /// Smaller is more natural; no two bytes share a rank.
  static func rank(_ byte: UInt8) -> Int {
    let group =
      switch byte {
      case 0x61...0x7A: 0
      case 0x30...0x39: 1
      case 0x20: 2
      case 0x80...: 4
      case 0x41...0x5A: 5
      case 0x21...0x7E: 3
      default: 6
      }
    return group << 8 | Int(byte)
  }
}
