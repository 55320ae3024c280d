/// Puts the states of a `MultiPatternDFA` in their final order: those without a match in the order
/// in which they were found, then those with; entries premultiplied.
struct MultiPatternLayout {
  let byteClasses: [UInt8]
  let stride: Int
  private(set) var table: [UInt32]
  let start: UInt32
  let firstMatchState: UInt32
  private(set) var matchLists: [UInt32] = []
  private(set) var listOffsets: [UInt32] = [0]
  private(set) var matchPatterns: [UInt32] = []

  /// `rows` hold plain state numbers, list 0 is the empty one.
  init(
    byteClasses classes: ByteClasses, rows: [UInt32], listOfState: [UInt32],
    lists: SequenceInterner
  ) {
    byteClasses = classes.map
    stride = classes.count
    let order =
      listOfState.indices.filter { listOfState[$0] == 0 }
      + listOfState.indices.filter { listOfState[$0] != 0 }
    var premultiplied = [UInt32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() {
      premultiplied[old] = UInt32(truncatingIfNeeded: new * stride)
    }
    table = []
    table.reserveCapacity(rows.count)
    for old in order {
      for entry in old * stride..<(old + 1) * stride {
        table.append(premultiplied[Int(rows[entry])])
      }
    }
    start = premultiplied[0]
    let plainCount = listOfState.count { $0 == 0 }
    firstMatchState = UInt32(truncatingIfNeeded: plainCount * stride)
    for old in order where listOfState[old] != 0 { matchLists.append(listOfState[old] - 1) }
    for list in 1..<max(1, lists.count) {
      matchPatterns.append(contentsOf: lists.sequence(list))
      listOffsets.append(UInt32(truncatingIfNeeded: matchPatterns.count))
    }
  }
}
