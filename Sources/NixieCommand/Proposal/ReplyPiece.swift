/// A part of a reply: words that stay, or something that varies from reply to reply.
struct ReplyPiece: Equatable {
  enum Kind: String {
    case literal = ""
    case email, url, ip, domain, date, number, id
    /// The name of a mailbox.
    case name = "word"
  }

  var kind: Kind
  var text: String

  /// As it stands in a pattern.
  var pattern: String {
    guard kind == .literal else { return "{\(kind.rawValue)}" }
    var result = ""
    for character in text {
      switch character {
      case "{": result += "{{"
      case "}": result += "}}"
      case "*": result += "{*}"
      case "\"": result += "\"\""
      // What was no UTF-8 cannot be spelled.
      case "\u{fffd}": result += result.hasSuffix("*") ? "" : "*"
      default: result.append(character)
      }
    }
    return result
  }

  /// As it stands in an example that anybody may read: addresses are those that the RFCs reserve
  /// for documentation (RFC 2606, 5737, 3849).
  var masked: String {
    switch kind {
    case .email: "joe@example.com"
    case .name: "joe"
    case .ip: text.contains(":") ? "2001:db8::1" : "192.0.2.1"
    case .domain: "mail.example.com"
    case .url: address
    case .id: "7fa3b2c91d"
    case .number: text.count >= Self.tellingDigits ? "1234567" : text
    case .literal, .date: text
    }
  }

  /// A number this long is a telephone's, a customer's or a ticket's.
  private static let tellingDigits = 7

  /// As it stands in a report, see ``Masking``.
  var disguised: String {
    switch kind {
    case .email:
      String(text.prefix(1)) + "***" + (text.lastIndex(of: "@").map { text[$0...] } ?? "")
    case .name: String(text.prefix(1)) + "***"
    case .id: String(text.prefix(2)) + "…"
    case .number: text.count >= Self.tellingDigits ? String(text.prefix(2)) + "…" : text
    case .url: address
    case .literal, .ip, .domain, .date: text
    }
  }

  /// A web address without what tells one visitor from another.
  private var address: String {
    let plain = text.prefix { $0 != "?" && $0 != "#" }
    guard let sign = plain.firstIndex(of: "@") else { return String(plain) }
    return String(plain[..<(plain[..<sign].lastIndex(of: "/") ?? sign)])
  }

  /// How many words it spells out.
  var wordCount: Int {
    kind == .literal ? text.split { !($0.isLetter || $0.isNumber) }.count : 0
  }
}
