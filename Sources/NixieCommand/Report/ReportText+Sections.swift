internal import Nixie

extension ReportText {
  /// What there is to say where no reply asks for anything.
  static func nothingToDo(_ facts: ReportFacts) -> String {
    if facts.unknown == 0 { return "Nothing: what was put off clears by itself." }
    let replies = ReportWords.replies(facts.unknown)
    return facts.unknown == facts.total
      ? "Look whether this is what you meant to give: no rule knows any of it. "
        + "`nixie learn` shows what it is made of."
      : "Nothing that the rules know of; \(replies) no rule knows: `nixie learn` shows them."
  }

  /// What to do first.
  var steps: String {
    var text = console.style("What to do first", .bold) + "\n\n"
    guard !facts.steps.isEmpty else {
      let lines = Paragraphs.wrapped(Self.nothingToDo(facts), width: width - 2)
      return text + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    }
    for (index, step) in facts.steps.prefix(ReportText.stepCount).enumerated() {
      let category = step.category
      let number = "\(index + 1).".leftPadded(4) + " "
      let style: Console.Style = step.urgency == .mend ? .red : .yellow
      let head = "\(ReportWords.action(category.action).startingLarge): \(category.title)"
      text += console.style(number + head, style) + "\n"
      text += indented(Self.measure(category, of: facts), by: 5)
      text += indented(Self.advice(category), by: 5)
    }
    let rest = facts.steps.count - ReportText.stepCount
    if rest > 0 {
      text += "     and \(ReportWords.counted(rest, "smaller matter", "smaller matters"))\n"
    }
    return text
  }

  /// Steps shown: who has done these reads the rest in the tables.
  static let stepCount = 5

  /// `24 replies (14.6 %), 20 addresses, from Microsoft (16) and Yahoo (8)`.
  static func measure(_ category: ReportFacts.Category, of facts: ReportFacts) -> String {
    var text = ReportWords.replies(category.count)
    text += " (\(ReportWords.percent(facts.share(category.count))))"
    if category.recipients.count > 0 {
      text += ", \(ReportWords.addresses(category.recipients))"
    }
    let from = ReportWords.list(category.esps)
    if !from.isEmpty { text += ", from \(from)" }
    guard !category.subjects.isEmpty else { return text }
    let named = category.subjects.prefix(3).joined(separator: ", ")
    return text + "; they name \(named)" + (category.subjects.count > 3 ? " and others" : "")
  }

  /// What the rule behind most of the replies advises, or the category.
  static func advice(_ category: ReportFacts.Category) -> String {
    if let first = category.advices.first, first.count * 2 > category.count { return first.advice }
    return category.advice
  }

  /// What went wrong, by group and category.
  var causes: String {
    var text = console.style("What went wrong", .bold) + "\n\n"
    for group in facts.groups {
      text += row(group.name.startingLarge, group.count, indent: 2, style: .bold)
      for category in group.categories {
        text += row(category.name, category.count, indent: 4, note: category.title)
      }
    }
    return text
  }

  var rules: String {
    var text = console.style("Rules that decided", .bold) + "\n\n"
    for rule in facts.rules.prefix(10) {
      let name = rule.name.isEmpty ? "none" : rule.name
      text += row(name, rule.count, indent: 2, note: rule.isFallback ? "by code only" : "")
    }
    let rest = facts.ruleCount - 10
    if rest > 0 { text += "  and \(ReportWords.counted(rest, "rule", "rules")) more\n" }
    return text
  }

  var overTime: String {
    guard let time = facts.brief, time.bars.count > 1 else { return "" }
    var text = console.style("Over time", .bold) + ", by \(ReportWords.width(time.width)) (UTC)\n\n"
    let totals = time.bars.map { $0.counts.reduce(0, +) }
    let most = max(1, totals.max() ?? 1)
    for (bar, total) in zip(time.bars, totals) {
      var line = "  " + ReportWords.bar(bar.start, width: time.width).padded(14)
      line += ReportWords.number(total).leftPadded(9)
      if console.out.isTerminal {
        line +=
          "  "
          + console.style(
            Self.bar(Double(total) / Double(most), columns: max(10, min(50, width - 28))), .cyan)
      }
      text += line.withoutBlanksBehind + "\n"
    }
    return text
  }

  var unknown: String {
    let count = facts.unknown + facts.fallbacks
    guard count > 0 else { return "" }
    var text = console.style("What no rule knows yet", .bold) + "\n\n"
    var sentence = "\(ReportWords.replies(count)) (\(ReportWords.percent(facts.share(count))))"
    if facts.fallbacks > 0 {
      sentence += ", \(ReportWords.number(facts.fallbacks)) of them judged by their code alone"
    }
    text += indented(sentence + ". `nixie learn` proposes rules for them.", by: 2)
    for wording in facts.wordings.prefix(5) {
      let line = ReportWords.number(wording.count).leftPadded(7) + "  \(wording.text)"
      text += (line.count > width ? line.prefix(width - 1) + "…" : line[...]) + "\n"
    }
    let rest = facts.wordingCount - min(5, facts.wordings.count)
    if rest > 0 {
      text += "         and \(ReportWords.counted(rest, "wording", "wordings")) more\n"
    }
    return text
  }

  private func indented(_ text: String, by count: Int) -> String {
    let blanks = String(repeating: " ", count: count)
    return Paragraphs.wrapped(text, width: width - count)
      .split(separator: "\n").map { "\(blanks)\($0)\n" }.joined()
  }
}

extension String {
  /// The text with blanks before it, at least `width` characters.
  func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  var withoutBlanksBehind: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
