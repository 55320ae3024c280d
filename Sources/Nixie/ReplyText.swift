/// The text of a reply as patterns read it, apart from any rules.
package enum ReplyText {
  /// 0x02, the normalised text of `reply`, 0x03; ASCII letters folded. O(length).
  ///
  /// What automata are asked about: `550-5.1.1 User\r\n550 5.1.1 unknown` is `user unknown`.
  package static func framed(_ reply: [UInt8]) -> [UInt8] {
    let head = ReplyHead(reply.span)
    var scratch = Scratch()
    scratch.prepare(bytes: head.text.count, fragments: 0)
    Normaliser.write(reply.span, head, into: &scratch)
    return unsafe Array(UnsafeBufferPointer(start: scratch.folded.base, count: scratch.textCount))
  }
}
