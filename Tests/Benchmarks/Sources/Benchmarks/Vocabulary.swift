/// What delivery errors are made of.
struct Vocabulary {
  let things = [
    "mailbox", "recipient", "user", "account", "address", "sender", "domain", "message",
    "connection", "remote host", "mail server", "reverse lookup", "relay", "attachment", "content",
    "envelope sender", "signature", "spf check", "dkim key", "dmarc policy", "tls handshake",
    "storage", "quota", "local part", "destination", "group", "alias", "mailing list", "queue",
    "session", "header", "link", "reputation", "client", "network", "subscription", "mx record",
    "name server", "transaction", "greeting", "helo argument", "message size", "sending rate",
    "authentication", "virus scan", "spam score", "return path", "disk space", "forwarding rule",
  ]
  let states = [
    "unknown", "unavailable", "disabled", "is full", "exceeded", "rejected", "refused", "blocked",
    "not found", "not allowed", "suspended", "expired", "invalid", "deferred", "too large",
    "listed", "denied", "missing", "over limit", "inactive", "does not exist", "not permitted",
    "timed out", "closed", "failed", "temporarily locked", "not verified", "malformed",
    "has moved", "cannot be reached", "throttled", "quarantined", "not accepted", "unroutable",
  ]
  let deeds = [
    "try again later", "please contact your provider", "see the postmaster page",
    "access has been denied", "considered as bulk mail", "delivery was attempted",
    "too many recipients", "too many connections", "will not be delivered", "policy violation",
    "no such person here", "rate has been limited", "resources are short", "please slow down",
    "cannot verify the sender", "refused by a filter", "not accepting mail", "we do not relay",
    "unsolicited messages were seen", "administrative prohibition", "service is not available",
  ]
  let kinds = [
    "local", "remote", "internal", "external", "primary", "given", "requested", "current", "final",
    "hosted", "shared", "public", "private", "temporary", "default", "intended", "specified",
  ]
  let signs = ["AB", "BLK", "CM", "DY", "EX", "FB", "GRY", "HV", "IPR", "JX", "KS", "LM", "PT"]
  let greetings = [
    "Ok, queued under", "Pleased to meet", "Nothing to report by", "Go ahead with", "Welcome at",
    "Waiting for data of", "Goodbye from", "All done for", "Thanks and regards,", "Proceed,",
    "Ready when you are,", "Start your input for", "Accepted into the spool of", "Have fun,",
  ]
  let fillers = [
    "the", "was", "Sorry, your", "from", "with", "at this time", "to", "at", "by our system", "for",
  ]
  let names = ["anna", "b.lee", "info", "sales", "hr", "otto", "m.kim", "office", "zoe", "noreply"]
  let ends = ["com", "net", "org", "de", "fr", "co.uk", "jp", "it", "nl", "com.br"]
  /// Codes of replies, the frequent ones more than once.
  let codes: [String]
  let enhanced: [String]
  /// Words of vendors that nobody else uses.
  let invented: [String]

  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    invented = (0..<1_500).map { _ in Self.word(&dice, dice.one(of: [2, 3, 3, 4])) }
    let frequent = [("550", 30), ("554", 18), ("421", 8), ("450", 8), ("451", 8), ("552", 6)]
    let others = ["452", "455", "500", "501", "503", "521", "530", "535", "541", "551", "553"]
    codes = frequent.flatMap { [String](repeating: $0.0, count: $0.1) } + others + others
    enhanced = [
      "1.0", "1.1", "1.2", "1.3", "1.6", "1.8", "1.10", "2.0", "2.1", "2.2", "2.3", "3.0", "3.4",
      "4.1", "4.2", "4.4", "4.6", "5.1", "5.2", "5.3", "6.0", "7.0", "7.1", "7.23", "7.26",
      "7.28", "7.500", "7.505", "7.606", "7.705",
    ]
  }

  private static func word(_ dice: inout Dice, _ syllables: Int) -> String {
    (0..<syllables).map { _ in
      String(dice.one(of: Array("bcdfgklmnprstvz"))) + String(dice.one(of: Array("aeiou")))
    }.joined()
  }

  func host(_ dice: inout Dice) -> String {
    Self.word(&dice, dice.between(2...3)) + dice.one(of: ["", "mail", "-mx", "host"]) + "."
      + dice.one(of: ends)
  }

  func id(_ dice: inout Dice) -> String {
    let signs = Array("0123456789ABCDEFabcdefghijkmnpqrstuvwxyz")
    return String((0..<dice.one(of: [10, 12, 16, 22])).map { _ in dice.one(of: signs) })
  }

  private func ip(_ dice: inout Dice) -> String {
    (0..<4).map { _ in String(dice.between(1...254)) }.joined(separator: ".")
  }

  /// A word or two of what varies between replies.
  func filler(_ dice: inout Dice) -> String {
    switch dice.below(12) {
    case 0: "<\(dice.one(of: names))\(dice.below(1000))@\(host(&dice))>"
    case 1: "<\(dice.one(of: names))\(dice.below(1000))@\(host(&dice))>:"
    case 2: "[\(ip(&dice))]"
    case 3: "(\(id(&dice)))"
    case 4: host(&dice)
    case 5: "id=\(id(&dice))"
    case 6: "https://\(host(&dice))/\(Self.word(&dice, 3))?i=\(id(&dice))"
    case 7: "- \(id(&dice)) - queue"
    case 8: "\(dice.below(10_000))"
    case 9: "(\(host(&dice)) [\(ip(&dice))])"
    default: dice.one(of: fillers)
    }
  }
}
