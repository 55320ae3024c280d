/// A partition of the states 0 ..< n that is refined by marking states and splitting.
///
/// ```
/// order   | 4 0 2 | 1 5 3 6 |      every block a stretch of one array,
/// block     0       1              marked states at the front of theirs
/// ```
///
/// Invariant: `order[position[s]] == s`, and the stretches tile `order`.
struct Partition {
  private var order: [UInt32]
  private var position: [Int]
  private var blockOf: [Int]
  private var starts: [Int]
  private var ends: [Int]
  private var markedCounts: [Int]
  private var touched: [Int] = []

  /// Two blocks, the states where `flags` is false and those where it is true; or one.
  init(splitting flags: [Bool]) {
    let states = flags.indices.map { UInt32(truncatingIfNeeded: $0) }
    order = states
    position = Array(flags.indices)
    blockOf = [Int](repeating: 0, count: flags.count)
    starts = [0]
    ends = [flags.count]
    markedCounts = [0]
    for state in states where flags[Int(state)] { mark(state) }
    _ = splitMarked()
  }

  var blockCount: Int { starts.count }

  var smallerOfFirstTwo: Int { ends[0] - starts[0] <= ends[1] - starts[1] ? 0 : 1 }

  func block(of state: UInt32) -> Int { blockOf[Int(state)] }

  func members(of block: Int) -> [UInt32] { Array(order[starts[block]..<ends[block]]) }

  /// Moves a state to the marked front of its block. O(1).
  mutating func mark(_ state: UInt32) {
    let block = blockOf[Int(state)]
    let from = position[Int(state)]
    let to = starts[block] + markedCounts[block]
    guard from >= to else { return }
    if markedCounts[block] == 0 { touched.append(block) }
    markedCounts[block] += 1
    let other = order[to]
    order[to] = state
    order[from] = other
    position[Int(state)] = to
    position[Int(other)] = from
  }

  /// Splits every block that is marked in part and unmarks all. Returns the new blocks, each the
  /// smaller part of an old one: taking it alone as the next splitter is Hopcroft's trick.
  mutating func splitMarked() -> [Int] {
    var created: [Int] = []
    for block in touched {
      let marked = markedCounts[block]
      markedCounts[block] = 0
      let middle = starts[block] + marked
      guard middle < ends[block] else { continue }
      let new = starts.count
      if marked <= ends[block] - middle {
        starts.append(starts[block])
        ends.append(middle)
        starts[block] = middle
      } else {
        starts.append(middle)
        ends.append(ends[block])
        ends[block] = middle
      }
      markedCounts.append(0)
      for index in starts[new]..<ends[new] { blockOf[Int(order[index])] = new }
      created.append(new)
    }
    touched.removeAll(keepingCapacity: true)
    return created
  }
}
