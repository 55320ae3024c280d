/// Where a CSV reading stands: within quotes or not.
struct CSVFrame {
  /// What stands between columns; nil until a line has shown it.
  var delimiter: UInt8?
  /// A quoted field has not ended yet.
  private(set) var isQuoted = false
  /// Lines of the record that has not ended.
  var lines = 0

  mutating func restart() {
    isQuoted = false
    lines = 0
  }

  /// Reads over a line; a quote opens a field only at its begin, so that a stray one does nothing.
  mutating func advance(over line: Span<UInt8>) {
    if !isQuoted, line.first(0x22, line.all) == nil { return }
    let delimiter = delimiter ?? 0x2c
    var isFieldStart = !isQuoted
    var at = 0
    while at < line.count {
      let byte = line[at]
      if isQuoted {
        if byte == 0x22 {
          if at + 1 < line.count, line[at + 1] == 0x22 { at += 1 } else { isQuoted = false }
        }
      } else if byte == 0x22, isFieldStart {
        isQuoted = true
      }
      isFieldStart = byte == delimiter && !isQuoted
      at += 1
    }
  }

  /// What most likely stands between the columns of `line`: the most frequent of `, ; | tab`.
  static func delimiter(of line: Span<UInt8>) -> UInt8 {
    var best: (byte: UInt8, count: Int) = (0x2c, 0)
    for candidate: UInt8 in [0x2c, 0x09, 0x3b, 0x7c] {
      var count = 0
      for at in 0..<line.count where line[at] == candidate { count += 1 }
      if count > best.count { best = (candidate, count) }
    }
    return best.byte
  }
}
