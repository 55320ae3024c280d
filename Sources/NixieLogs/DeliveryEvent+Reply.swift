internal import Nixie

/// Takes a reply out of what mail systems wrap it into; what the wrapping says becomes hints.
///
/// ```
/// host mx.example.com[192.0.2.10] said: 550 5.1.1 … (in reply to RCPT TO command)
/// SMTP error from remote mail server after RCPT TO:<user@example.com>: 550 5.1.1 …
/// smtp;550 5.1.1 …
/// ```
extension DeliveryEvent {
  /// Sets reply, host and stage by `range`. Where the reply has no code of its own, `status` (what
  /// the logging system makes of it, `4.4.1`) goes in front: it is then all that there is.
  mutating func setReply(_ bytes: Span<UInt8>, _ range: Range<Int>, status: Range<Int>? = nil) {
    var range = bytes.trimmed(range)
    takeCommand(bytes, &range)
    if bytes.startsFolded("smtp;", range) {
      range = bytes.trimmed(range.lowerBound + 5..<range.upperBound)
    }
    let suspended = "delivery temporarily suspended: host " as StaticString
    if bytes.starts(suspended, range) {
      range = range.lowerBound + suspended.utf8CodeUnitCount - 5..<range.upperBound
    }
    takeHost(bytes, &range)
    takeRemoteError(bytes, &range)
    reply.removeAll(keepingCapacity: true)
    if let status, Self.isFailure(bytes, status), !Self.hasCode(bytes, range) {
      reply.append(bytes, status)
      reply.append(0x20)
    }
    reply.append(bytes, range)
  }

  /// The same with texts of their own.
  mutating func setReply(_ text: [UInt8], status: [UInt8] = []) {
    let both = text + status
    setReply(both.span, 0..<text.count, status: status.isEmpty ? nil : text.count..<both.count)
  }

  /// Puts `5.0.0` or `4.0.0` in front of a reply without a code, which is what the system's own
  /// bounce would say: the log knows whether it gave up, and only that.
  mutating func setClass(isFinal: Bool) {
    let all = 0..<reply.count
    if reply.isEmpty || hasCode || reply.span.first("(#", all) != nil { return }
    reply = Array(isFinal ? "5.0.0 ".utf8 : "4.0.0 ".utf8) + reply
  }

  /// Whether the reply has a code that the classifier will find.
  var hasCode: Bool { Self.hasCode(reply.span, 0..<reply.count) }

  /// `(in reply to RCPT TO command)` at the end.
  private mutating func takeCommand(_ bytes: Span<UInt8>, _ range: inout Range<Int>) {
    guard range.count > 14, bytes[range.upperBound - 1] == 0x29 else { return }
    let tail = max(range.lowerBound, range.upperBound - 96)..<range.upperBound
    guard let found = bytes.last("(in reply to ", tail) else { return }
    stage = Stage(command: bytes, found.upperBound..<range.upperBound) ?? stage
    range = bytes.trimmed(range.lowerBound..<found.lowerBound)
  }

  /// `host mx.example.com[192.0.2.10] said: ` at the begin; Exim writes
  /// `host mx.example.com [192.0.2.10]: `.
  private mutating func takeHost(_ bytes: Span<UInt8>, _ range: inout Range<Int>) {
    guard bytes.starts("host ", range) else { return }
    let name = range.lowerBound + 5
    var end = name
    while end < range.upperBound, !Byte.isBlank(bytes[end]), bytes[end] != 0x5b { end += 1 }
    let near = end..<min(range.upperBound, end + LogLimits.prefixBytes)
    guard let close = bytes.first(0x5d, near) else { return }
    let rest = close + 1..<range.upperBound
    if bytes.starts(" said: ", rest) {
      range = bytes.trimmed(close + 8..<range.upperBound)
    } else if bytes.starts(" refused to talk to me: ", rest) {
      // Stays, since it says that there will be another attempt.
      stage = stage ?? .connect
    } else if bytes.starts(" SMTP error from remote mail", rest) {
      range = close + 2..<range.upperBound
    } else if bytes.starts(": ", rest), Self.hasCode(bytes, close + 3..<range.upperBound) {
      range = bytes.trimmed(close + 3..<range.upperBound)
    } else {
      return
    }
    mxHost.set(bytes, name..<end)
  }

