internal import Nixie

/// Where a reading of messages stands.
struct MessageFrame {
  /// The first line was a mailbox's `From `.
  var isMailbox = false
  var hasBegun = false
  var isAfterBlank = true
}

/// Messages: one, or a mailbox (RFC 4155) of them.
extension LogParser {
  mutating func takeMessageLine(
    _ line: Span<UInt8>, _ skipped: (Int, Span<UInt8>) -> Void,
    _ body: (borrowing DeliveryEvent) -> Void
  ) {
    let isSeparator = message.isAfterBlank && Self.isSeparator(line)
    message.isAfterBlank = line.isEmpty
    if !message.hasBegun {
      if line.isEmpty { return }
      message.isMailbox = isSeparator
      begin()
    } else if isSeparator, message.isMailbox {
      takeRecord(skipped, body)
      begin()
    }
    let room = max(0, LogLimits.recordBytes - record.count - 1)
    record.append(line, 0..<min(room, line.count))
    if room > 0 { record.append(0x0a) }
  }

  mutating func finishMessage(
    _ skipped: (Int, Span<UInt8>) -> Void, _ body: (borrowing DeliveryEvent) -> Void
  ) {
    if message.hasBegun { takeRecord(skipped, body) }
    message = MessageFrame()
  }

  private mutating func begin() {
    message.hasBegun = true
    record.removeAll(keepingCapacity: true)
    recordLine = counts.lines
  }

  /// `From MAILER-DAEMON Thu Jan 15 10:22:31 2026`: a sentence that begins with "From" has no time.
  private static func isSeparator(_ line: Span<UInt8>) -> Bool {
    guard line.starts("From ", line.all), let colon = line.last(0x3a, line.all) else {
      return false
    }
    return colon > 5 && colon + 1 < line.count && Byte.isDigit(line[colon - 1])
      && Byte.isDigit(line[colon + 1])
  }
}
