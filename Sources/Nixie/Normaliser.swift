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
    let room = head.text.count + 3 + Scratch.slack
    guard scratch.text.count >= room, scratch.folded.count >= room,
      head.text.upperBound <= input.count
    else { return }
    var copy = unsafe Copy(text: scratch.text.base, folded: scratch.folded.base)
    unsafe input.withUnsafeBufferPointer { bytes in
      if let bytes = bytes.baseAddress { unsafe write(input, bytes, head, &copy) }
    }
    copy.finish()
    scratch.textCount = copy.count
  }

  private static func write(
    _ input: Span<UInt8>, _ bytes: UnsafePointer<UInt8>, _ head: ReplyHead, _ copy: inout Copy
  ) {
    var at = head.text.lowerBound
    let end = head.text.upperBound
    var blank = false
    var lineBreak = false
    // No byte of ASCII where there is no code to be repeated.
    let digit = Copy.each(head.code.map { UInt64($0.severity) + 0x30 } ?? 0xff)
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
      // Most of the work: blocks of words with one blank between them.
      while at &+ 8 <= end {
        let plain = unsafe copy.appendBlock(UnsafeRawPointer(bytes + at), digit: digit)
        at &+= plain
        if plain < 8 { break }
      }
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
    let bytes = unsafe Span(_unsafeStart: folded.base, count: textCount)
    let raw = unsafe UnsafeRawPointer(folded.base)
    typealias Copy = Normaliser.Copy
    var at = 0
    while at < textCount {
      // Eight at a time; beyond ASCII there may be false alarms, never a miss.
      let block = unsafe UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let marks =
        ((block ^ Copy.each(0x23)) &- Copy.each(1)) | ((block ^ Copy.each(0x28)) &- Copy.each(1))
      if marks & Copy.each(0x80) != 0 {
        for place in at..<min(at + 8, textCount) where bytes[place] == 0x23 || bytes[place] == 0x28
        {
          if let found = bytes.enhancedCode(at: place, before: textCount) { return found.code }
        }
      }
      at += 8
    }
    return nil
  }
}
