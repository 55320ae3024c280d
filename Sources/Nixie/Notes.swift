extension Scratch {
  /// The fragments of one text: which occur, and where.
  struct Notes {
    /// `seen[f] == epoch` says that fragment f occurs in the text.
    private(set) var seen: [UInt32] = []
    private(set) var epoch: UInt32 = 0
    /// The fragments that occur, each once, in the order of their windows.
    private(set) var found: [UInt32] = []
    /// Bloom mask of `found`, see ``FragmentMask``.
    private(set) var bloom: UInt64 = 0
    /// Where fragments occur, in the order of their windows; the first ``Limits/occurrences``.
    private(set) var occurrences: [Occurrence] = []
    /// There were more.
    private(set) var hasMoreOccurrences = false

    /// A place of a fragment, in bytes of the framed text.
    struct Occurrence {
      var fragment: UInt32
      var start: UInt32
      var end: UInt32
    }

    /// Whether `fragment` occurs.
    @inline(__always)
    func contains(_ fragment: Int) -> Bool { fragment < seen.count && seen[fragment] == epoch }

    /// Forgets the last text and makes room for `fragments`. O(1) but for once in four billion
    /// texts.
    mutating func prepare(fragments: Int) {
      if seen.count < fragments || epoch == .max {
        seen = [UInt32](repeating: 0, count: max(fragments, seen.count))
        epoch = 0
      }
      epoch += 1
      found.removeAll(keepingCapacity: true)
      occurrences.removeAll(keepingCapacity: true)
      hasMoreOccurrences = false
      bloom = 0
    }

    /// Notes an occurrence of `fragment`, which is below the count given to ``prepare``.
    @inline(__always)
    mutating func add(_ fragment: UInt32, start: Int, end: Int) {
      if occurrences.count < Limits.occurrences {
        occurrences.append(
          Occurrence(
            fragment: fragment, start: UInt32(truncatingIfNeeded: start),
            end: UInt32(truncatingIfNeeded: end)))
      } else {
        hasMoreOccurrences = true
      }
      if seen[Int(fragment)] == epoch { return }
      seen[Int(fragment)] = epoch
      found.append(fragment)
      bloom |= FragmentMask.bit(fragment)
    }
  }
}
