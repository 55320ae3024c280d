/// A value in a JSON text; one that is not there has neither text nor items.
struct JSONValue: Sendable {
  private let tape: JSONTape
  /// The value's node, or -1.
  private let node: Int

  /// The whole text, if it is JSON.
  init?(_ bytes: [UInt8]) {
    guard let tape = JSONTape(bytes) else { return nil }
    self.init(tape, 0)
  }

  /// A string, which needs no escapes.
  init(_ text: StaticString) {
    var bytes: [UInt8] = [0x22]
    bytes.append(text)
    self.init(JSONTape(string: bytes), 0)
  }

  private init(_ tape: JSONTape, _ node: Int) {
    self.tape = tape
    self.node = node
  }

  /// Whether it is there; `null` is not.
  var exists: Bool { kind != nil }
  var isObject: Bool { kind == .object }
  var isArray: Bool { kind == .array }
  var isString: Bool { kind == .string }
  var isNumber: Bool { kind == .number }

  private var kind: JSONTape.Kind? {
    guard node >= 0, node < tape.nodes.count else { return nil }
    let kind = tape.nodes[node].kind
    if kind == .word, tape.bytes.span.equals("null", tape.nodes[node].range) { return nil }
    return kind
  }

  /// The member `name` of an object. O(members).
  subscript(_ name: StaticString) -> JSONValue {
    guard kind == .object else { return JSONValue(tape, -1) }
    var at = node + 1
    let end = tape.nodes[node].next
    while at + 1 < end {
      let value = at + 1
      if tape.bytes.span.equals(name, tape.nodes[at].range) { return JSONValue(tape, value) }
      at = tape.nodes[value].next
    }
    return JSONValue(tape, -1)
  }

  /// The first of the members `names` that is there and not empty.
  func first(_ names: StaticString...) -> JSONValue {
    for name in names {
      let value = self[name]
      if !value.text.isEmpty, value.exists { return value }
    }
    return JSONValue(tape, -1)
  }

  /// The items of an array; any other value that is there is its own only item.
  var items: [JSONValue] {
    guard kind == .array else { return exists ? [self] : [] }
    var items: [JSONValue] = []
    var at = node + 1
    while at < tape.nodes[node].next, items.count < LogLimits.recipients {
      items.append(JSONValue(tape, at))
      at = tape.nodes[at].next
    }
    return items
  }

  /// What a string says, unescaped; a number or word as it stands; empty for others.
  var text: [UInt8] {
    guard let kind, kind != .object, kind != .array else { return [] }
    let node = tape.nodes[node]
    return node.isEscaped
      ? JSONText.unescaped(tape.bytes.span, node.range) : tape.bytes.span.copied(node.range)
  }

  /// A whole number, as such or as a string of digits.
  var integer: Int? {
    let text = text
    return text.span.number(0..<text.count)
  }
}
