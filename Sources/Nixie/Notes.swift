extension Scratch {
  /// The fragments of one text: which occur, and where first and last.
  ///
  /// First and last are enough: whether one fragment stands behind another is a question of the
  /// first place of the one and the last of the other. Only for what stands between two others, and
  /// repeats, is the text looked through.
  @safe struct Notes: ~Copyable {
    private var places = Memory<Place>()
    private(set) var epoch: UInt32 = 0
    private var found = Memory<UInt32>()
    /// How many fragments occur.
    private(set) var count = 0
    /// Bloom mask of the fragments that occur, see ``FragmentMask``.
    private(set) var bloom: UInt64 = 0

    /// Where a fragment begins in the framed text, first and last, if `epoch` is that of the text.
    struct Place: BitwiseCopyable {
      var epoch: UInt32 = 0
      var first: UInt32 = 0
      var last: UInt32 = 0
    }

    /// The fragment that was found as number `index`, in the order of the text. O(1).
    @inline(__always)
    subscript(_ index: Int) -> Int { index < count ? unsafe Int(found.base[index]) : 0 }

    /// Whether `fragment` occurs. O(1).
    @inline(__always)
    func contains(_ fragment: Int) -> Bool {
      guard fragment < places.count else { return false }
      return unsafe places.base[fragment].epoch == epoch
    }

    /// Where `fragment` begins, first and last, or nil where it does not occur. O(1).
    @inline(__always)
    func place(_ fragment: Int) -> (first: Int, last: Int)? {
      guard contains(fragment) else { return nil }
      let place = unsafe places.base[fragment]
      return (Int(place.first), Int(place.last))
    }

    /// Forgets the last text and makes room for `fragments`. O(1) but for once in four billion
    /// texts.
    @inline(__always)
    mutating func prepare(fragments: Int) {
      if places.count < fragments || epoch == .max { renew(fragments: fragments) }
      epoch &+= 1
      count = 0
      bloom = 0
    }

    @inline(never)
    private mutating func renew(fragments: Int) {
      places.reserve(fragments, filling: Place())
      found.reserve(fragments, filling: 0)
      unsafe places.base.initialize(repeating: Place(), count: places.count)
      epoch = 0
    }

    /// Notes that `fragment`, which is below the count given to ``prepare``, begins at `start`.
    /// Places of one fragment come in ascending order.
    @inline(__always)
    mutating func add(_ fragment: Int, start: Int) {
      guard fragment < places.count else { return }
      let place = UInt32(truncatingIfNeeded: start)
      if unsafe places.base[fragment].epoch != epoch {
        unsafe places.base[fragment] = Place(epoch: epoch, first: place, last: place)
        unsafe found.base[count] = UInt32(truncatingIfNeeded: fragment)
        count &+= 1
        bloom |= FragmentMask.bit(UInt32(truncatingIfNeeded: fragment))
      } else {
        unsafe places.base[fragment].last = place
      }
    }
  }
}

/// The 64-bit Bloom mask of fragments by which most rules are ruled out without a look at them
/// (Bloom 1970, with one hash).
package enum FragmentMask {
  /// The bit of `fragment`.
  @inline(__always)
  package static func bit(_ fragment: UInt32) -> UInt64 {
    1 << UInt64((fragment &* 0x9e37_79b1) >> 26)
  }
}
