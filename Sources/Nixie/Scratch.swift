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
  /// A `#` or `(` stands in the text, so that an enhanced code may follow it.
  var hasCodeMark = false

  /// Events of the scan, see ``FragmentAutomaton``.
  var events: [UInt64] = []
  var eventCount = 0

  /// What the scan found.
  var notes = Notes()

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
    notes.prepare(fragments: fragments)
  }
}
