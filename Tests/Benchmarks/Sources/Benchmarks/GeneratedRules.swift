/// Rules like the shipped ones: four words or so, a code, one in three with a gap, one in four with a
/// placeholder, one in ten a regex; replies that one rule each knows, and others that none does.
enum GeneratedRules {
  private static let words = [
    "mailbox", "recipient", "address", "rejected", "blocked", "policy", "temporarily", "deferred",
    "unknown", "user", "account", "disabled", "message", "content", "spam", "reputation", "rate",
    "limit", "exceeded", "connection", "refused", "sender", "domain", "lookup", "failed", "quota",
    "storage", "relay", "denied", "authentication", "required", "greylisted", "try", "again",
    "later",
    "too", "many", "invalid", "server", "service", "unavailable", "listed", "contact", "postmaster",
  ]
  private static let header = """
    ruleset generated
      title "Generated"
      format 1
    category slow
      title "Slow"
      group rate
      permanence by code
      party sender
      action retry
      advice "Wait."

    """

  private struct Dice {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  private static func phrase(_ number: Int) -> [String] {
    var dice = Dice(state: UInt64(number + 1))
    return (0..<4 + dice.next(3)).map { _ in words[dice.next(words.count)] } + ["e\(number % 997)"]
  }

  static func text(_ count: Int) -> String {
    var text = header
    for number in 0..<count {
      let phrase = phrase(number)
      let front = phrase.prefix(2).joined(separator: " ")
      let back = phrase.dropFirst(2).joined(separator: " ")
      text += "rule r\(number)\n"
      if number % 2 == 0 { text += "  code \(["550", "55x", "4xx", "421"][number / 2 % 4])\n" }
      switch number % 20 {
      case 0, 10: text += "  regex | \(front) [a-z0-9.]+ \(back)$\n"
      case 1, 4, 7, 11, 14, 17: text += "  text \"\(front) * \(back)\"\n"
      case 2, 6, 12, 16: text += "  text \"\(front) {client:ip} \(back)\"\n"
      case 3: text += "  text any of \"\(front) \(back)\", \"\(back) for {who:email}\"\n"
      default: text += "  text \"\(front) \(back)\"\n"
      }
      text += "  is slow\n  example | x\n"
    }
    return text
  }

  /// Some 130 bytes each, seven of ten known by a rule.
  static func replies(_ count: Int) -> [[UInt8]] {
    (0..<10_000).map { index in
      var dice = Dice(state: UInt64(index) &* 7_919 &+ 5)
      let isKnown = dice.next(10) < 7
      let number = dice.next(count)
      let phrase = isKnown ? phrase(number) : (0..<7).map { _ in words[dice.next(words.count)] }
      let code = ["550 5.1.1", "421 4.7.0", "450 4.2.0", "554 5.7.1"][dice.next(4)]
      let middle = number % 20 == 5 || number % 20 > 17 ? "" : " 192.0.2.\(dice.next(256))"
      return Array(
        ("\(code) <user\(dice.next(9_999))@example.com>: \(phrase.prefix(2).joined(separator: " "))"
          + "\(middle) \(phrase.dropFirst(2).joined(separator: " ")) (\(dice.next(99_999))) "
          + "mx\(dice.next(99)).example.net ESMTP").utf8)
    }
  }
}
