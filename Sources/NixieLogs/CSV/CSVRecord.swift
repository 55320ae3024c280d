/// The fields of one CSV record (RFC 4180), unquoted.
struct CSVRecord {
  private(set) var fields: [[UInt8]] = []

  /// Splits `record`. A quote that opens no field is an ordinary byte. O(count).
  init(_ record: Span<UInt8>, delimiter: UInt8) {
    var at = 0
    while true {
      if at < record.count, record[at] == 0x22 {
        fields.append(Self.quoted(record, &at, delimiter))
      } else {
        let end = record.first(delimiter, at..<record.count) ?? record.count
        fields.append(record.copied(at..<end))
        at = end
      }
      guard at < record.count else { return }
      at += 1
    }
  }

  /// The field whose opening quote stands at `at`, which moves to the delimiter behind it.
  private static func quoted(
    _ record: Span<UInt8>, _ at: inout Int, _ delimiter: UInt8
  ) -> [UInt8] {
    var field: [UInt8] = []
    at += 1
    while at < record.count {
      if record[at] == 0x22 {
        at += 1
        guard at < record.count, record[at] == 0x22 else { break }
      }
      field.append(record[at])
      at += 1
    }
    // Bytes between the closing quote and the delimiter are nobody's; they are kept.
    let end = record.first(delimiter, at..<record.count) ?? record.count
    field.append(record, at..<end)
    at = end
    return field
  }

  /// The field in this column; empty where there is none.
  subscript(_ column: Int?) -> [UInt8] {
    guard let column, column < fields.count else { return [] }
    return fields[column]
  }
}

/// Where the columns of a table stand, by their names.
struct CSVColumns: Sendable {
  let names: [String]

  init(_ names: [String]) { self.names = names.map(Self.normal) }

  init(_ record: CSVRecord) { self.init(record.fields.map { String(decoding: $0, as: UTF8.self) }) }

  /// The first column that has one of these names; letters' case, blanks and signs aside.
  subscript(_ wanted: String...) -> Int? {
    for name in wanted {
      if let index = names.firstIndex(of: Self.normal(name)) { return index }
    }
    return nil
  }

  private static func normal(_ name: String) -> String {
    String(decoding: name.utf8.filter { $0.isLetterOrDigit }.map { $0.lowered }, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self)
  }

  fileprivate var lowered: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
