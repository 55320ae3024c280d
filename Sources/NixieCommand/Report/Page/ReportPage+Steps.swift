internal import Nixie

extension ReportPage {
  /// What to do first, as cards in order.
  var steps: String {
    guard !facts.steps.isEmpty else {
      return "<p class=\"card calm\">\(HTML.text(ReportText.nothingToDo(facts)))</p>\n"
    }
    let cards = facts.steps.prefix(ReportText.stepCount).map { step in
      let category = step.category
      var text = "<li class=\"card \(Self.kind(step.urgency))\"><h3>"
      text += HTML.text(ReportWords.action(category.action).startingLarge)
      text += "</h3><p class=\"why\">\(HTML.text(category.title))</p>"
      text += "<p>\(HTML.text(ReportText.advice(category)))</p>"
      text += "<p class=\"measure\">\(HTML.text(ReportText.measure(category, of: facts))). "
      text += "<a href=\"#c-\(HTML.id(category.name))\">\(HTML.text(category.name))</a></p></li>"
      return text
    }
    let rest = facts.steps.count - ReportText.stepCount
    let more =
      rest > 0
      ? "<p class=\"more\">And \(ReportWords.counted(rest, "smaller matter", "smaller matters")), "
        + "below.</p>\n" : ""
    return "<ol class=\"steps\">\(cards.joined(separator: "\n"))</ol>\n" + more
  }

  private static func kind(_ urgency: Urgency) -> String {
    switch urgency {
    case .mend: "mend"
    case .clean: "clean"
    case .look, .wait: "look"
    }
  }

  /// Every category that came, with what it means, what to do, and replies.
  var meanings: String {
    let all = facts.groups.flatMap { group in group.categories.map { (group, $0) } }
      .sorted { ($1.1.count, $0.1.name) < ($0.1.count, $1.1.name) }
    return all.map { group, category in
      var text = "<details class=\"card\" id=\"c-\(HTML.id(category.name))\"><summary>"
      text +=
        "<h3>\(HTML.text(category.title))</h3><span class=\"name\">\(HTML.text(category.name))"
      text += "</span><span class=\"count\">\(ReportWords.replies(category.count))</span></summary>"
      text += "<p>\(HTML.text(category.advice))</p>"
      text += Self.list([
        ("Group", group.name.startingLarge),
        ("Who can act", ReportWords.party(category.party).startingLarge),
        ("What to do", ReportWords.action(category.action).startingLarge),
        ("Outcome", Self.outcome(category)),
        ("From", ReportWords.list(category.esps, most: 6)),
      ])
      let own = category.advices.prefix(3)
      if !own.isEmpty {
        text += "<h4>In particular</h4><ul class=\"advices\">"
        for advice in own {
          text += "<li>\(HTML.text(advice.advice)) <span class=\"rule\">\(HTML.text(advice.rule)), "
          text += "\(ReportWords.number(advice.count))</span></li>"
        }
        text += "</ul>"
      }
      if !category.samples.isEmpty {
        text += "<h4>Replies such as</h4><ul class=\"samples\">"
        text += category.samples.map { "<li>\(HTML.code($0))</li>" }.joined() + "</ul>"
      }
      return text + "</details>\n"
    }.joined()
  }

  private static func list(_ rows: [(String, String)]) -> String {
    "<dl>"
      + rows.filter { !$0.1.isEmpty }.map {
        "<div><dt>\($0.0)</dt><dd>\(HTML.text($0.1))</dd></div>"
      }.joined() + "</dl>"
  }

  private static func outcome(_ category: ReportFacts.Category) -> String {
    zip(Permanence.allCases, category.permanences).filter { $0.1 > 0 }.map {
      "\(ReportWords.permanence($0.0)) (\(ReportWords.number($0.1)))"
    }.joined(separator: ", ").startingLarge
  }
}
