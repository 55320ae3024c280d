internal import Nixie

/// The findings for people: the answer first, then the rules.
struct FindingsText {
  let findings: Findings
  let console: Console
  let isLong: Bool
  /// Rules of one kind that are shown unless all are asked for.
  private static let shortCount = 5

  var text: String {
    card + winner + losers + near
  }

  private func row(_ name: String, _ value: String?, _ style: Console.Style? = nil) -> String {
    guard let value, !value.isEmpty else { return "" }
    let shown = style.map { console.style(value, $0) } ?? value
    return "  " + console.style(name.padded(11), .dim) + " " + shown + "\n"
  }

  private var card: String {
    let answer = findings.answer
    var text = console.style(findings.reply.span.shown(limit: 500), .bold) + "\n\n"
    text += row("category", "\(answer.category) (\(findings.category))", .cyan)
    text += row(
      "permanence", answer.permanence.name, answer.permanence == .permanent ? .red : .yellow)
    text += row("party", answer.party.name) + row("action", answer.action.name)
    text += row("rule", answer.rule ?? "none: nothing knows this reply")
    text += row("esp", esp) + row("code", answer.code.map { "\($0)" } ?? "none")
    text += row("enhanced", answer.enhanced.map { "\($0)" } ?? "none")
    text += row("stage", findings.stage?.name)
    for capture in answer.captures { text += row("captured", "\(capture.name) = \(capture.text)") }
    text += row("retry after", answer.retryAfter.map { Self.duration($0) })
    return text + row("advice", answer.advice)
  }

  private var esp: String {
    guard let esp = findings.answer.esp else { return "unknown" }
    let title = findings.espTitle.map { $0.isEmpty ? esp : "\(esp) (\($0))" } ?? esp
    return title + (findings.answer.isESPInferred ? ", inferred from its words" : ", as stated")
  }

  private var winner: String {
    guard let winner = findings.winner else {
      return "\nno rule and no fallback matches\n"
    }
    let kind = winner.isFallback ? "decided by the fallback" : "decided by"
    var text = "\n\(kind) \(console.style(winner.rule, .green)) (\(winner.place))\n"
    if winner.conditions.isEmpty { text += "  it has no condition\n" }
    for condition in winner.conditions {
      text += "  " + console.style(condition.holds ? "holds" : "fails", .green)
      text += "  " + shown(condition.text) + "\n"
    }
    if !winner.note.isEmpty { text += "  note   \(winner.note)\n" }
    if !winner.source.isEmpty { text += "  source \(winner.source)\n" }
    return text
  }

  private var losers: String {
    guard !findings.losers.isEmpty else { return "" }
    var text = "\nmatched as well, and lost\n"
    for loser in shown(findings.losers) {
      text += "  \(loser.finding.rule) (\(loser.finding.verdict))\n    \(loser.reason)\n"
    }
    return text + more(findings.losers.count)
  }

  private var near: String {
    guard !findings.near.isEmpty else { return "" }
    var text = "\nlacked one condition\n"
    for finding in shown(findings.near) {
      text += "  \(finding.rule) (\(finding.verdict))\n"
      for condition in finding.lacks {
        text += condition.hasPrefix("except ") ? "    barred by  " : "    lacks  "
        text += shown(condition) + "\n"
      }
    }
    return text + more(findings.near.count)
  }

  private func shown(_ condition: String) -> String {
    ConditionText(condition).shown(limit: isLong ? .max : 160)
  }

  private func shown<Element>(_ all: [Element]) -> ArraySlice<Element> {
    isLong ? all[...] : all.prefix(Self.shortCount)
  }

  private func more(_ count: Int) -> String {
    isLong || count <= Self.shortCount
      ? "" : "  and \(count - Self.shortCount) more: add --all\n"
  }

  /// Seconds in the largest unit that divides them.
  static func duration(_ seconds: Int) -> String {
    for (unit, name) in [(86400, "day"), (3600, "hour"), (60, "minute")]
    where seconds % unit == 0 && seconds > 0 {
      return "\(seconds / unit) \(name)\(seconds / unit == 1 ? "" : "s")"
    }
    return "\(seconds) second\(seconds == 1 ? "" : "s")"
  }
}
