import Nixie
import TestSupport

/// Makes rulesets and replies out of few words, so that they meet often.
struct RandomRules {
  private var generator: Generator

  init(seed: UInt64) { generator = Generator(seed: seed) }

  private static let words = [
    "mailbox", "full", "user", "over quota", "try", "later", "[tss1]", "no",
  ]
  private static let placeholders = [
    "{number}", "{a:number}", "{word}", "{b:word}", "{c:any}", "{d:ip}", "{e:email}", "*",
    "{f:duration}",
    "{ticket}", "{g:date}", "{h:host}",
  ]

  /// Two ESPs, one like the other, a placeholder, phrases, and `count` rules.
  mutating func rules(_ count: Int) -> String {
    var text = """
      esp yahoo
        title "Yahoo"
        mx *.yahoodns.net
        domains yahoo.com, *.yahoo.com
        signature "[tss{number}]", "yahoo"
      esp aol
        title "AOL"
        like yahoo
        mx mx.aol.com, *.mx.aol.com
        domains aol.com
        signature "aol*later"
      esp other
        title "Other"
        mx *.com
        domains other.example
        signature "[tss{number}] full"
      placeholder ticket
        title "A ticket"
        regex | [a-f]+-[0-9]+
        example | ab-1
      phrases busy
        - "try {what:word} later"
        - "no"

      """
    for number in 0..<count { text += rule(number) }
    return text
  }

  private mutating func rule(_ number: Int) -> String {
    let isFallback = generator.once(in: 5)
    var lines = ["\(isFallback ? "fallback" : "rule") r\(number)"]
    if generator.once(in: 3) {
      lines.append("for " + generator.pick(["yahoo", "aol", "other, aol", "any"]))
    }
    var conditions: [String] = []
    if generator.once(in: 2) { conditions.append("code " + codes()) }
    if generator.once(in: 3) { conditions.append("enhanced " + enhanced()) }
    if generator.once(in: 5) {
      conditions.append("stage " + generator.pick(["rcpt", "data, mail"]))
    }
    if conditions.isEmpty || !generator.once(in: 4) { conditions.append(textCondition()) }
    if generator.once(in: 4) { conditions.append("except " + textCondition()) }
    if generator.once(in: 8) { conditions.append("except code " + codes()) }
    if generator.once(in: 8) { conditions.append("except enhanced " + enhanced()) }
    if generator.once(in: 8) { conditions.append("except stage rcpt") }
    lines += conditions
    lines.append("is " + generator.pick(["full", "slow", "full, permanent"]))
    if generator.once(in: 6) { lines.append("priority \(generator.below(5) - 2)") }
    if !isFallback { lines.append("example | x") }
    return lines.joined(separator: "\n  ") + "\n"
  }

  private mutating func codes() -> String {
    generator.pick(["550", "4xx", "55x, 421", "none", "none, 5xx", "421"])
  }

  private mutating func enhanced() -> String {
    generator.pick(["5.1.1", "x.2.2", "none", "5.1.x, none", "4.7.606-649", "5.x.x"])
  }

  private mutating func textCondition() -> String {
    switch generator.below(6) {
    case 0: "text any of \(pattern()), \(pattern()), phrases busy"
    case 1: "text all of \(pattern()), \(pattern())"
    case 2: "text in order \(plainPattern()), \(plainPattern())"
    case 3:
      "regex | "
        + generator.pick(["full|no$", "^us(?:er)?", "\\b[a-f]+-(?<n>[0-9]{2,3})", "qu.*er"])
    default: "text \(pattern())"
    }
  }

  private mutating func pattern() -> String {
    generator.pick(["", "", "", "is ", "starts with ", "ends with "]) + plainPattern()
  }

  private mutating func plainPattern() -> String {
    var parts = [generator.pick(Self.words)]
    var used: Set<String> = []
    for _ in 0..<generator.below(4) {
      let part =
        generator.once(in: 2) ? generator.pick(Self.words) : generator.pick(Self.placeholders)
      if used.insert(part).inserted { parts.append(part) }
    }
    if generator.once(in: 3) { parts.swapAt(0, parts.count - 1) }
    return "\"" + parts.joined(separator: generator.pick([" ", " ", ""])) + "\""
  }

  /// A reply and what is known of it.
  mutating func reply() -> (bytes: [UInt8], hints: Hints) {
    var words: [String] = []
    if !generator.once(in: 3) {
      words.append(generator.pick(["550", "421", "450", "550-", "554"]))
    }
    if generator.once(in: 2) {
      words.append(generator.pick(["5.1.1", "4.2.2", "5.7.1", "4.7.620"]))
    }
    let fillings = [
      "12", "ab-34", "192.0.2.1", "a@b.example", "5 minutes", "2024-01-02", "Yahoo", "aol", "é",
    ]
    for _ in 0...generator.below(7) {
      words.append(generator.once(in: 3) ? generator.pick(fillings) : generator.pick(Self.words))
    }
    if generator.once(in: 8) { words.append("(in reply to RCPT TO command)") }
    var hints = Hints()
    if generator.once(in: 4) {
      hints.mxHost = generator.pick(["a.YAHOODNS.net", "mx.aol.com", "x.com", "y"])
    }
    if generator.once(in: 4) { hints.esp = generator.pick(["yahoo", "aol", "nobody"]) }
    if generator.once(in: 4) {
      hints.domain = generator.pick(["joe@yahoo.com", "m.yahoo.com", "AOL.com."])
    }
    if generator.once(in: 5) { hints.stage = generator.pick([.rcpt, .data, .mail]) }
    let joined = words.joined(separator: generator.pick([" ", " ", "\r\n", ""]))
    return (Array((generator.once(in: 2) ? joined.uppercased() : joined).utf8), hints)
  }
}
