/// The stages of a classification one by one, for the benchmark: what the product has no reason to
/// offer. This file is built into the module, so that it reaches what others cannot.
extension Classifier {
  /// The text of `reply` as rules see it: framed, letters small.
  package func framedText(_ reply: Span<UInt8>, using scratch: inout Scratch) -> [UInt8] {
    prepare(reply, using: &scratch)
    return Array(UnsafeBufferPointer(start: scratch.folded.base, count: scratch.textCount))
  }

  /// Reads `reply` into `scratch`, for ``holds(pattern:_:)``.
  package func prepare(_ reply: Span<UInt8>, using scratch: inout Scratch) {
    _ = read(reply, hints: Hints(), using: &scratch)
  }

  /// Whether a pattern is found in the text that `scratch` holds.
  package func holds(pattern: Int, _ scratch: inout Scratch) -> Bool {
    patterns.holds(pattern, &scratch)
  }
}

extension Classifier {
  /// The stages of a classification, in their order.
  package enum Part: String, CaseIterable, Sendable {
    case head = "read the head"
    case text = "normalise the text"
    case scan = "scan it"
    case fragments = "confirm what the scan found"
    case sender = "tell who says it"
    case rules = "weigh the rules"
  }

  /// What the stages up to `last` come to, as one number that nobody needs but the optimiser.
  package func run(
    upTo last: Part, _ reply: Span<UInt8>, using scratch: inout Scratch
  ) -> Int {
    let head = ReplyHead(reply)
    if last == .head { return head.text.count }
    scratch.prepare(bytes: head.text.count, fragments: fragments.count)
    Normaliser.write(reply, head, into: &scratch)
    if last == .text { return scratch.textCount }
    filter.scan(&scratch)
    if last == .scan { return scratch.hitCount }
    fragments.find(&scratch)
    if last == .fragments { return scratch.notes.count }
    let none = ""
    let sender = senders.esp(
      mxHost: none.utf8.span, name: none.utf8.span, domain: none.utf8.span, head: head,
      reply: reply, &scratch)
    if last == .sender { return sender.esp ?? -1 }
    let situation = Situation(
      code: head.code, enhanced: head.enhanced ?? scratch.trailingEnhancedCode(),
      stage: head.stage, esp: sender.esp, isESPInferred: sender.isInferred)
    return rules.best(situation, &scratch)
  }
}
