internal import Nixie

/// The fields of a message's or part's head (RFC 5322, 2.2), or of one group of a delivery status.
struct HeaderBlock {
  /// Names in lower case; values unfolded, each fold as one blank.
  private(set) var fields: [(name: [UInt8], value: [UInt8])] = []
  /// Where the body begins: behind the empty line, or at the first line that is no field.
  private(set) var end: Int

  /// Reads the fields that `bytes` has from `start` on.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    end = range.lowerBound
    while end < range.upperBound {
      let line = bytes.line(at: end, before: range.upperBound)
      if line.text.isEmpty {
        end = line.next
        return
      }
      if Byte.isBlank(bytes[line.text.lowerBound]), !fields.isEmpty {
        let more = bytes.trimmed(line.text)
        if !more.isEmpty { fields[fields.count - 1].value.append(0x20) }
        fields[fields.count - 1].value.append(bytes, more)
      } else {
        guard let colon = Self.endOfName(bytes, line.text) else { return }
        let name = bytes.copied(line.text.lowerBound..<colon).map { Byte.folded($0) }
        let value = bytes.copied(bytes.trimmed(colon + 1..<line.text.upperBound))
        fields.append((name, value))
      }
      end = line.next
    }
  }

  /// The value of the first field of this lower-case name; empty where there is none.
  subscript(_ name: StaticString) -> [UInt8] { fields.first { $0.name == name }?.value ?? [] }

  func has(_ name: StaticString) -> Bool { fields.contains { $0.name == name } }

  /// The value of a parameter, as `boundary` of `multipart/report; boundary="abc"`.
  static func parameter(_ name: StaticString, of value: [UInt8]) -> [UInt8] {
    let span = value.span
    var at = 0
    while let semicolon = span.first(0x3b, at..<value.count) {
      at = semicolon + 1
      var rest = span.trimmed(at..<value.count)
      guard span.startsFolded(name, rest) else { continue }
      rest = span.trimmed(rest.lowerBound + name.utf8CodeUnitCount..<rest.upperBound)
      guard let first = rest.first, span[first] == 0x3d else { continue }
      rest = span.trimmed(first + 1..<rest.upperBound)
      guard let start = rest.first else { return [] }
      if span[start] == 0x22 {
        let close = span.first(0x22, start + 1..<rest.upperBound) ?? rest.upperBound
        return span.copied(start + 1..<close)
      }
      let close = span.first(0x3b, rest) ?? rest.upperBound
      return span.copied(start..<min(close, span.endOfWord(rest)))
    }
    return []
  }

  /// The colon behind a field's name: printable characters without blanks (RFC 5322, 3.6.8).
  private static func endOfName(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
    var at = line.lowerBound
    while at < line.upperBound, bytes[at] > 0x20, bytes[at] < 0x7f, bytes[at] != 0x3a { at += 1 }
    guard at < line.upperBound, bytes[at] == 0x3a, at > line.lowerBound else { return nil }
    return at
  }
}

extension Span<UInt8> {
  /// The line that begins at `at`, without its end, and where the next one begins.
  func line(at: Int, before end: Int) -> (text: Range<Int>, next: Int) {
    let feed = first(0x0a, at..<end) ?? end
    let stop = feed > at && self[feed - 1] == 0x0d ? feed - 1 : feed
    return (at..<stop, min(feed + 1, end))
  }
}
