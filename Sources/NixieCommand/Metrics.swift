package import Nixie
package import NixieLogs

/// Counts of answers by name, and how they are written for Prometheus.
package struct Metrics: Sendable {
  private var decisions: [String: Int] = [:]
  private var categories: [String: Int] = [:]
  private var esps: [String: Int] = [:]
  private var rules: [String: Int] = [:]

  package init() {}

  /// How many answers `decision` gave.
  package func count(_ decision: Decision) -> Int { decisions[decision.name] ?? 0 }

  /// Adds what was counted with the rules of `classifier`.
  package mutating func add(_ tally: Tally, _ classifier: Classifier) {
    for (decision, count) in zip([Decision.rule, .fallback, .none], tally.decisions) {
      decisions[decision.name, default: 0] += count
    }
    let names = classifier.catalogue
    for (index, count) in tally.categories.enumerated() {
      // All of them, so that a graph has its line before the first such reply.
      if count > 0 || categories.count < tally.categories.count {
        categories[names.categoryName(index), default: 0] += count
      }
    }
    for (index, count) in tally.esps.enumerated() where count > 0 {
      esps[index < names.espCount ? names.espName(index) : "", default: 0] += count
    }
    for (index, count) in tally.rules.enumerated() where count > 0 {
      rules[index < names.ruleCount ? names.ruleName(index) : "", default: 0] += count
    }
  }

  /// The text form of Prometheus (version 0.0.4), families and labels in a fixed order.
  package func text(_ counts: LogCounts) -> String {
    var out = ""
    family(
      "nixie_records_total", "Records read, by what became of them.", &out,
      [
        ("outcome", "classified", counts.results), ("outcome", "no-result", counts.withoutResult),
        ("outcome", "unreadable", counts.unreadable),
      ])
    family(
      "nixie_replies_total", "Replies classified, by how the answer came about.", &out,
      [Decision.rule, .fallback, .none].map { ("decided_by", $0.name, count($0)) })
    family(
      "nixie_unclassified_replies_total", "Replies that no rule and no fallback knows.", &out,
      [("", "", count(.none))])
    family(
      "nixie_category_replies_total", "Replies by category.", &out,
      sorted("category", categories))
    family(
      "nixie_esp_replies_total", "Replies by the ESP that answered; empty where it is unknown.",
      &out, sorted("esp", esps))
    family(
      "nixie_rule_replies_total", "Replies by the rule that decided; empty where none did.", &out,
      sorted("rule", rules))
    return out
  }

  private func sorted(_ label: String, _ counts: [String: Int]) -> [(String, String, Int)] {
    counts.sorted { $0.key < $1.key }.map { (label, $0.key, $0.value) }
  }

  private func family(
    _ name: String, _ help: String, _ out: inout String, _ samples: [(String, String, Int)]
  ) {
    out += "# HELP \(name) \(help)\n# TYPE \(name) counter\n"
    for (label, value, count) in samples {
      out += label.isEmpty ? name : "\(name){\(label)=\"\(Self.escaped(value))\"}"
      out += " \(count)\n"
    }
  }

  /// The value of a label: backslashes, quotes and line feeds escaped.
  package static func escaped(_ value: String) -> String {
    value.map { character in
      switch character {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n", "\r\n": "\\n"
      default: String(character)
      }
    }.joined()
  }
}
