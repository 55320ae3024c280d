/// A block of working memory: grows, is never copied, and goes with its owner.
///
/// Not an array, since the hot path would pay for each access what arrays promise: uniqueness,
/// exclusivity, bounds. Who reads it has made room for what they read.
@safe struct Memory<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  /// How many elements there is room for.
  private(set) var count = 0

  /// No memory yet.
  init() { unsafe base = UnsafeMutablePointer.allocate(capacity: 0) }

  /// Makes room for `wanted` elements. What was in it is gone where it had to grow; new memory is
  /// all `filling`. O(1), or O(wanted) where it grows.
  mutating func reserve(_ wanted: Int, filling: Element) {
    guard count < wanted else { return }
    unsafe base.deallocate()
    unsafe base = UnsafeMutablePointer.allocate(capacity: wanted)
    unsafe base.initialize(repeating: filling, count: wanted)
    count = wanted
  }

  deinit { unsafe base.deallocate() }
}
