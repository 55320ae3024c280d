internal import Nixie

extension ReportPage {
  /// A table that can be sorted by any column; it comes sorted by the number of replies.
  struct Columns {
    var caption: String
    var head: [(title: String, isNumber: Bool)]
    /// Cells as HTML, and what they are sorted by.
    var rows: [[(html: String, key: String)]]

    var html: String {
      var text = "<table class=\"sortable\"><caption>\(HTML.text(caption))</caption><thead><tr>"
      for (index, column) in head.enumerated() {
        let sorted = index == 1 ? " aria-sort=\"descending\"" : ""
        text += "<th scope=\"col\"\(column.isNumber ? " class=\"n\"" : "")\(sorted)>"
        text += "\(HTML.text(column.title))</th>"
      }
      text += "</tr></thead><tbody>\n"
      for row in rows {
        text += "<tr>"
        for (index, cell) in row.enumerated() {
          let tag = index == 0 ? "th scope=\"row\"" : "td"
          let kind = head[index].isNumber ? " class=\"n\"" : ""
          text += "<\(tag)\(kind) data-key=\"\(HTML.text(cell.key))\">\(cell.html)"
          text += index == 0 ? "</th>" : "</td>"
        }
        text += "</tr>\n"
      }
      return text + "</tbody></table>\n"
    }
  }

  private func count(_ count: Int) -> (html: String, key: String) {
    (ReportWords.number(count), String(count))
  }

  /// A share, with a bar as long as it is large beside the largest of its table.
  private func share(
    _ count: Int, of most: Int, kind: String = ""
  ) -> (html: String, key: String) {
    (
      "<span class=\"share\">\(HTML.bar(Double(count) * 100 / Double(max(1, most)), kind: kind))"
        + "<span>\(ReportWords.percent(facts.share(count)))</span></span>", String(count)
    )
  }

  /// Categories, each in the colour of its group.
  var causes: String {
    let groups = facts.groups
    let most = groups.flatMap(\.categories).map(\.count).max() ?? 1
    var rows: [[(html: String, key: String)]] = []
    for group in groups {
      for category in group.categories {
        let dot = "<span class=\"dot \(color(group.name))\" aria-hidden=\"true\"></span>"
        rows.append([
          (
            "<span class=\"marked\">\(dot)<a href=\"#c-\(HTML.id(category.name))\">\(HTML.text(category.title))</a>"
              + "<span class=\"name\">\(HTML.text(category.name))</span></span>", category.title
          ),
          count(category.count), share(category.count, of: most, kind: color(group.name)),
          (HTML.text(group.name.startingLarge), group.name),
        ])
      }
    }
    rows.sort { (Int($1[1].key) ?? 0, $0[0].key) < (Int($0[1].key) ?? 0, $1[0].key) }
    return Columns(
      caption: "Replies by category",
      head: [("Category", false), ("Replies", true), ("Share", false), ("Group", false)],
      rows: rows
    ).html
  }

  /// Providers and recipients' domains side by side.
  var senders: String {
    func table(_ caption: String, _ title: String, _ rows: [ReportFacts.Row]) -> String {
      Columns(
        caption: caption, head: [(title, false), ("Replies", true), ("Share", false)],
        rows: rows.prefix(ReportLimits.rows).map { row in
          [
            (HTML.text(row.title), row.title), count(row.count),
            share(row.count, of: rows.first?.count ?? 1),
          ]
        }
      ).html
    }
    var text = table("Replies by provider", "Provider", facts.esps)
    if facts.domains.count > 1 {
      let bound = facts.areDomainsExact ? "" : "; counts are upper bounds"
      let rest = facts.domainCount - facts.domains.count
      let more = rest > 0 ? ", the first \(facts.domains.count)" : ""
      text += table("Replies by recipient\u{2019}s domain\(more)\(bound)", "Domain", facts.domains)
    }
    return "<div class=\"pair\">\(text)</div>\n"
  }

  var rules: String {
    let rest = facts.ruleCount - ReportLimits.rows
    let more = rest > 0 ? ", the first \(ReportLimits.rows) of \(facts.ruleCount)" : ""
    return Columns(
      caption: "Replies by rule\(more)",
      head: [("Rule", false), ("Replies", true), ("Share", false), ("Category", false)],
      rows: facts.rules.prefix(ReportLimits.rows).map { rule in
        let note = rule.isFallback ? " <span class=\"note\">by code only</span>" : ""
        let name = rule.name.isEmpty ? "<i>none</i>" : "<code>\(HTML.text(rule.name))</code>"
        return [
          (name + note, rule.name), count(rule.count),
          share(rule.count, of: facts.rules.first?.count ?? 1),
          (
            "<a href=\"#c-\(HTML.id(rule.category))\">\(HTML.text(rule.category))</a>",
            rule.category
          ),
        ]
      }
    ).html
  }

  /// Wordings that no rule knows.
  var unknown: String {
    let all = facts.unknown + facts.fallbacks
    guard all > 0 else { return "" }
    var text = "<p>\(ReportWords.replies(all)) (\(ReportWords.percent(facts.share(all))))"
    if facts.fallbacks > 0 {
      text += ", \(ReportWords.number(facts.fallbacks)) of them judged by their code alone"
    }
    text += ". <code>nixie learn</code> proposes rules for them.</p>\n"
    let rest = facts.wordingCount - facts.wordings.count
    let more = rest > 0 ? ", the first \(facts.wordings.count) of \(facts.wordingCount)" : ""
    return text
      + Columns(
        caption: "Replies by wording\(more)",
        head: [("Wording", false), ("Replies", true), ("From", false)],
        rows: facts.wordings.map { wording in
          [
            (HTML.code(wording.text.replacing("\"\"", with: "\"")), wording.text),
            count(wording.count), (HTML.text(from(wording.esps)), from(wording.esps)),
          ]
        }
      ).html
  }

  private func from(_ rows: [ReportFacts.Row]) -> String {
    let known = rows.filter { !$0.name.isEmpty }.map(\.title)
    return known.isEmpty ? "not recognised" : known.prefix(3).joined(separator: ", ")
  }

  /// The class of a group's colour; the same everywhere on the page.
  func color(_ group: String) -> String {
    let series = facts.time?.series ?? facts.groups.prefix(5).map(\.name)
    return "s\((series.firstIndex(of: group) ?? 5) % 6)"
  }
}
