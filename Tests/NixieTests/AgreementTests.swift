import Foundation
import Nixie
import NixieCompiler
import TestSupport
import Testing

/// The image and the naive reference agree: on the winner, on all rules that match, on captures.
@Suite struct AgreementTests {
  /// Every sequence of up to `length` of `parts`, joined.
  private static func all(_ parts: [String], upTo length: Int) -> [String] {
    var layer = [""]
    var found: [String] = []
    for _ in 0..<length {
      layer = layer.flatMap { front in parts.map { front + $0 } }
      found += layer
    }
    return found
  }

  /// Holds one rule for each of `conditions` against each text, a few rules at a time, since the
  /// compiler compares each rule with each.
  private func check(_ conditions: [String], _ texts: [String]) throws {
    for first in stride(from: 0, to: conditions.count, by: 8) {
      let some = conditions[first..<min(first + 8, conditions.count)]
      let rules = some.enumerated().map { number, condition in
        "rule r\(number)\n \(condition)\n is full\n example | x\n"
      }
      let bench = try Bench(rules.joined())
      for text in texts {
        if let disagreement = bench.disagreement(Array(text.utf8)) {
          Issue.record("\(disagreement)\n\(rules.joined())")
          return
        }
      }
    }
  }

  /// Every pattern of up to three parts, against every text of up to three.
  @Test(arguments: ["", "is", "starts with", "ends with"])
  func everySmallPattern(_ anchor: String) throws {
    let parts = ["a", "1", "-", " ", "*", "{number}"]
    let patterns = Self.all(parts, upTo: 3).filter { pattern in
      pattern.contains { $0 != "*" && $0 != " " }
    }
    try check(
      patterns.map { "text \(anchor) \"\($0)\"" }, Self.all(["a", "1", "-", " "], upTo: 3))
  }

  /// Every regex of up to two parts, and many of three, against every text of up to three.
  @Test func everySmallRegex() throws {
    let parts = ["a", "[^a]", "1+", "a?", "\\b", "(?:a|11)", ".*", "^", "$"]
    let regexes = Self.all(parts, upTo: 3).filter { regex in
      regex.contains("[") || regex.contains("1")
        || regex.split(separator: "a?").joined().contains("a")
    }
    let some = regexes.enumerated().filter { $0.offset < 81 || $0.offset % 5 == 0 }
    try check(some.map { "regex | \($0.element)" }, Self.all(["a", "1", "-", " "], upTo: 3))
  }

  /// Long words, which the scan knows by a part of them, with every byte changed in turn.
  @Test func longPatterns() throws {
    let text = "temporarily authentication relay (failed) connection address e5"
    let patterns = [
      text, text + "*", "*" + text, "relay (failed)*address e5", "{w:word} " + text.dropFirst(12),
    ]
    var texts = [text, "421 4.7.0 " + text, text.uppercased(), text + text, "x " + text + " x"]
    for place in text.indices {
      texts.append(text.replacingCharacters(in: place...place, with: "x"))
    }
    for length in stride(from: 4, to: text.count, by: 3) {
      try check(
        ["text \"\(text.prefix(length))*\"", "text \"*\(text.suffix(length))\""],
        [text] + texts.prefix(8))
    }
    try check(patterns.map { "text \"\($0)\"" }, texts)
  }

  /// Fragments in every order, before, behind and between each other, and more than once.
  @Test func fragmentsInOrder() throws {
    let words = ["full", "user", "no"]
    let texts = Self.all(words.map { $0 + " " }, upTo: 5)
    let orders = Self.all(words, upTo: 3)
    try check(
      orders.map { order in
        var parts: [String] = []
        var rest = Substring(order)
        while let word = words.first(where: { rest.hasPrefix($0) }) {
          parts.append(word)
          rest = rest.dropFirst(word.count)
        }
        return "text \"\(parts.joined(separator: "*"))\""
      }, texts)
  }

  /// What is copied sixteen bytes at a time, with what stops that at every place.
  @Test func everyPlaceInABlock() throws {
    let bench = try Bench("rule r\n regex | ^(?<all>.*)$\n is full\n example | x\n")
    let stops = [
      " ", "  ", "\t", "\n", "\\n", "\\", "\\r\\n", "\u{a0}", "é", "\u{7f}", "550 ", " 550 ",
      " 550-5.1.1 ", "\n550-", " 451 ", "#5.7.1", "(5.7.1) ", "A", "Z", "@", "[", "!", " !", " !5",
      " 5", "`", "{", "\u{c2}",
    ]
    let text = "the Mailbox of this user is over its quota now"
    for front in ["", "550 ", "550-5.1.1 "] {
      for stop in stops {
        for length in [0, 1, 7, 8, 9, 15, 16, 17, 18, 33, text.count] {
          for place in 0...length {
            let cut = text.index(text.startIndex, offsetBy: place)
            let end = text.index(text.startIndex, offsetBy: length)
            let reply = front + text[..<cut] + stop + text[cut..<end]
            if let disagreement = bench.disagreement(Array(reply.utf8)) {
              Issue.record("\(disagreement)")
              return
            }
          }
        }
      }
    }
  }

