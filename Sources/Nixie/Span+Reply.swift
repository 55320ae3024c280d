/// Small readings of a reply's bytes. Positions are byte offsets; all are clamped to the span.
extension Span<UInt8> {
  /// The first position in `range` that is not a blank, or its end.
  func skippingBlanks(_ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at < range.upperBound {
      if Byte.isBlank(self[at]) {
        at += 1
      } else if isHardBlank(at: at, before: range.upperBound) {
        at += 2
      } else {
        break
      }
    }
    return at
  }

  /// Whether a no-break space (U+00A0, in UTF-8 C2 A0) stands at `at`: what is copied from web
  /// pages is full of them.
  @inline(__always)
  func isHardBlank(at: Int, before end: Int) -> Bool {
    at + 1 < end && self[at] == 0xc2 && self[at + 1] == 0xa0
  }

  /// The first position in `range` that neither blanks nor `- : ; ,` occupy, or its end.
  func skippingSeparators(_ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = self[at]
      if Byte.isBlank(byte) || byte == 0x2d || byte == 0x3a || byte == 0x3b || byte == 0x2c {
        at += 1
      } else if isHardBlank(at: at, before: range.upperBound) {
        at += 2
      } else {
        break
      }
    }
    return min(at, range.upperBound)
  }

  /// Whether the lower-case `prefix` stands at `at`, case aside.
  func hasPrefix(_ prefix: StaticString, at: Int, before end: Int) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard at >= 0, at + length <= end else { return false }
    let wanted = unsafe Span(_unsafeStart: prefix.utf8Start, count: length)
    for index in 0..<length where Byte.folded(self[at + index]) != wanted[index] { return false }
    return true
  }

  /// Whether the lower-case `word` stands right before `end`, and not before `start`.
  func endsWord(_ word: StaticString, at end: Int, from start: Int) -> Bool {
    let begin = end - word.utf8CodeUnitCount
    return begin >= start && hasPrefix(word, at: begin, before: end)
  }

  /// The first place in `range` where the lower-case `needle` stands, case aside.
  func firstRange(of needle: StaticString, in range: Range<Int>) -> Range<Int>? {
    let length = needle.utf8CodeUnitCount
    guard range.count >= length else { return nil }
    let first = unsafe needle.utf8Start.pointee
    var at = range.lowerBound
    while at + length <= range.upperBound {
      if Byte.folded(self[at]) == first, hasPrefix(needle, at: at, before: range.upperBound) {
        return at..<at + length
      }
      at += 1
    }
    return nil
  }

  /// The reply code whose three digits stand at `at`, followed by nothing that continues a number
  /// or a word: `550`, `550-5.1.1`, `550:`, but neither `5500`, `550.1` nor `550th`.
  func replyCode(at: Int, before end: Int) -> ReplyCode? {
    guard at >= 0, at + 3 <= end, (0x32...0x35).contains(self[at]),
      Byte.isDigit(self[at + 1]), Byte.isDigit(self[at + 2])
    else { return nil }
    if at + 3 < end {
      let next = self[at + 3]
      if isHardBlank(at: at + 3, before: end) { return ReplyCode(digits(at)) }
      if Byte.isWord(next) || next == 0x2f || next == 0x40 { return nil }
      if next == 0x2e, at + 4 < end, Byte.isDigit(self[at + 4]) { return nil }
    }
    return ReplyCode(digits(at))
  }

  /// The number that three digits at `at` spell.
  private func digits(_ at: Int) -> Int {
    Int(self[at] &- 0x30) * 100 + Int(self[at + 1] &- 0x30) * 10 + Int(self[at + 2] &- 0x30)
  }

  /// The enhanced status code at `at`, bare or as `#5.1.1`, `(#5.1.1)`, `[#5.1.1]`, `(5.1.1)`,
  /// and the position after it and its closing bracket.
  func enhancedCode(at: Int, before end: Int) -> (code: EnhancedCode, end: Int)? {
    var next = at
    var closing: UInt8 = 0
    if next < end, self[next] == 0x28 || self[next] == 0x5b {
      closing = self[next] == 0x28 ? 0x29 : 0x5d
      next += 1
    }
    if next < end, self[next] == 0x23 { next += 1 }
    guard let first = number(&next, before: end, digits: 1), dot(&next, before: end),
      let second = number(&next, before: end, digits: 3), dot(&next, before: end),
      let third = number(&next, before: end, digits: 3),
      let code = EnhancedCode(first, second, third)
    else { return nil }
    if next < end, !isHardBlank(at: next, before: end) {
      if Byte.isWord(self[next]) { return nil }
      if self[next] == 0x2e, next + 1 < end, Byte.isDigit(self[next + 1]) { return nil }
      if self[next] == closing { next += 1 }
    }
    return (code, next)
  }

  private func number(_ at: inout Int, before end: Int, digits: Int) -> Int? {
    var value = 0
    let start = at
    while at < end, at - start < digits, Byte.isDigit(self[at]) {
      value = value * 10 + Int(self[at] - 0x30)
      at += 1
    }
    return at == start ? nil : value
  }

  private func dot(_ at: inout Int, before end: Int) -> Bool {
    guard at < end, self[at] == 0x2e else { return false }
    at += 1
    return true
  }

  /// The first position in `range` where `: ` is followed by a 4xx or 5xx code and a blank or `-`.
  func firstCodeAfterColon(_ range: Range<Int>) -> Int? {
    var at = range.lowerBound - 1
    while true {
      at = firstIndex(of: 0x3a, in: at + 1..<range.upperBound)
      guard at + 5 < range.upperBound else { return nil }
      if Byte.isBlank(self[at + 1]), self[at + 2] >= 0x34,
        replyCode(at: at + 2, before: range.upperBound) != nil,
        Byte.isBlank(self[at + 5]) || self[at + 5] == 0x2d
      {
        return at + 2
      }
    }
  }

  /// The first position in `range` where `byte` stands, or its end. 16 bytes at a time.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
    guard range.upperBound <= count else { return range.upperBound }
    return unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return range.upperBound }
      let end = range.upperBound
      var at = range.lowerBound
      while at < end {
        // The last block overlaps the one before, in which the byte does not stand.
        let place = end - at >= Block.length || range.count < Block.length ? at : end - Block.length
        if end - place < Block.length { break }
        let index = unsafe Block.firstIndex(of: byte, base + place)
        if index < Block.length { return place + index }
        at = place + Block.length
      }
      while at < end, unsafe base.load(fromByteOffset: at, as: UInt8.self) != byte { at += 1 }
      return at
    }
  }

  /// The end of the host name that `range` begins with: before `[`, `(` or a blank.
  func endOfHost(_ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at < range.upperBound, !Byte.isBlank(self[at]), self[at] != 0x5b, self[at] != 0x28 {
      at += 1
    }
    return at
  }

  /// The stage of the SMTP command that follows `marker` in `range`.
  func stageNamed(in range: Range<Int>, after marker: StaticString) -> Stage? {
    guard let found = firstRange(of: marker, in: range) else { return nil }
    let at = found.upperBound
    let end = range.upperBound
    if hasPrefix("end of data", at: at, before: end) { return .endOfData }
    if hasPrefix("initial connection", at: at, before: end) { return .connect }
    if hasPrefix("pipelined ", at: at, before: end) {
      return stageNamed(in: at..<end, after: "pipelined ")
    }
    if hasPrefix("ehlo", at: at, before: end) || hasPrefix("helo", at: at, before: end) {
      return .helo
    }
    if hasPrefix("mail from", at: at, before: end) { return .mail }
    if hasPrefix("rcpt to", at: at, before: end) { return .rcpt }
    if hasPrefix("data", at: at, before: end) { return .data }
    return nil
  }
}
