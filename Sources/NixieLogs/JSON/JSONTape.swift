internal import Nixie

/// A JSON text, taken apart without copies: its values in the order in which they stand.
///
/// Foundation's reader wants valid UTF-8, makes a string of each name and forgets the order; mail
/// servers' replies are often none, and most events are looked at for one field only.
///
/// The nodes of an object are name, value, name, value; those of a value in it stand right behind
/// it, and `next` says where it ends.
struct JSONTape: Sendable {
  enum Kind: Sendable {
    case string, number, word, object, array
  }

  struct Node: Sendable {
    var kind: Kind
    /// The bytes between the quotes, or of the number or word.
    var range: Range<Int>
    /// The node behind this one and all within it.
    var next: Int
    var isEscaped = false
  }

  private(set) var nodes: [Node] = []
  let bytes: [UInt8]

  /// Reads `bytes`, which must hold one value and nothing else. O(count).
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    nodes.reserveCapacity(64)
    var open: [Int] = []
    var at = 0
    var expectsValue = true
    var expectsName = false
    let span = bytes.span
    while true {
      while at < span.count, span[at] <= 0x20 { at += 1 }
      if at == span.count { break }
      let byte = span[at]
      if !expectsValue, !expectsName {
        guard let top = open.last else { return nil }
        let isObject = nodes[top].kind == .object
        at += 1
        if byte == 0x2c {
          expectsName = isObject
          expectsValue = !isObject
        } else if byte == (isObject ? 0x7d : 0x5d) {
          nodes[top].next = nodes.count
          open.removeLast()
        } else {
          return nil
        }
        continue
      }
      if let top = open.last, nodes.count == top + 1, byte == 0x7d || byte == 0x5d {
        // Empty: nothing was expected after all.
        guard (byte == 0x7d) == (nodes[top].kind == .object) else { return nil }
        nodes[top].next = nodes.count
        open.removeLast()
        expectsValue = false
        expectsName = false
        at += 1
        continue
      }
      if expectsName {
        guard byte == 0x22, let end = string(span, at) else { return nil }
        at = end
        while at < span.count, span[at] <= 0x20 { at += 1 }
        guard at < span.count, span[at] == 0x3a else { return nil }
        at += 1
        expectsName = false
        expectsValue = true
        continue
      }
      expectsValue = false
      switch byte {
      case 0x22:
        guard let end = string(span, at) else { return nil }
        at = end
      case 0x7b, 0x5b:
        guard open.count < LogLimits.jsonDepth else { return nil }
        open.append(nodes.count)
        nodes.append(Node(kind: byte == 0x7b ? .object : .array, range: at..<at, next: 0))
        expectsName = byte == 0x7b
        expectsValue = byte == 0x5b
        at += 1
      default:
        let start = at
        while at < span.count, Self.isWord(span[at]) { at += 1 }
        guard at > start else { return nil }
        let isNumber = Byte.isDigit(byte) || byte == 0x2d
        nodes.append(
          Node(kind: isNumber ? .number : .word, range: start..<at, next: nodes.count + 1))
      }
    }
    if expectsValue || expectsName || !open.isEmpty { return nil }
  }

  /// A string alone, of which `bytes` has the opening quote.
  init(string bytes: [UInt8]) {
    self.bytes = bytes
    nodes = [Node(kind: .string, range: 1..<bytes.count, next: 1)]
  }

  /// Reads the string that begins at `at`; its end, or nil where it has none.
  private mutating func string(_ span: Span<UInt8>, _ at: Int) -> Int? {
    var end = at + 1
    var isEscaped = false
    while true {
      guard end < span.count else { return nil }
      if span[end] == 0x22 { break }
      if span[end] == 0x5c {
        isEscaped = true
        end += 1
      }
      end += 1
    }
    nodes.append(
      Node(kind: .string, range: at + 1..<end, next: nodes.count + 1, isEscaped: isEscaped))
    return end + 1
  }

  /// Bytes of numbers, `true`, `false`, `null`.
  private static func isWord(_ byte: UInt8) -> Bool {
    Byte.isWord(byte) && byte < 0x80 || byte == 0x2d || byte == 0x2b || byte == 0x2e
  }
}
