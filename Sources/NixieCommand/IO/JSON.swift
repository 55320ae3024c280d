/// A JSON value to write, its keys in the order given.
indirect enum JSON {
  case null
  case boolean(Bool)
  case number(Int)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// A string, or `null` for none.
  static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  /// The value over several lines, indented by two blanks; ends with a line feed.
  var pretty: String {
    var out: [UInt8] = []
    append(to: &out, indent: 0)
    out.append(0x0a)
    return String(decoding: out, as: UTF8.self)
  }

  private func append(to out: inout [UInt8], indent: Int) {
    switch self {
    case .null: out.append("null")
    case .boolean(let value): out.append(value ? "true" : "false")
    case .number(let value): out.append(decimal: value)
    case .string(let text): out.appendJSON(text)
    case .array(let items):
      Self.appendBlock("[", "]", items, &out, indent) { item, out in
        item.append(to: &out, indent: indent + 2)
      }
    case .object(let members):
      Self.appendBlock("{", "}", members, &out, indent) { member, out in
        out.appendJSON(member.0)
        out.append(": ")
        member.1.append(to: &out, indent: indent + 2)
      }
    }
  }

  private static func appendBlock<Item>(
    _ open: String, _ close: String, _ items: [Item], _ out: inout [UInt8], _ indent: Int,
    _ body: (Item, inout [UInt8]) -> Void
  ) {
    out.append(open)
    for (index, item) in items.enumerated() {
      out.append((index > 0 ? ",\n" : "\n") + String(repeating: " ", count: indent + 2))
      body(item, &out)
    }
    if !items.isEmpty { out.append("\n" + String(repeating: " ", count: indent)) }
    out.append(close)
  }
}
