internal import Glibc
internal import NixieAnalysis

/// The tables of `nixie coverage`, for people, programs and pull requests.
struct CoverageText {
  private let coverage: Coverage
  private let topic: String
  private let console: Console

  init(_ coverage: Coverage, _ topic: String, _ console: Console) {
    self.coverage = coverage
    self.topic = topic
    self.console = console
  }

  func write(_ format: String) {
    switch format {
    case "json": console.out.write(json.pretty)
    case "markdown":
      console.out.write(tables.map { markdown($0.name, $0.rows) }.joined(separator: "\n"))
    default: console.out.write(tables.map { text($0.name, $0.rows) }.joined(separator: "\n"))
    }
  }

  private typealias Count = Coverage.Count

  /// The tables that are wanted, each with a last row for all lines.
  private var tables: [(name: String, rows: [Coverage.Row])] {
    var tables: [(name: String, rows: [Coverage.Row])] = []
    if topic != "esp" { tables.append(("document", coverage.documents)) }
    if topic != "document" { tables.append(("esp", coverage.esps)) }
    return tables.filter { !$0.rows.isEmpty || topic != "both" }
  }

  private static let head = [
    "lines", "own rule", "other rule", "fallback", "nothing", "wrong", "right from text",
    "ESP from text",
  ]

  private static func cells(_ count: Count) -> [String] {
    let numbers = [
      count.lines, count.own, count.general, count.fallback, count.none, count.wrong,
    ]
    return numbers.map(String.init) + [
      percent(count.rightFromText, count.lines),
      count.attributed == 0 ? "-" : percent(count.recognised, count.attributed),
    ]
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    "\(Int(Count.percent(part, whole).rounded(.down))) %"
  }

  private func sum(_ rows: [Coverage.Row]) -> Count {
    rows.reduce(into: Count()) { $0 += $1.count }
  }

  private func text(_ name: String, _ rows: [Coverage.Row]) -> String {
    let lines = rows.map { [$0.id] + Self.cells($0.count) } + [["all"] + Self.cells(sum(rows))]
    return Table(head: [name] + Self.head, rows: lines).columns(console, numbersFrom: 1)
  }

  private func markdown(_ name: String, _ rows: [Coverage.Row]) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var text = line([name, "what it is"] + Self.head)
    text += "|---|---|" + String(repeating: "---:|", count: Self.head.count) + "\n"
    for row in rows { text += line(["`\(row.id)`", row.title] + Self.cells(row.count)) }
    return text + line(["**all**", ""] + Self.cells(sum(rows)))
  }

  private var json: JSON {
    var members = [("total", Self.object(coverage.total, []))]
    for table in tables {
      let rows = table.rows.map { row in
        Self.object(row.count, [(table.name, .string(row.id)), ("title", .string(row.title))])
      }
      members.append((table.name + "s", .array(rows)))
    }
    return .object(members)
  }

  private static func object(_ count: Count, _ names: [(String, JSON)]) -> JSON {
    let numbers: [(String, Int)] = [
      ("lines", count.lines), ("own", count.own), ("general", count.general),
      ("fallback", count.fallback), ("none", count.none), ("wrong", count.wrong),
      ("right_from_text", count.rightFromText), ("attributed", count.attributed),
      ("recognised", count.recognised),
    ]
    return .object(names + numbers.map { ($0.0, .number($0.1)) })
  }
}