  /// `SMTP error from remote mail server after RCPT TO:<user@example.com>: ` at the begin.
  private mutating func takeRemoteError(_ bytes: Span<UInt8>, _ range: inout Range<Int>) {
    guard bytes.starts("SMTP error from remote mail", range),
      let after = bytes.first(" after ", range)
    else { return }
    var rest = after.upperBound..<range.upperBound
    let command = rest
    while let colon = bytes.first(": ", rest) {
      rest = colon.upperBound..<range.upperBound
      let isHost = bytes.starts("host ", rest)
      guard isHost || bytes.replyCode(at: rest.lowerBound, before: rest.upperBound) != nil else {
        continue
      }
      stage = Stage(command: bytes, command) ?? stage
      range = rest
      if isHost { takeHost(bytes, &range) }
      return
    }
  }

  /// Whether a code of SMTP stands in the text where the classifier looks for one.
  static func hasCode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if bytes.replyCode(at: range.lowerBound, before: range.upperBound) != nil
      || bytes.isEnhancedCode(at: range.lowerBound, before: range.upperBound)
    {
      return true
    }
    var rest = range
    while let colon = bytes.first(": ", rest) {
      if bytes.replyCode(at: colon.upperBound, before: range.upperBound) != nil { return true }
      rest = colon.upperBound..<range.upperBound
    }
    return false
  }

  /// Whether `range` is an enhanced code of class 4 or 5, and says more than "something failed".
  private static func isFailure(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count >= 5 && (bytes[range.lowerBound] == 0x34 || bytes[range.lowerBound] == 0x35)
      && bytes.isEnhancedCode(at: range.lowerBound, before: range.upperBound)
  }
}

extension Span<UInt8> {
  /// The code 4xx or 5xx at `at`, with a blank, a hyphen or nothing behind it.
  func replyCode(at: Int, before end: Int) -> Int? {
    guard at + 3 <= end, self[at] == 0x34 || self[at] == 0x35, let code = number(at..<at + 3) else {
      return nil
    }
    if at + 3 < end, !Byte.isBlank(self[at + 3]), self[at + 3] != 0x2d { return nil }
    return code
  }

  /// Whether an enhanced code stands at `at`: `4.4.1`.
  func isEnhancedCode(at: Int, before end: Int) -> Bool {
    guard at + 5 <= end, (0x32...0x35).contains(self[at]), self[at + 1] == 0x2e else {
      return false
    }
    var next = at + 2
    while next < end, Byte.isDigit(self[next]) { next += 1 }
    guard next > at + 2, next + 1 < end, self[next] == 0x2e else { return false }
    return Byte.isDigit(self[next + 1])
  }
}

extension Stage {
  /// The stage of the SMTP command that `range` begins with, however a mail system names it.
  init?(command bytes: Span<UInt8>, _ range: Range<Int>) {
    var range = bytes.trimmed(range)
    for prefix in ["pipelined ", "the ", "sending "] as [StaticString]
    where bytes.startsFolded(prefix, range) {
      range = range.lowerBound + prefix.utf8CodeUnitCount..<range.upperBound
    }
    if bytes.startsFolded("end of data", range) || bytes.startsFolded("end-of-message", range)
      || bytes.startsFolded("data block", range) || bytes.equals(".", range)
    {
      self = .endOfData
    } else if bytes.startsFolded("data", range) || bytes.startsFolded("bdat", range) {
      self = .data
    } else if bytes.startsFolded("rcpt", range) {
      self = .rcpt
    } else if bytes.startsFolded("mail", range) {
      self = .mail
    } else if bytes.startsFolded("ehlo", range) || bytes.startsFolded("helo", range) {
      self = .helo
    } else if bytes.startsFolded("connect", range) || bytes.startsFolded("initial", range) {
      self = .connect
    } else {
      return nil
    }
  }
}
