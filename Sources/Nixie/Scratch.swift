/// The working memory of one thread that classifies.
///
/// Make one, keep it, and pass it to every call: once it has grown to the longest reply seen
/// (at most ``Limits/replyBytes``), classifying allocates nothing.
///
/// Invariant: between calls it holds the framed text of the last reply, so that captures of its
/// answer can be read.
///
/// PERF: handed on `inout` by those who only read it, too: Swift 6.3 copies what it lends of an
/// `inout`, 240 bytes a call.
public struct Scratch: ~Copyable {
  /// The framed, normalised text, 0x02, text, 0x03 in `text[0..<textCount]`, as the reply spells it.
  var text = Memory<UInt8>()
  /// The same in lower case, and ``slack`` zeros.
  var folded = Memory<UInt8>()
  var textCount = 0

  /// Where grams of fragments stand in the text, see ``GramFilter``.
  var hits = Memory<UInt32>()
  var hitCount = 0

  /// What fragments the text has.
  var notes = Notes()

  /// Entries of fragments that occur, and those of rules that may win: a rank and an entry in one
  /// number, see ``Rules``.
  var lists = Memory<UInt64>()
  var candidates = Memory<UInt64>()
  /// How many of each are held at once: more than nearly all replies have.
  static let listCount = 64, candidateCount = 64

  /// Signatures that hold.
  var signatures: [UInt32] = []

  /// The folded name of a host or domain.
  var host: [UInt8] = []

  /// Threads of the capture machine.
  var machine = CaptureMachine()

  /// Bytes behind the text that may be written and read: the widest block that is copied at once.
  static let slack = 32

  /// Empty working memory. Allocates next to nothing until the first reply.
  public init() {}

  /// Makes room for a reply of `bytes` bytes.
  @inline(__always)
  mutating func prepare(bytes: Int, fragments: Int) {
    let wanted = bytes &+ 3 &+ Self.slack
    if text.count < wanted { grow(to: max(1024, wanted)) }
    notes.prepare(fragments: fragments)
  }

  @inline(never)
  private mutating func grow(to size: Int) {
    text.reserve(size, filling: 0)
    folded.reserve(size, filling: 0)
    hits.reserve(size, filling: 0)
    lists.reserve(Self.listCount, filling: 0)
    candidates.reserve(Self.candidateCount, filling: 0)
  }

  /// The text of `range` as the reply spells it, or nil outside. O(length).
  func string(_ range: Range<Int>) -> String? {
    guard range.lowerBound >= 0, range.upperBound <= textCount else { return nil }
    return unsafe String(
      decoding: UnsafeBufferPointer(start: text.base + range.lowerBound, count: range.count),
      as: UTF8.self)
  }
}

extension Scratch {
  /// A copy of the text of `range`, empty outside. O(length).
  func bytes(_ range: Range<Int>) -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= textCount else { return [] }
    return unsafe Array(
      UnsafeBufferPointer(start: text.base + range.lowerBound, count: range.count))
  }

  /// The text of the last reply as rules saw it, without its frame. O(length).
  package var lastText: [UInt8] { textCount < 2 ? [] : bytes(1..<textCount - 1) }
}
