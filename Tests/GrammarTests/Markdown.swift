import Testing

/// The parts of a Markdown text that a test looks at.
struct Markdown {
  /// A fenced block.
  struct Fence: Sendable, CustomTestStringConvertible {
    /// What stands behind the backticks, `nixie error:E102` for instance.
    var info: String
    var body: String
    /// Of the first line of the body.
    var line: Int
    var file = ""

    var language: Substring { info.split(separator: " ").first ?? "" }

    /// The error that the block says it gives.
    var error: String? {
      info.split(separator: " ").first { $0.hasPrefix("error:") }.map { String($0.dropFirst(6)) }
    }

    var testDescription: String { "\(file):\(line) \(info)" }
  }

  private let lines: [Substring]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// All fenced blocks, in order.
  func fences(of file: String = "") -> [Fence] {
    var fences: [Fence] = []
    var open: Fence?
    for (index, line) in lines.enumerated() {
      if var fence = open {
        if line == "```" {
          fences.append(fence)
          open = nil
        } else {
          fence.body += line + "\n"
          open = fence
        }
      } else if line.hasPrefix("```") {
        open = Fence(info: String(line.dropFirst(3)), body: "", line: index + 2, file: file)
      }
    }
    return fences
  }

  /// The rows of the first table below the heading that ends in `title`, without its head.
  func table(below title: String) -> [[String]] {
    guard let heading = lines.firstIndex(where: { $0.hasPrefix("#") && $0.hasSuffix(" " + title) })
    else { return [] }
    let rest = lines[heading...].drop { !$0.hasPrefix("|") }
    return rest.prefix { $0.hasPrefix("|") }.dropFirst(2).map { Self.cells(String($0)) }
  }

  /// The rows of the table whose head begins with `first`.
  func table(headed first: String) -> [[String]] {
    guard let head = lines.firstIndex(where: { $0.hasPrefix("| " + first + " |") }) else {
      return []
    }
    return lines[head...].prefix { $0.hasPrefix("|") }.dropFirst(2).map { Self.cells(String($0)) }
  }

  /// The cells of a row, without the backticks around them; `\|` is a bar.
  private static func cells(_ row: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row.dropFirst() {
      if isEscaped {
        cell += character == "|" ? "|" : "\\" + String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(trimmed(cell))
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells
  }

  private static func trimmed(_ cell: String) -> String {
    var cell = cell[...]
    while cell.first == " " { cell.removeFirst() }
    while cell.last == " " { cell.removeLast() }
    let isCode = cell.count > 1 && cell.first == "`" && cell.last == "`"
    return String(isCode ? cell.dropFirst().dropLast() : cell)
  }
}
