internal import Nixie

/// Numbers the leaves of codes that ``CodeTable`` gives, and writes their bit matrices.
///
/// Codes that lie in the same sets share a leaf: its row of the matrix says in which.
struct CodeLeaves {
  private var rows: [[UInt32]] = []
  private var leaves: [[UInt32]: Int] = [:]
  private let rowWords: Int

  /// For `sets` sets.
  init(sets: Int) { rowWords = max(1, (sets + 31) / 32) }

  /// The leaf of a code that lies in the sets that hold `atom`.
  mutating func leaf(_ sets: [Bits], atom: Int) -> UInt32 {
    var row = [UInt32](repeating: 0, count: rowWords)
    for (index, set) in sets.enumerated() where set.contains(atom) {
      row[index / 32] |= 1 << UInt32(index % 32)
    }
    if let known = leaves[row] { return UInt32(known) }
    leaves[row] = rows.count
    rows.append(row)
    return UInt32(rows.count - 1)
  }

  /// How many leaves there are.
  var count: Int { rows.count }

  /// Whether the codes of `leaf` lie in `set`.
  func contains(_ set: Int, leaf: Int) -> Bool {
    rows[leaf][set / 32] & (1 << UInt32(set % 32)) != 0
  }

  /// The matrix: the words of a row, then the rows.
  var matrix: [UInt32] { [UInt32(rowWords)] + rows.flatMap { $0 } }
}

extension CodeUniverse {
  /// The leaf of each reply code, "none" first.
  func replyTable(_ leaves: inout CodeLeaves) -> [UInt32] {
    (0...400).map { leaves.leaf(replySets, atom: $0) }
  }

  /// The table of enhanced status codes, see ``CodeTable``.
  func enhancedTable(_ leaves: inout CodeLeaves) -> [UInt32] {
    var words = [UInt32(subjects.count * details.count)]
    words += Self.places(subjects).map { $0 * UInt32(details.count) }
    words += Self.places(details)
    words.append(leaves.leaf(enhancedSets, atom: 0))
    for statusClass in Self.classes.indices {
      for subject in subjects.indices {
        for detail in details.indices {
          words.append(leaves.leaf(enhancedSets, atom: atom(statusClass, subject, detail)))
        }
      }
    }
    return words
  }

  /// For each value of a part the index of its range; the ranges are all values, in order.
  private static func places(_ ranges: [ClosedRange<Int>]) -> [UInt32] {
    ranges.enumerated().flatMap { index, range in
      [UInt32](repeating: UInt32(index), count: range.count)
    }
  }
}
