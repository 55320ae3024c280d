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
