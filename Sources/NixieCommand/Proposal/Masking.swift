internal import NixieLogs

/// Takes out of replies what says who somebody is.
///
/// | | in a report | in a ruleset |
/// |---|---|---|
/// | e-mail address | `j***@example.com` | `joe@example.com` |
/// | name of a mailbox, in quotes or known from the log | `j***` | `joe` |
/// | identifier, number of 7 digits or more | its first two characters and `…` | another |
/// | web address | without what follows `?` or `#` | without it |
/// | IP address | as it is | one of those reserved for documentation |
/// | host name | as it is | `mail.example.com` |
///
/// Addresses of hosts stay in a report: they belong to mail servers, and who asks a blocklist for
/// removal needs them. Rulesets are passed on, so nothing in them is anybody's.
package struct Masking: Sendable {
  /// Everything is shown as it is (`--no-mask`).
  package var isOff: Bool

  package init(isOff: Bool = false) { self.isOff = isOff }

  /// `text` for a person; `names` are masked wherever they stand as a word.
  package func shown(_ text: String, names: [String] = []) -> String {
    isOff ? text : ReplyPieces.pieces(ofReply: text, names: names).map(\.disguised).joined()
  }

  /// `reply` as an example that anybody may read.
  package static func example(_ reply: String, names: [String] = []) -> String {
    ReplyPieces.pieces(ofReply: reply, names: names).map(\.masked).joined()
  }

  /// The local parts of the event's addresses, in small letters.
  static func names(_ event: borrowing DeliveryEvent) -> [String] {
    var names: [String] = []
    for address in [event.recipient, event.sender] {
      guard let at = address.lastIndex(of: 0x40), at > 0 else { continue }
      let name = String(decoding: address[..<at], as: UTF8.self).lowercased()
      // `info` and `user` are words of replies as well; `mailbox` at most by mistake.
      if name.count >= 2, !roles.contains(name) { names.append(name) }
    }
    return names
  }

  /// Local parts that name nobody, and that replies are full of.
  private static let roles: Set<String> = [
    "abuse", "account", "admin", "contact", "email", "error", "help", "host", "info", "list",
    "mail", "mailbox", "message", "news", "noreply", "no-reply", "office", "postmaster",
    "recipient", "root", "sales", "sender", "service", "spam", "support", "test", "user", "web",
    "webmaster",
  ]
}
