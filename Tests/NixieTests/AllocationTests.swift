import Glibc
import Nixie
import Testing
import TestSupport

/// Classifying with a kept scratch allocates nothing, however many replies there are.
///
/// `mallinfo2` tells how much of the heap is in use by all threads, and so cannot count; the hook
/// that the Swift run time has for its own tools can: every array buffer, closure context and box
/// is made by `_swift_allocObject`.
@Suite(.serialized) struct AllocationTests {
  private typealias Allocate = @convention(c) (UnsafeRawPointer?, Int, Int) -> UnsafeRawPointer?

  private nonisolated(unsafe) static var original: Allocate?
  private nonisolated(unsafe) static var count = 0
  private nonisolated(unsafe) static var thread = pthread_t()

  /// How many objects `body` makes on this thread; nil where the hook is not there.
  private func objects(_ body: () -> Void) -> Int? {
    guard let symbol = unsafe dlsym(nil, "_swift_allocObject") else { return nil }
    let hook = unsafe symbol.assumingMemoryBound(to: Allocate.self)
    unsafe Self.original = hook.pointee
    unsafe Self.thread = pthread_self()
    unsafe Self.count = 0
    unsafe hook.pointee = { metadata, size, alignment in
      if unsafe pthread_equal(pthread_self(), AllocationTests.thread) != 0 {
        unsafe AllocationTests.count += 1
      }
      return unsafe AllocationTests.original?(metadata, size, alignment)
    }
    body()
    unsafe hook.pointee = Self.original!
    return unsafe Self.count
  }

  @Test func nothingALine() throws {
    var random = RandomRules(seed: 4)
    let classifier = try Bench(random.rules(30)).classifier
    let replies = (0..<100).map { _ in random.reply() }
    var scratch = Scratch()
    func all() {
      for (bytes, hints) in replies {
        _ = classifier.classify(bytes.span, hints: hints, using: &scratch)
      }
    }
    all()
    let counted = try #require(objects(all))
    #expect(counted == 0)
    // The hook counts at all.
    #expect(objects { _ = [Int](repeating: 0, count: replies.count) } == 1)
  }
}