  /// Fragments of every length at every place, in sight of either end of the text.
  @Test func everyLengthOfFragment() throws {
    let text = "relay1 [now] for us-99"
    var patterns: [String] = []
    for length in 1...12 {
      for start in stride(from: 0, to: text.count - length, by: 3) {
        let from = text.index(text.startIndex, offsetBy: start)
        patterns.append(String(text[from..<text.index(from, offsetBy: length)]))
      }
    }
    let some = patterns.filter { $0.contains { $0 != " " } && !$0.hasPrefix(" ") }
    let texts = [
      text, text + "9", "x" + text, text.uppercased(), text + " " + text, String(text.dropLast()),
      String(text.dropFirst(2)), text.replacingOccurrences(of: "1", with: "2"),
    ]
    try check(
      some.flatMap { ["text \"\($0)\"", "text \"*\($0)*\"", "text ends with \"\($0)\""] }, texts)
    try check(
      some.map { part in
        let digits = part.map {
          $0.isNumber ? "[0-9]" : "[\($0 == "[" || $0 == "]" ? "\\" : "")\($0)x]"
        }
        return "regex | " + digits.joined()
      }, texts)
  }

  /// Fragments that differ in one byte only, wherever it is, so that they share grams; of all
  /// lengths around those of the blocks in which they are compared.
  @Test(arguments: [5, 6, 7, 8, 9, 12, 15, 16, 17, 24, 25, 31, 32, 33, 39, 40, 41])
  func fragmentsThatDifferInOneByte(_ length: Int) throws {
    let text = String("over quota: mailbox (storage) is full, retry later".prefix(length))
    let places = text.indices.dropFirst(length / 2 % 4)
    let parts = places.map { text.replacingCharacters(in: $0...$0, with: "y") } + [text]
    let rules = parts.enumerated().map { number, part in
      let name = "rule r\(number)\n "
      let escaped = part.map { $0.isLetter || $0 == " " ? String($0) : "\\\($0)" }.joined()
      let condition = number % 2 == 0 ? "text \"\(part)\"" : "regex | \(escaped)"
      return name + condition + "\n is full\n priority \(number + 1)\n example | x\n"
    }
    let bench = try Bench(rules.joined())
    for part in parts {
      for reply in [part, "a" + part, part + "1", "550 " + part + part, part + " " + text] {
        if let disagreement = bench.disagreement(Array(reply.utf8)) {
          Issue.record("\(disagreement)")
          return
        }
      }
    }
  }

  /// So many rules that every position of a text is scanned; few make it every second.
  @Test func manyRules() throws {
    let texts = (0..<420).map { "part\($0) of \($0 * 7 % 97)" }
    let rules = texts.enumerated().map { number, text in
      "rule r\(number)\n text \"\(text)\"\n is full\n priority \(number + 1)\n example | x\n"
    }
    let bench = try Bench(rules.joined())
    for number in stride(from: 0, to: texts.count, by: 90) {
      let other = texts[number * 5 % texts.count]
      for reply in [texts[number], "a \(texts[number]) b", "\(other), \(texts[number])x"] {
        if let disagreement = bench.disagreement(Array(reply.utf8)) {
          Issue.record("\(disagreement)")
          return
        }
      }
    }
  }

  /// Captures of every pattern of up to three parts around one or two placeholders.
  @Test func everySmallCapture() throws {
    let sides = ["", "a", "*", " ", "1", "a*"]
    let inner = [
      "{x:any}", "{x:number}", "{x:word}", "{x:id}", "{x:any}{y:number}", "{x:word}*{y:any}",
    ]
    let texts = Self.all(["a", "1", " "], upTo: 4)
    for (number, middle) in inner.enumerated() {
      for front in sides {
        for back in sides where (front + back).contains(where: { $0 == "a" || $0 == "1" }) {
          guard (front + back).count < 4, number < 4 || !front.isEmpty else { continue }
          let rule = "rule r\n text \"\(front)\(middle)\(back)\"\n is full\n example | x\n"
          let bench = try Bench(rule)
          for text in texts {
            if let disagreement = bench.disagreement(Array(text.utf8)) {
              Issue.record("\(front)\(middle)\(back): \(disagreement)")
              return
            }
          }
        }
      }
    }
  }

  /// Random rulesets against random replies with random hints.
  @Test(arguments: 0..<16)
  func randomRulesets(_ seed: Int) throws {
    var random = RandomRules(seed: UInt64(seed))
    let rules = random.rules(3 + seed * 2)
    let bench = try Bench(rules)
    for _ in 0..<60 {
      let (reply, hints) = random.reply()
      if let disagreement = bench.disagreement(reply, hints) {
        Issue.record("\(disagreement)\n\(rules)")
        return
      }
    }
  }
}
