internal import Nixie

extension ReportPage {
  /// Replies over time: stacked bars, a legend, and the same as a table.
  ///
  /// Only bars are drawn; letters are HTML beside them, so that they keep their size on a phone.
  var chart: String {
    guard let time = facts.time, time.bars.count > 1 else { return "" }
    let totals = time.bars.map { $0.counts.reduce(0, +) }
    let most = totals.max() ?? 0
    let top = Self.round(most)
    let peak = totals.firstIndex(of: most) ?? 0
    let width = ReportWords.width(time.width)
    let label =
      "Bars of replies by \(width). The most are \(ReportWords.number(most)), "
      + "\(ReportWords.bar(time.bars[peak].start, width: time.width)). The table below has all."
    var text = "<figure class=\"card\"><figcaption>Replies by \(width) (UTC), by group of causes"
    text += "</figcaption>\n<ul class=\"legend\">"
    for (index, name) in time.series.enumerated() {
      text += "<li><span class=\"dot s\(index)\" aria-hidden=\"true\"></span>"
      text += "\(HTML.text(name.startingLarge))</li>"
    }
    text += "</ul>\n<div class=\"chart\"><div class=\"scale\" aria-hidden=\"true\"><span>"
    text += "\(ReportWords.number(top))</span><span>"
    text += top % 2 == 0 ? ReportWords.number(top / 2) : ""
    text += "</span><span>0</span></div>"
    text += bars(time, top: top, label: label)
    text += "<div class=\"ticks\" aria-hidden=\"true\">"
    for index in Self.ticks(time.bars.count) {
      text += "<span>\(ReportWords.bar(time.bars[index].start, width: time.width))</span>"
    }
    return text + "</div></div>\n" + table(time) + "</figure>\n"
  }

  private func bars(_ time: ReportFacts.Time, top: Int, label: String) -> String {
    let height = 1_000.0
    var text = "<svg class=\"bars\" viewBox=\"0 0 \(time.bars.count * 10) 1000\""
    text += " preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(HTML.text(label))\">"
    for line in [0.0, 500, 1_000] {
      text += "<line class=\"grid\" x1=\"0\" x2=\"\(time.bars.count * 10)\""
      text += " y1=\"\(Self.places(line))\" y2=\"\(Self.places(line))\"/>"
    }
    for (index, bar) in time.bars.enumerated() where bar.counts.contains(where: { $0 > 0 }) {
      let total = bar.counts.reduce(0, +)
      text += "<g><title>\(ReportWords.bar(bar.start, width: time.width)): "
      text += "\(ReportWords.replies(total))</title>"
      var base = height
      for (series, count) in bar.counts.enumerated() where count > 0 {
        let size = Double(count) * height / Double(max(1, top))
        base -= size
        text += "<rect class=\"s\(series)\" x=\"\(index * 10 + 1)\" y=\"\(Self.places(base))\""
        text += " width=\"8\" height=\"\(Self.places(size))\"/>"
      }
      text += "</g>"
    }
    return text + "</svg>"
  }

  private func table(_ time: ReportFacts.Time) -> String {
    var text = "<details><summary>As a table</summary><div class=\"scroll\" tabindex=\"0\""
    text += " role=\"region\" aria-label=\"Replies over time\"><table>"
    text += "<caption>Replies by \(ReportWords.width(time.width)) and group</caption><thead><tr>"
    text += "<th scope=\"col\">From (UTC)</th>"
    for name in time.series {
      text += "<th scope=\"col\" class=\"n\">\(HTML.text(name.startingLarge))</th>"
    }
    text += "</tr></thead><tbody>\n"
    for bar in time.bars where bar.counts.contains(where: { $0 > 0 }) {
      text += "<tr><th scope=\"row\">\(ReportWords.bar(bar.start, width: time.width))</th>"
      text += bar.counts.map { "<td class=\"n\">\(ReportWords.number($0))</td>" }.joined()
      text += "</tr>\n"
    }
    return text + "</tbody></table></div></details>"
  }

  /// The next number that an axis may end with: 1, 2, 4, 6, 8 or 10 times a power of ten.
  private static func round(_ most: Int) -> Int {
    var power = 1
    while power * 10 < most { power *= 10 }
    for step in [1, 2, 4, 6, 8, 10] where step * power >= most { return step * power }
    return most
  }

  /// Up to three bars that are named below.
  private static func ticks(_ count: Int) -> [Int] {
    count <= 3 ? Array(0..<count) : [0, count / 2, count - 1]
  }
}
