/// A part of a reply: words that stay, or something that varies from reply to reply.
struct ReplyPiece: Equatable {
  enum Kind: String {
    case literal = ""
    case email, url, ip, domain, date, number, id
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
    case .ip: text.contains(":") ? "2001:db8::1" : "192.0.2.1"
    case .domain: "mail.example.com"
    case .url: String(text.prefix { $0 != "?" })
    case .literal, .date, .number, .id: text
    }
  }

  /// How many words it spells out.
  var wordCount: Int {
    kind == .literal ? text.split { !($0.isLetter || $0.isNumber) }.count : 0
  }
}
