/// The working memory of one thread that classifies.
///
/// Make one, keep it, and pass it to every call: once it has grown to the longest reply seen
/// (at most ``Limits/replyBytes``), classifying allocates nothing.
///
/// Invariant: between calls it holds the framed text of the last reply, so that captures of its
/// answer can be read.
public struct Scratch: ~Copyable {
  /// The framed, normalised text: 0x02, text, 0x03 in `text[0..<textCount]`.
  var text: [UInt8] = []
  var textCount = 0

  /// Events of the scan, see ``FragmentAutomaton``.
  var events: [UInt64] = []
  var eventCount = 0

  /// `seen[f] == epoch` says that fragment f occurs in the text.
  var seen: [UInt32] = []
  var epoch: UInt32 = 0
  /// The fragments that occur, each once, in the order of their first end.
  var found: [UInt32] = []
  /// Bloom mask of `found`, 64 bits.
  var bloom: UInt64 = 0

  /// Where fragments occur, in the order of their windows; the first ``Limits/occurrences``.
  var occurrences: [Occurrence] = []
  /// There were more.
  var hasMoreOccurrences = false

  /// A place of a fragment, in bytes of the framed text.
  struct Occurrence {
    var fragment: UInt32
    var start: UInt32
    var end: UInt32
  }

  /// Signatures that hold.
  var signatures: [UInt32] = []

  /// The folded name of a host or domain.
  var host: [UInt8] = []

  /// Threads of the capture machine.
  var machine = CaptureMachine()

  /// Empty working memory. Allocates nothing until the first reply.
  public init() {}

  /// Makes room for a reply of `bytes` bytes.
  mutating func prepare(bytes: Int, fragments: Int) {
    if text.count < bytes + 3 {
      text = [UInt8](repeating: 0, count: max(1024, bytes + 3))
      events = [UInt64](repeating: 0, count: text.count)
    }
    if seen.count < fragments {
      seen = [UInt32](repeating: 0, count: fragments)
      epoch = 0
    }
  }

  /// Forgets the fragments of the last reply. O(1) but for once in four billion calls.
  mutating func beginEpoch() {
    if epoch == .max {
      for index in seen.indices { seen[index] = 0 }
      epoch = 0
    }
    epoch += 1
    found.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    hasMoreOccurrences = false
    bloom = 0
    eventCount = 0
  }

  /// Notes an occurrence of `fragment`, whose number is within ``seen``.
  @inline(__always)
  mutating func note(_ fragment: UInt32, start: Int, end: Int) {
    if occurrences.count < Limits.occurrences {
      occurrences.append(
        Occurrence(fragment: fragment, start: UInt32(start), end: UInt32(end)))
    } else {
      hasMoreOccurrences = true
    }
    if seen[Int(fragment)] == epoch { return }
    seen[Int(fragment)] = epoch
    found.append(fragment)
    bloom |= FragmentMask.bit(fragment)
  }
}
