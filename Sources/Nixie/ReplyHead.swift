/// What stands before, around and behind the text of a reply.
///
/// | shape | example |
/// |---|---|
/// | plain | `550 5.1.1 User unknown` |
/// | several lines, however joined | `550-5.1.1 User` … `550 5.1.1 unknown` |
/// | delivery status notification | `smtp; 550 5.1.1 User unknown` |
/// | qmail | `Remote host said: 550 User unknown (#5.1.1)` |
/// | Postfix | `host mx.example.com[192.0.2.1] said: 550 … (in reply to RCPT TO command)` |
/// | none | `Could not connect after trying all mx records` |
struct ReplyHead {
  var code: ReplyCode?
  var enhanced: EnhancedCode?
  var stage: Stage?
  /// Where the name of the answering host stands in the input, if a wrapper names it.
  var host: Range<Int>?
  /// The text without its wrappers and leading codes, in the input.
  var text: Range<Int>
  /// The code is followed by a hyphen: more lines follow (RFC 5321, 4.2.1).
  var isMultiline = false
  /// The wrapper says that the sending system keeps the message and tries again, whatever the code.
  var isDeferral = false

  /// Reads the head of `input`. O(length) at worst, O(1) for a plain reply.
  @inline(__always)
  init(_ input: Span<UInt8>) {
    if let plain = Self.plain(input) { self = plain } else { self.init(anyShape: input) }
  }

  /// Nothing but the text `0..<end`.
  @inline(__always)
  init(textUpTo end: Int) { text = 0..<end }

  /// Reads the head of `input`, whatever its shape.
  @inline(never)
  private init(anyShape input: Span<UInt8>) {
    text = 0..<min(input.count, Limits.replyBytes)
    takeCommandSuffix(input)
    for _ in 0..<Limits.wrappers where !takeWrapper(input) { break }
    takeCodes(input)
    if code == nil { findEmbeddedCode(input) }
  }

  /// `smtp;`, `… said:`, `… refused to talk to me:`, an opening quote or bracket.
  private mutating func takeWrapper(_ input: Span<UInt8>) -> Bool {
    let start = input.skippingBlanks(text)
    text = start..<text.upperBound
    guard start < text.upperBound, !Byte.isDigit(input[start]) else { return false }
    if input.hasPrefix("smtp;", at: start, before: text.upperBound) {
      text = start + 5..<text.upperBound
      return true
    }
    if Self.isOpening(input[start]), input.replyCode(at: start + 1, before: text.upperBound) != nil
    {
      text = start + 1..<text.upperBound
      return true
    }
    if input.hasPrefix("smtp error from remote mail", at: start, before: text.upperBound),
      let colon = input.firstCodeAfterColon(text)
    {
      if stage == nil { stage = input.stageNamed(in: start..<colon, after: "after ") }
      text = colon..<text.upperBound
      return true
    }
    return takeSaid(input)
  }

  private mutating func takeSaid(_ input: Span<UInt8>) -> Bool {
    let namesHost = input.hasPrefix("host ", at: text.lowerBound, before: text.upperBound)
    let near = min(text.upperBound, text.lowerBound + Limits.wrapperBytes)
    var colon = text.lowerBound - 1
    while true {
      colon = input.firstIndex(of: 0x3a, in: colon + 1..<near)
      guard colon < near else { return false }
      let isRefusal = input.endsWord("refused to talk to me", at: colon, from: text.lowerBound)
      guard isRefusal || input.endsWord("said", at: colon, from: text.lowerBound) else { continue }
      let next = input.skippingBlanks(colon + 1..<text.upperBound)
      guard namesHost || input.replyCode(at: next, before: text.upperBound) != nil else { continue }
      if namesHost {
        let name = text.lowerBound + 5
        host = name..<input.endOfHost(name..<max(name, colon))
      }
      // In Postfix's words: neither a greeting nor a login that fails ends a message (smtp_proto.c,
      // smtp_sasl_glue.c; `smtp_skip_5xx_greeting`, `smtp_sasl_auth_soft_bounce`).
      if isRefusal
        || input.hasPrefix("sasl authentication failed;", at: text.lowerBound, before: colon)
      {
        isDeferral = true
      }
      text = next..<text.upperBound
      return true
    }
  }

  /// ` (in reply to RCPT TO command)` says the stage, and is not the remote system's text.
  private mutating func takeCommandSuffix(_ input: Span<UInt8>) {
    var end = text.upperBound
    while end > text.lowerBound {
      if Byte.isBlank(input[end - 1]) {
        end -= 1
      } else if end - 2 >= text.lowerBound, input.isHardBlank(at: end - 2, before: end) {
        end -= 2
      } else {
        break
      }
    }
    guard end > text.lowerBound, input[end - 1] == 0x29, Self.hasBracketedI(input, text.upperBound)
    else { return }
    let tail = max(text.lowerBound, text.upperBound - Limits.suffixBytes)..<text.upperBound
    guard let found = input.firstRange(of: "(in reply to ", in: tail) else { return }
    stage = input.stageNamed(in: found.lowerBound..<text.upperBound, after: "in reply to ")
    text = text.lowerBound..<found.lowerBound
  }

  /// The leading reply code and enhanced status code, once or repeated.
  private mutating func takeCodes(_ input: Span<UInt8>) {
    var at = input.skippingBlanks(text)
    for _ in 0..<Limits.wrappers {
      if let found = input.replyCode(at: at, before: text.upperBound), code == nil || code == found
      {
        if code == nil, at + 3 < text.upperBound { isMultiline = input[at + 3] == 0x2d }
        code = found
        at = input.skippingSeparators(at + 3..<text.upperBound)
      } else if let found = input.enhancedCode(at: at, before: text.upperBound),
        enhanced == nil || enhanced == found.code
      {
        enhanced = found.code
        at = input.skippingSeparators(found.end..<text.upperBound)
      } else {
        break
      }
    }
    text = min(at, text.upperBound)..<text.upperBound
  }

  /// `Deferred: 421 4.7.0 …`: the codes count, and the text in front of them stays.
  private mutating func findEmbeddedCode(_ input: Span<UInt8>) {
    let near = text.lowerBound..<min(text.upperBound, text.lowerBound + Limits.embeddedCodeBytes)
    guard let at = input.firstCodeAfterColon(near) else { return }
    code = input.replyCode(at: at, before: text.upperBound)
    let next = input.skippingSeparators(at + 3..<text.upperBound)
    if enhanced == nil { enhanced = input.enhancedCode(at: next, before: text.upperBound)?.code }
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x28 || byte == 0x3c || byte == 0x5b
  }
}
