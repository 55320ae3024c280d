/// Writes the text of a reply as rules see it: framed, blanks folded, prefixes of further lines
/// dropped; once as the reply spells it, and once in lower case.
///
/// Blanks are all bytes up to 0x20, 0x7F, the no-break space U+00A0, and the two characters `\n` and `\r` that some logs
/// write for a line break. `550-5.7.1 ` in front of a further line is dropped where the reply
/// began with the same code, and where it stands in mid-line of a reply whose lines were joined.
enum Normaliser {
  /// Fills text and folded text of `scratch` from the text of `head` in `input`. O(length).
  ///
  /// What is written is never longer than what is read and two bytes of frame, for which
  /// ``Scratch/prepare`` has made room.
  static func write(
    _ input: Span<UInt8>, _ head: ReplyHead, into scratch: inout Scratch
  ) {
    let room = head.text.upperBound &- head.text.lowerBound &+ 3 &+ Scratch.slack
    guard scratch.text.count >= room, scratch.folded.count >= room,
      head.text.upperBound <= input.count
    else { return }
    var copy = unsafe Copy(text: scratch.text.base, folded: scratch.folded.base)
    unsafe input.withUnsafeBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      // No byte of ASCII where there is no code to be repeated.
      let digit = Block.Bytes(repeating: head.code?.firstDigit ?? 0xff)
      var at = head.text.lowerBound
      let end = head.text.upperBound
      // Most texts are words with one blank between them.
      if at > 0, at < end, unsafe isPlain(bytes[at]) {
        at = unsafe copy.appendRun(bytes, at, end, code: digit)
      }
      if at < end || copy.endsWithBlank {
        unsafe write(input, bytes, from: at, head, digit, &copy)
      }
    }
    copy.finish()
    scratch.textCount = copy.count
  }

  /// Writes what stands from `start` on, which is nothing that `appendRun` takes.
  @inline(never)
  private static func write(
    _ input: Span<UInt8>, _ bytes: UnsafePointer<UInt8>, from start: Int, _ head: ReplyHead,
    _ digit: Block.Bytes, _ copy: inout Copy
  ) {
    var at = start
    let end = head.text.upperBound
    var blank = copy.removeBlank()
    var lineBreak = false
    while at < end {
      let byte = unsafe bytes[at]
      if Byte.isBlank(byte) {
        blank = true
        lineBreak = lineBreak || byte == 0x0a || byte == 0x0d
        at += 1
        continue
      }
      if byte == 0xc2, input.isHardBlank(at: at, before: end) {
        blank = true
        at += 2
        continue
      }
      if byte == 0x5c, at + 1 < end, input[at + 1] == 0x6e || input[at + 1] == 0x72 {
        blank = true
        lineBreak = true
        at += 2
        continue
      }
      if blank {
        if byte &- 0x32 < 4,
          let next = afterPrefix(input, head, at: at, atLineBreak: lineBreak)
        {
          at = next
          continue
        }
        blank = false
        lineBreak = false
        if copy.count > 1 { copy.append(Byte.blank) }
      }
      copy.append(byte)
      at &+= 1
      at = unsafe copy.appendRun(bytes, at, end, code: digit)
      if copy.removeBlank() {
        blank = true
        continue
      }
      while at < end {
        let byte = unsafe bytes[at]
        guard isPlain(byte) else { break }
        copy.append(byte)
        at &+= 1
      }
    }
  }

  /// A byte that is neither a blank nor could begin `\n` or a no-break space.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x5c && byte != 0x7f && byte != 0xc2
  }

  /// The position after a repeated `550-5.7.1 ` at `at`, or nil where there is none.
  private static func afterPrefix(
    _ input: Span<UInt8>, _ head: ReplyHead, at: Int, atLineBreak: Bool
  ) -> Int? {
    let end = head.text.upperBound
    guard let code = head.code, input.replyCode(at: at, before: end) == code, at + 3 < end,
      input[at + 3] == 0x2d || Byte.isBlank(input[at + 3])
    else { return nil }
    let next = input.skippingBlanks(at + 4..<end)
    if let enhanced = head.enhanced, let found = input.enhancedCode(at: next, before: end),
      found.code == enhanced
    {
      return input.skippingBlanks(found.end..<end)
    }
    return head.isMultiline || atLineBreak ? next : nil
  }
}

extension Scratch {
  /// The enhanced status code that stands in the text as `#5.1.1` or `(5.1.1)`, as qmail and others
  /// write it. O(length).
  func trailingEnhancedCode() -> EnhancedCode? {
    let raw = unsafe UnsafeRawPointer(folded.base)
    var at = 1
    while at < textCount {
      let mark = unsafe Block(raw + at).firstMark
      at += mark
      // The frame's end is no mark, and nothing stands behind it.
      if mark < Block.length, at < textCount {
        if let found = enhancedCode(atMark: at) { return found }
        at += 1
      }
    }
    return nil
  }

  private func enhancedCode(atMark at: Int) -> EnhancedCode? {
    let bytes = unsafe Span(_unsafeStart: folded.base, count: textCount)
    return bytes.enhancedCode(at: at, before: textCount)?.code
  }
}
