/// The patterns of a `MultiPatternDFA` as a tree: a node a common beginning, an edge a byte set.
///
/// Two edges of a node may share bytes when their sets differ, so a text can be at several nodes of
/// the same depth. Children are linked lists in flat arrays, in the order of insertion.
///
/// Invariant: node 0 is the root; a child's number is greater than its parent's.
struct PatternTrie {
  /// The distinct folded sets. The first 256 are the single bytes, which need no look-up.
  private(set) var sets: [ByteSet] = []
  /// The number of the set on the edge that leads to the node.
  private(set) var setOfNode: [UInt32] = [0]
  private(set) var firstChild: [UInt32] = [0]
  private(set) var nextSibling: [UInt32] = [0]
  /// The patterns that end at a node: a linked list, 0 is none.
  private(set) var firstPattern: [UInt32] = [0]
  private(set) var nextPattern: [UInt32] = []

  private var lastChild: [UInt32] = [0]
  private var setNumbers: [ByteSet: UInt32] = [:]
  private(set) var isUsed: [Bool] = []
  /// Open addressing: the child of (node, set), 0 for a free slot.
  private var slots = [UInt32](repeating: 0, count: 1024)
  private var parentOfNode: [UInt32] = [0]

  var nodeCount: Int { firstChild.count }

  init(_ patterns: [[ByteSet]]) {
    for byte in UInt8.min...UInt8.max { sets.append(ByteSet(byte)) }
    isUsed = [Bool](repeating: false, count: 256)
    for (number, pattern) in patterns.enumerated() { insert(pattern, number) }
  }

  /// The sets that occur on edges.
  var usedSets: [ByteSet] { sets.indices.filter { isUsed[$0] }.map { sets[$0] } }

  private mutating func insert(_ pattern: [ByteSet], _ number: Int) {
    nextPattern.append(0)
    var node: UInt32 = 0
    for set in pattern {
      let folded = set.foldedToLowerCase
      // Nothing is in the empty set, so the pattern cannot end.
      if folded.isEmpty { return }
      node = child(of: node, setNumber(folded))
    }
    nextPattern[number] = firstPattern[Int(node)]
    firstPattern[Int(node)] = UInt32(truncatingIfNeeded: number + 1)
  }

  private mutating func setNumber(_ set: ByteSet) -> UInt32 {
    if set.count == 1, let byte = set.first {
      isUsed[Int(byte)] = true
      return UInt32(byte)
    }
    if let number = setNumbers[set] { return number }
    let number = UInt32(truncatingIfNeeded: sets.count)
    setNumbers[set] = number
    sets.append(set)
    isUsed.append(true)
    return number
  }

  private mutating func child(of parent: UInt32, _ set: UInt32) -> UInt32 {
    let mask = slots.count - 1
    var slot = PatternTrie.hash(parent, set) & mask
    while slots[slot] != 0 {
      let node = slots[slot]
      if parentOfNode[Int(node)] == parent, setOfNode[Int(node)] == set { return node }
      slot = (slot &+ 1) & mask
    }
    let node = UInt32(truncatingIfNeeded: nodeCount)
    slots[slot] = node
    addNode(node, parent, set)
    if nodeCount &* 2 > slots.count { growSlots() }
    return node
  }

  private mutating func addNode(_ node: UInt32, _ parent: UInt32, _ set: UInt32) {
    setOfNode.append(set)
    parentOfNode.append(parent)
    firstChild.append(0)
    lastChild.append(0)
    nextSibling.append(0)
    firstPattern.append(0)
    if firstChild[Int(parent)] == 0 {
      firstChild[Int(parent)] = node
    } else {
      nextSibling[Int(lastChild[Int(parent)])] = node
    }
    lastChild[Int(parent)] = node
  }

  private mutating func growSlots() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for node in 1..<nodeCount {
      var slot = PatternTrie.hash(parentOfNode[node], setOfNode[node]) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: node)
    }
  }

  private static func hash(_ parent: UInt32, _ set: UInt32) -> Int {
    var state = (UInt64(parent) << 32 | UInt64(set)) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 29
    return Int(truncatingIfNeeded: state &* 0xD6E8_FEB8_6659_FD93 >> 16)
  }
}

extension ByteSet {
  /// Capitals replaced by small letters.
  package var foldedToLowerCase: ByteSet {
    let capitals = ByteSet(0x41...0x5A)
    guard !isDisjoint(with: capitals) else { return self }
    let small = intersection(capitals).bytes.map(\.foldedToLowerCase)
    return subtracting(capitals).union(ByteSet(small))
  }
}
