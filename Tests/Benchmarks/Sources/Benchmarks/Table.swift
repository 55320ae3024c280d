import Foundation

/// A table in Markdown, columns laid out so that it can be read as it is.
struct Table {
  private var rows: [[String]]

  init(_ head: String...) { rows = [head] }
  init(_ head: [String]) { rows = [head] }

  mutating func add(_ cells: String...) { rows.append(cells) }
  mutating func add(_ cells: [String]) { rows.append(cells) }

  func show() {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    for (index, row) in rows.enumerated() {
      let cells = widths.indices.map { column in
        let cell = column < row.count ? row[column] : ""
        return cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      print("| " + cells.joined(separator: " | ") + " |")
      if index == 0 {
        print(
          "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|")
      }
    }
    print()
    fflush(nil)
  }
}
