/// Where a reading of JSON stands, byte by byte.
///
/// It finds the outermost objects, whether they follow each other or are members of arrays, on one
/// line each or over many. It does not check them, but for what tells where a broken one ends: a
/// line feed in a string, a bracket that closes what another opened, or an object that begins at
/// the begin of a line where none can stand.
struct JSONFrame {
  enum Mode {
    /// Between objects.
    case between
    /// On a line that begins with something else; an object may follow behind it.
    case junk
    /// In an object.
    case object
    /// In an object found broken, up to the line's end.
    case broken
  }

  enum Step {
    case inside, end, broken, restart
  }

  var mode = Mode.between
  /// The object has more bytes than a record may have.
  var isTooLong = false
  /// The next byte is the first of a line.
  var isLineStart = true
  private var depth = 0
  /// The open brackets, the innermost in the lowest bit: 1 an object, 0 an array.
  private var brackets: UInt64 = 0
  private var isString = false
  private var isEscaped = false
  /// The last byte outside strings that is not blank.
  private var significant: UInt8 = 0

  /// An object begins.
  mutating func open() {
    mode = .object
    isTooLong = false
    depth = 1
    brackets = 1
    isString = false
    isEscaped = false
    significant = 0x7b
  }

  /// Goes over the next byte of an object.
  mutating func step(_ byte: UInt8) -> Step {
    if isString {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5c {
        isEscaped = true
      } else if byte == 0x22 {
        isString = false
      }
      return byte == 0x0a ? .broken : .inside
    }
    if byte <= 0x20 { return .inside }
    if significant == 0x7b, byte != 0x22, byte != 0x7d {
      return byte == 0x7b && isLineStart ? .restart : .broken
    }
    defer { significant = byte }
    switch byte {
    case 0x22: isString = true
    case 0x7b:
      let isMember = significant == 0x3a && !isLineStart
      let isItem = brackets & 1 == 0 && (significant == 0x5b || significant == 0x2c)
      if !isMember, !isItem { return isLineStart ? .restart : .broken }
      return push(1)
    case 0x5b: return push(0)
    case 0x7d, 0x5d:
      if brackets & 1 != (byte == 0x7d ? 1 : 0) { return .broken }
      brackets >>= 1
      depth -= 1
      if depth == 0 { return .end }
    default: break
    }
    return .inside
  }

  private mutating func push(_ bracket: UInt64) -> Step {
    if depth == LogLimits.jsonDepth { return .broken }
    depth += 1
    brackets = brackets << 1 | bracket
    return .inside
  }
}
