/// A regex as its author wrote it, sign by sign.
///
/// The parsed expression no longer knows what was escaped and what was grouped, and slips show
/// only there. Only regexes that parse are read, so nothing here has to be refused.
struct RegexSigns {
  struct Sign {
    enum Kind: Hashable {
      case literal(UInt8)
      /// A backslash and a byte.
      case escape(UInt8)
      /// `[…]`.
      case set
      case dot
      /// `(`, `(?:` or `(?<name>`.
      case open(isPlain: Bool)
      case close
      case bar
      /// `?`, `*`, `+`, `{2,3}`, with the `?` of a lazy one.
      case quantifier
      /// `^` or `$`.
      case anchor
    }

    var kind: Kind
    /// Offsets into the regex.
    var range: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var signs: [Sign] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var at = 0
    while at < bytes.count {
      let (kind, end) = Self.sign(bytes, at)
      signs.append(Sign(kind: kind, range: at..<max(end, at + 1)))
      at = max(end, at + 1)
    }
  }

  private static func sign(_ bytes: [UInt8], _ at: Int) -> (Sign.Kind, Int) {
    switch bytes[at] {
    case UInt8(ascii: "\\"): return (.escape(at + 1 < bytes.count ? bytes[at + 1] : 0), at + 2)
    case UInt8(ascii: "["): return (.set, endOfSet(bytes, at))
    case UInt8(ascii: "."): return (.dot, at + 1)
    case UInt8(ascii: "("): return open(bytes, at)
    case UInt8(ascii: ")"): return (.close, at + 1)
    case UInt8(ascii: "|"): return (.bar, at + 1)
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return (.anchor, at + 1)
    case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return (.quantifier, lazyEnd(bytes, at + 1))
    case UInt8(ascii: "{"):
      guard let end = bytes[at...].firstIndex(of: UInt8(ascii: "}")) else { break }
      return (.quantifier, lazyEnd(bytes, end + 1))
    default: break
    }
    return (.literal(bytes[at]), at + 1)
  }

  private static func lazyEnd(_ bytes: [UInt8], _ at: Int) -> Int {
    at < bytes.count && bytes[at] == UInt8(ascii: "?") ? at + 1 : at
  }

  private static func open(_ bytes: [UInt8], _ at: Int) -> (Sign.Kind, Int) {
    guard at + 2 < bytes.count, bytes[at + 1] == UInt8(ascii: "?") else {
      return (.open(isPlain: true), at + 1)
    }
    if bytes[at + 2] == UInt8(ascii: ":") { return (.open(isPlain: false), at + 3) }
    let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) ?? at + 2
    return (.open(isPlain: false), end + 1)
  }

  /// Behind the bracket that closes the set at `start`; one right behind `[` or `[^` is a member.
  private static func endOfSet(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start + 1
    if at < bytes.count, bytes[at] == UInt8(ascii: "^") { at += 1 }
    let first = at
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\\") {
        at += 2
        continue
      }
      if bytes[at] == UInt8(ascii: "]"), at > first { return at + 1 }
      at += 1
    }
    return bytes.count
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The sign behind number `index`.
  func next(_ index: Int) -> Sign.Kind? { index + 1 < signs.count ? signs[index + 1].kind : nil }

  /// The number of the sign that closes the group opened by number `index`.
  func closing(_ index: Int) -> Int? {
    var depth = 0
    for number in index..<signs.count {
      switch signs[number].kind {
      case .open: depth += 1
      case .close:
        depth -= 1
        if depth == 0 { return number }
      default: break
      }
    }
    return nil
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7a }
}
