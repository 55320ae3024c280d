/// Counts distinct things in bounded memory: exactly up to ``ReportLimits/distinct``, by estimate
/// beyond.
///
/// It keeps the smallest hashes seen. Where `k` are kept, the largest of them tells how densely
/// hashes lie (k minimum values, Bar-Yossef et al. 2002).
///
/// Invariant: `smallest` is sorted, without doubles, and at most ``ReportLimits/distinct`` long.
package struct DistinctCount {
  private var smallest: [UInt64] = []
  private var isEstimate = false

  package init() {}

  /// Counts the thing with this hash. O(log k) for one seen before or too large to matter.
  package mutating func insert(_ hash: UInt64) {
    let isFull = smallest.count == ReportLimits.distinct
    if isFull, let last = smallest.last, hash > last {
      isEstimate = true
      return
    }
    var low = 0
    var high = smallest.count
    while low < high {
      let middle = (low + high) / 2
      if smallest[middle] < hash { low = middle + 1 } else { high = middle }
    }
    if low < smallest.count, smallest[low] == hash { return }
    smallest.insert(hash, at: low)
    guard isFull else { return }
    smallest.removeLast()
    isEstimate = true
  }

  /// How many distinct things there were, and whether that is exact.
  package var value: (count: Int, isExact: Bool) {
    guard isEstimate, let last = smallest.last, last > 0 else { return (smallest.count, true) }
    let share = Double(last) / Double(UInt64.max)
    let estimate = (Double(smallest.count - 1) / share).rounded()
    // Three digits: the others would be chance.
    var scale = 1
    while estimate / Double(scale) >= 1_000 { scale *= 10 }
    return (Int((estimate / Double(scale)).rounded()) * scale, false)
  }
}

/// FNV-1a with a finalizer, so that hashes are the same in every run, unlike `Hasher`'s.
package enum StableHash {
  package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    // MurmurHash3's: FNV alone leaves the high bits of short words alike.
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ (hash >> 33)
  }
}
