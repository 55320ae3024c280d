internal import Nixie

/// A `message/delivery-status` (RFC 3464): a group of fields on the message, then one for each
/// recipient.
struct DeliveryStatus {
  let message: HeaderBlock
  private(set) var recipients: [HeaderBlock] = []

  init(_ bytes: Span<UInt8>) {
    var groups: [HeaderBlock] = []
    var at = 0
    while at < bytes.count, groups.count < LogLimits.recipients {
      let group = HeaderBlock(bytes, at..<bytes.count)
      if !group.fields.isEmpty { groups.append(group) }
      // A line that is no field ends a group as an empty one does.
      at = group.end > at ? group.end : bytes.line(at: at, before: bytes.count).next
    }
    recipients = groups.filter { $0.has("final-recipient") || $0.has("action") }
    let first = groups.first { !$0.has("final-recipient") && !$0.has("action") }
    message = first ?? HeaderBlock(bytes, 0..<0)
  }

  /// The value behind the type of a field: `user@example.com` of `rfc822; user@example.com`.
  static func value(_ field: [UInt8]) -> [UInt8] {
    let span = field.span
    guard let semicolon = span.first(0x3b, 0..<field.count), isType(span, 0..<semicolon) else {
      return span.copied(span.trimmed(0..<field.count))
    }
    return span.copied(span.trimmed(semicolon + 1..<field.count))
  }

  /// Whether `range` is a type's name: `smtp`, `X-Postfix`, `dns`.
  private static func isType(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let word = bytes.trimmed(range)
    return !word.isEmpty && word.count <= 32
      && word.allSatisfy { bytes[$0] == 0x2d || Byte.isWord(bytes[$0]) }
  }

  /// The address without brackets or a gloss.
  static func address(_ field: [UInt8]) -> [UInt8] {
    let value = value(field)
    let span = value.span
    if let open = span.first(0x3c, 0..<value.count),
      let close = span.first(0x3e, open..<value.count)
    {
      return span.copied(open + 1..<close)
    }
    return span.copied(0..<span.endOfWord(0..<value.count))
  }
}
