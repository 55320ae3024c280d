/// The shape that most replies have: a code, a blank or a hyphen, mostly an enhanced code and a
/// blank, and the text. Whatever is not just so is left to the reader of all shapes.
extension ReplyHead {
  /// Bytes that a reply has at least, so that its codes can be read without looking for its end.
  private static let plainBytes = 16

  /// The head of `550 5.1.1 User unknown` or `550 User unknown`; nil if `input` begins or ends
  /// otherwise. O(1).
  @inline(__always)
  static func plain(_ input: Span<UInt8>) -> ReplyHead? {
    let count = min(input.count, Limits.replyBytes)
    guard count >= plainBytes, let front = PlainFront(input), !mayEndWithCommand(input, count)
    else { return nil }
    var start = front.end
    if !PlainFront.beginsText(input[start]) {
      start = startOfText(input, start, count)
      if start < 0 { return nil }
    }
    var head = ReplyHead(textUpTo: count)
    head.code = front.code
    head.enhanced = front.enhanced
    head.isMultiline = front.isMultiline
    head.text = start..<count
    return head
  }

  /// Where the text begins, whose codes end at `at` with a byte that may be one of another code or
  /// stand between codes; -1 where there is such a code.
  @inline(never)
  private static func startOfText(_ input: Span<UInt8>, _ at: Int, _ count: Int) -> Int {
    let start = input.skippingSeparators(at..<count)
    let isCode =
      input.replyCode(at: start, before: count) != nil
      || input.enhancedCode(at: start, before: count) != nil
    return isCode ? -1 : start
  }

  /// Whether ` (in reply to RCPT TO command)` could stand at the end.
  @inline(__always)
  private static func mayEndWithCommand(_ input: Span<UInt8>, _ count: Int) -> Bool {
    let last = input[count - 1]
    // The second half of a no-break space is a blank, too.
    if Byte.isBlank(last) || last == 0xa0 { return true }
    return last == 0x29 && hasBracketedI(input, count)
  }

  /// Whether `(i` stands near the end of `input`, 16 bytes at a time.
  @inline(never)
  static func hasBracketedI(_ input: Span<UInt8>, _ count: Int) -> Bool {
    unsafe input.withUnsafeBytes { bytes in
      // Where the `i` could stand.
      let first = max(1, count - Limits.suffixBytes + 1)
      var place = count - Block.length
      guard let base = bytes.baseAddress, place >= first else { return true }
      while true {
        if unsafe Block(base + place).hasPair(0x28, 0x69) { return true }
        if place == first { return false }
        place = max(first, place - Block.length)
      }
    }
  }
}

/// The codes in front of a plain reply.
private struct PlainFront {
  var code: ReplyCode
  var enhanced: EnhancedCode?
  var isMultiline: Bool
  /// Where it ends.
  var end = 4

  /// Reads the front of `input`, which has 16 bytes at least; nil where it is not plain.
  ///
  /// PERF: numbers are read without a branch on how many digits they have, since that would be
  /// guessed wrong every third time.
  @inline(__always)
  init?(_ input: Span<UInt8>) {
    let front = unsafe input.withUnsafeBytes { bytes in
      unsafe Eight(bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    }
    guard front[0] &- 0x32 < 4, front.others & 0xff_ffff == 0,
      front[24] == Byte.blank || front[24] == 0x2d,
      let code = ReplyCode(front.number(0, digits: 24))
    else { return nil }
    self.code = code
    isMultiline = front[24] == 0x2d
    if !Byte.isDigit(front[32]) || front[40] != 0x2e { return }
    // A class and a dot; from 6 on subject, dot, detail and a blank.
    let rest = unsafe input.withUnsafeBytes { bytes in
      unsafe Eight(bytes.loadUnaligned(fromByteOffset: 6, as: UInt64.self))
    }
    let others = rest.others
    let dot = others.trailingZeroBitCount & 0x38
    let blank = (others & (others &- 1)).trailingZeroBitCount & 0x38
    let length = blank &- dot &- 8
    let first = front[32] &- 0x30
    guard first == 5 || first == 4 || first == 2, dot >= 8, dot <= 24,
      length >= 8, length <= 24,
      rest[dot] == 0x2e, rest[blank] == Byte.blank
    else { return nil }
    enhanced = EnhancedCode(
      class: Int(first), rest.number(0, digits: dot), rest.number(dot &+ 8, digits: length))
    end = 7 &+ blank &>> 3
  }

  /// Whether no code and nothing that stands between codes begins with `byte`: blanks, digits,
  /// `# ( , - : ; [`, the first half of a no-break space.
  @inline(__always)
  static func beginsText(_ byte: UInt8) -> Bool {
    if byte >= 0x40 { return byte != 0x5b && byte != 0x7f && byte != 0xc2 }
    return textBegins &>> UInt64(byte) & 1 != 0
  }

  /// A bit for each of `! " $ % & ' ) * + . / < = > ?`.
  private static let textBegins: UInt64 = 0xf000_cef6_0000_0000
}

/// Eight bytes in one register, the first in its lowest bits. Places and lengths are in bits.
@safe private struct Eight {
  private let bytes: UInt64

  @inline(__always)
  init(_ bytes: UInt64) { self.bytes = UInt64(littleEndian: bytes) }

  @inline(__always)
  subscript(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: bytes &>> UInt64(place)) }

  /// The upper bit of each byte that is no digit (Warren, Hacker's Delight, 6-1).
  @inline(__always)
  var others: UInt64 {
    let values = bytes ^ 0x3030_3030_3030_3030
    return ((values & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7676_7676_7676_7676 | values)
      & 0x8080_8080_8080_8080
  }

  /// The number that one to three digits at `place` spell.
  @inline(__always)
  func number(_ place: Int, digits length: Int) -> Int {
    // As three digits, those in front 0.
    let values = (bytes ^ 0x3030_3030_3030_3030) &>> UInt64(place) &* (1 &<< UInt64(24 &- length))
    return Int(values & 0xff) &* 100 &+ Int(values &>> 8 & 0xff) &* 10 &+ Int(values &>> 16 & 0xff)
  }
}
