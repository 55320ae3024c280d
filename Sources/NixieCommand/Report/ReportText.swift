internal import Nixie

/// A report as text: bars and colour on a terminal, plain columns in a pipe.
struct ReportText {
  let facts: ReportFacts
  let console: Console
  /// Columns that it may take.
  let width: Int

  init(facts: ReportFacts, console: Console, width: Int? = nil) {
    self.facts = facts
    self.console = console
    self.width = width ?? min(120, max(40, TerminalWidth.columns(console.out)))
  }

  var text: String {
    var parts = [beginning]
    guard facts.total > 0 else { return parts.joined() }
    parts += [
      steps, causes, table("Who answered", facts.esps, named: "provider"), domains, rules, overTime,
      unknown, end,
    ]
    // A blank that does not break is for pages.
    return parts.filter { !$0.isEmpty }.joined(separator: "\n").replacing("\u{a0}", with: " ")
  }

  private func heading(_ title: String) -> String { console.style(title, .bold) + "\n\n" }

  // MARK: Beginning and end

  private var beginning: String {
    let name = facts.files.isEmpty ? "standard input" : facts.files.joined(separator: ", ")
    guard facts.total > 0 else {
      let read = facts.intake.withoutResult + facts.intake.unreadable + facts.intake.leftOut
      let what =
        facts.intake.leftOut == 0 ? "nothing went wrong" : "--where leaves nothing of it"
      var text = console.style("\(name): \(what)", .bold) + "\n\n"
      if facts.intake.leftOut > 0 {
        return text + Paragraphs.wrapped(intake, width: width) + "\n"
      }
      text +=
        read == 0
        ? "There is nothing in it.\n"
        : Paragraphs.wrapped(
          "\(ReportWords.counted(read, "record", "records")) read, and none tells of a delivery "
            + "that failed or was put off. " + intake, width: width) + "\n"
      return text
    }
    var title = "\(name): \(ReportWords.replies(facts.total))"
    if facts.recipients.count > 0 {
      title += ", \(ReportWords.addresses(facts.recipients)),"
    }
    if let time = facts.time { title += " in \(ReportWords.span(time.range))" }
    var text = console.style(title, .bold) + "\n"
    if let range = facts.time?.range {
      text +=
        "\(ReportWords.moment(range.lowerBound)) to \(ReportWords.moment(range.upperBound))"
        + " (UTC)\n"
    }
    if !intake.isEmpty { text += Paragraphs.wrapped(intake, width: width) + "\n" }
    text += "\n"
    for (permanence, count) in facts.permanences where count > 0 {
      let style: Console.Style =
        permanence == .permanent ? .red : permanence == .temporary ? .yellow : .green
      text += row(ReportWords.permanence(permanence), count, indent: 2, style: style)
    }
    return text
  }

  /// `read = classified + no result + unreadable`, in words.
  private var intake: String {
    var parts: [String] = []
    if facts.intake.withoutResult > 0 {
      parts.append("\(ReportWords.number(facts.intake.withoutResult)) without a delivery error")
    }
    if facts.intake.unreadable > 0 {
      parts.append("\(ReportWords.number(facts.intake.unreadable)) unreadable")
    }
    if facts.intake.leftOut > 0 {
      parts.append("\(ReportWords.number(facts.intake.leftOut)) left out by --where")
    }
    return parts.isEmpty ? "" : "besides: \(parts.joined(separator: ", "))"
  }

  private var end: String {
    facts.isMasked
      ? console.style(
        "Names of people in replies are masked; --no-mask shows them.", .dim) + "\n" : ""
  }

  // MARK: Columns

  private static let countWidth = 9
  private static let shareWidth = 9
  private var nameWidth: Int { min(46, max(24, width * 2 / 5)) }

  /// `name   count   share   bar`.
  func row(
    _ name: String, _ count: Int, indent: Int, style: Console.Style? = nil, note: String = ""
  ) -> String {
    let room = nameWidth - indent
    let short = name.count > room ? ReportWords.short(name) : name
    let label = short.count > room ? short.prefix(room - 1) + "…" : short[...]
    var line = String(repeating: " ", count: indent)
    let padded = String(label).padded(room)
    line += style.map { console.style(padded, $0) } ?? padded
    line += ReportWords.number(count).leftPadded(Self.countWidth)
    line += ReportWords.percent(facts.share(count)).leftPadded(Self.shareWidth)
    if console.out.isTerminal {
      let room = max(0, min(40, width - nameWidth - Self.countWidth - Self.shareWidth - 2))
      let bar = Self.bar(facts.share(count) / 100, columns: room)
      line += "  " + (style.map { console.style(bar, $0) } ?? bar)
    } else if !note.isEmpty {
      line += "  " + note
    }
    return line.withoutBlanksBehind + "\n"
  }

  /// A bar of eighths of a column; what is not nothing shows.
  static func bar(_ share: Double, columns: Int) -> String {
    let eighths = max(share > 0 ? 1 : 0, Int((share * Double(columns * 8)).rounded()))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  private func table(_ title: String, _ rows: [ReportFacts.Row], named: String) -> String {
    guard !rows.isEmpty else { return "" }
    var text = heading(title)
    for part in rows.prefix(ReportLimits.rows) { text += row(part.title, part.count, indent: 2) }
    if rows.count > ReportLimits.rows {
      text += "  and \(rows.count - ReportLimits.rows) more\n"
    }
    return text
  }

  private var domains: String {
    guard facts.domains.count > 1 else { return "" }
    let title = "Whose mail it was" + (facts.areDomainsExact ? "" : " (counts are upper bounds)")
    var text = heading(title)
    for part in facts.domains.prefix(10) { text += row(part.title, part.count, indent: 2) }
    let rest = facts.domainCount - min(10, facts.domains.count)
    if rest > 0 { text += "  and \(ReportWords.counted(rest, "domain", "domains")) more\n" }
    return text
  }
}
