internal import Nixie

/// Where the parts of a syslog line stand.
///
/// ```
/// Jan 15 10:22:31 mta1 postfix/smtp[2211]: MESSAGE                    RFC 3164
/// 2026-01-15T10:22:31.5+01:00 mta1 postfix/smtp[2211]: MESSAGE        the same with RFC 3339 time
/// <22>1 2026-01-15T10:22:31Z mta1 postfix/smtp 2211 - - MESSAGE       RFC 5424
/// mail-1  | Jan 15 10:22:31 mta1 postfix/smtp[2211]: MESSAGE          container's
/// 2026-01-15T10:22:31.5Z stdout F Jan 15 10:22:31 mta1 postfix/smtp[2211]: MESSAGE
/// Jan 15 10:22:31 mta1 mail.info postfix/smtp[2211]: MESSAGE          with the facility
/// Jan 15 10:22:31 mta1 sendmail[2211]: [ID 197553 mail.info] MESSAGE  Solaris
/// ```
struct SyslogLine {
  /// The time, the one with a year where there are two.
  var time: Range<Int>
  /// The program, without its process number: `postfix/smtp`.
  var tag: Range<Int>
  /// Where the message begins.
  var message: Int

  /// Reads the head of `line`, or gives nil where it is no syslog line. O(head).
  init?(_ line: Span<UInt8>) {
    var at = 0
    var isStructured = false
    if line.count > 3, line[0] == 0x3c, let close = line.first(0x3e, 1..<min(6, line.count)) {
      at = close + 1
      isStructured = line.starts("1 ", at..<line.count)
      if isStructured { at += 2 }
    }
    guard var time = Self.time(line, at: at) ?? Self.timeBehindPrefix(line, &at) else { return nil }
    at = Self.afterBlanks(line, time.upperBound)
    if line.starts("stdout ", at..<line.count) || line.starts("stderr ", at..<line.count) {
      at = Self.afterBlanks(line, at + 9)
    }
    if let second = Self.time(line, at: at) {
      if line[time.lowerBound] > 0x39 { time = second }
      at = Self.afterBlanks(line, second.upperBound)
    }
    self.time = time
    tag = at..<at
    message = at
    if isStructured { readStructured(line) } else { readTag(line) }
  }

  /// `mta1 postfix/smtp[2211]: `, or without the host, or with a facility between.
  private mutating func readTag(_ line: Span<UInt8>) {
    var at = message
    for _ in 0..<3 {
      let end = line.endOfWord(at..<min(line.count, at + LogLimits.prefixBytes))
      if end > at, line[end - 1] == 0x3a {
        let bracket = line.first(0x5b, at..<end)
        tag = at..<(bracket ?? end - 1)
        message = Self.afterBlanks(line, end)
        if line.starts("[ID ", message..<line.count),
          let close = line.first("] ", message..<line.count)
        {
          message = Self.afterBlanks(line, close.upperBound)
        }
        return
      }
      at = Self.afterBlanks(line, end)
    }
    // Some write only the host, or nothing: what follows is the message.
    message = Self.afterBlanks(line, line.endOfWord(message..<line.count))
  }

  /// `mta1 postfix/smtp 2211 - [data] MESSAGE`.
  private mutating func readStructured(_ line: Span<UInt8>) {
    var at = message
    for field in 0..<4 {
      let end = line.endOfWord(at..<line.count)
      if field == 1 { tag = at..<end }
      at = Self.afterBlanks(line, end)
    }
    while at < line.count, line[at] == 0x5b, let close = line.first(0x5d, at..<line.count) {
      at = close + 1
    }
    if at < line.count, line[at] == 0x2d { at += 1 }
    message = Self.afterBlanks(line, at)
  }

  /// A container's name and `|` in front of the line.
  private static func timeBehindPrefix(_ line: Span<UInt8>, _ at: inout Int) -> Range<Int>? {
    guard let bar = line.first(0x7c, at..<min(line.count, at + LogLimits.prefixBytes)) else {
      return nil
    }
    at = afterBlanks(line, bar + 1)
    return time(line, at: at)
  }

  static func afterBlanks(_ line: Span<UInt8>, _ at: Int) -> Int {
    var at = min(at, line.count)
    while at < line.count, Byte.isBlank(line[at]) { at += 1 }
    return at
  }

  /// The time that stands at `at`, followed by a blank.
  static func time(_ line: Span<UInt8>, at: Int) -> Range<Int>? {
    guard at + 15 < line.count else { return nil }
    if Byte.isDigit(line[at]) {
      guard line[at + 4] == 0x2d, line[at + 7] == 0x2d, line[at + 13] == 0x3a,
        line[at + 10] == 0x54 || line[at + 10] == 0x20
      else { return nil }
      return at..<line.endOfWord(at + 11..<min(line.count, at + 48))
    }
    guard line[at + 3] == 0x20, line[at + 6] == 0x20,
      Clock.month(line, at: at, before: line.count) != nil
    else { return nil }
    var end = line.endOfWord(at + 7..<min(line.count, at + 40))
    if end == at + 11, end + 9 < line.count {
      end = line.endOfWord(end + 1..<min(line.count, end + 17))
    }
    guard end >= at + 15, line[end - 3] == 0x3a || line[at + 9] == 0x3a else { return nil }
    return at..<end
  }
}
