/// Rows under a head, as columns, TSV or JSON.
struct Table {
  /// The names of the columns, which are the keys of JSON.
  let head: [String]
  var rows: [[String]]

  /// The rows that hold every word of `filter`, in any column, case aside.
  func filtered(_ filter: [String]) -> Table {
    let words = filter.map { $0.lowercased() }
    return Table(
      head: head,
      rows: rows.filter { row in
        let text = row.joined(separator: " ").lowercased()
        return words.allSatisfy { text.contains($0) }
      })
  }

  /// Columns as wide as their widest cell, the last one ragged; those from `numbersFrom` on are
  /// flush right.
  func columns(_ console: Console, numbersFrom: Int = .max) -> String {
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ row: [String]) -> String {
      var text = ""
      for (column, cell) in row.enumerated() {
        if column >= numbersFrom {
          text += String(repeating: " ", count: widths[column] + 2 - cell.count) + cell
        } else {
          let gap = column == row.count - 1 || column + 1 >= numbersFrom ? 0 : 2
          text += cell.padded(widths[column] + gap)
        }
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    return console.style(line(head), .dim) + "\n" + rows.map { line($0) + "\n" }.joined()
  }

  /// A line of names, then a line a row.
  var tsv: [UInt8] {
    var out: [UInt8] = []
    for row in [head] + rows {
      for (column, cell) in row.enumerated() {
        if column > 0 { out.append(0x09) }
        out.appendPrintable(cell.utf8.span)
      }
      out.append(0x0a)
    }
    return out
  }

  /// Counts as numbers, empty cells as null.
  var json: JSON {
    .array(
      rows.map { row in
        .object(
          zip(head, row).map { name, cell in
            if Self.counts.contains(name), let count = Int(cell) { return (name, .number(count)) }
            return (name, .optional(cell.isEmpty ? nil : cell))
          })
      })
  }

  /// Columns that count something.
  private static let counts: Set<String> = ["rules", "lines"]

  /// Writes the table in `format`: text, tsv or json.
  func write(_ format: String, to console: Console) {
    switch format {
    case "json": console.out.write(json.pretty)
    case "tsv": console.out.write(tsv)
    default: console.out.write(columns(console))
    }
  }
}
