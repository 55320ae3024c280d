/// Where a reading of JSON stands, byte by byte.
///
/// It finds the outermost objects, whether they follow each other or are members of arrays, on one
/// line each or over many; and those of a list that an interface answers with, as in
/// `{"total": 2, "items": [{…}, {…}], "next": …}`, so that a long list is no long record. It does not check them, but for what tells where a broken one ends: a
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
    /// Behind the objects of a list, in what is around them.
    case listEnd
  }

  enum Step {
    case inside, end, broken, restart
    /// What was taken for an object is around a list, whose first object begins.
    case list
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
  /// The objects are those of a list.
  private(set) var isList = false
  /// The string is a member's name in the outermost object.
  private var isName = false
  /// The last such name, hashed.
  private var name: UInt64 = 0
  /// An array has begun that has the name of a list.
  private var isListAhead = false

  /// The names of lists that interfaces answer with: Mailgun's, SparkPost's, Postmark's, Amazon's.
  private static let lists = Set(["items", "results", "Bounces", "Records"].map(hash))

  /// FNV-1a (Fowler, Noll, Vo), over bytes.
  private static func hash(_ name: String) -> UInt64 { name.utf8.reduce(seed, add) }
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static func add(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Whether bytes are being put together to a record.
  var isKept: Bool { mode != .between && mode != .listEnd }

  /// In a string that is no name to be remembered: nothing matters before a quote, a backslash or
  /// a line feed.
  var isInText: Bool { isString && !isEscaped && !isName && mode == .object }

  /// An object begins.
  mutating func open() {
    mode = .object
    isTooLong = false
    depth = 1
    brackets = 1
    isString = false
    isEscaped = false
    isName = false
    isListAhead = false
    significant = 0x7b
  }

  /// The objects of a list begin.
  mutating func beginList() { isList = true }

  /// The list's array ends, and what is around it goes on.
  mutating func endList() {
    open()
    mode = .listEnd
    significant = 0x5d
  }

  /// All that was around the list has ended.
  mutating func leaveList() {
    isList = false
    mode = .between
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
      if isName, isString { name = Self.add(name, byte) }
      return byte == 0x0a ? .broken : .inside
    }
    if byte <= 0x20 { return .inside }
    let isListHere = isListAhead
    isListAhead = false
    if significant == 0x7b, byte != 0x22, byte != 0x7d {
      return byte == 0x7b && isLineStart ? .restart : .broken
    }
    defer { significant = byte }
    switch byte {
    case 0x22:
      isString = true
      isName = depth == 1 && !isList && significant != 0x3a
      if isName { name = Self.seed }
    case 0x7b:
      if isListHere { return .list }
      let isMember = significant == 0x3a && !isLineStart
      let isItem = brackets & 1 == 0 && (significant == 0x5b || significant == 0x2c)
      if !isMember, !isItem { return isLineStart ? .restart : .broken }
      return push(1)
    case 0x5b:
      isListAhead = depth == 1 && !isList && significant == 0x3a && Self.lists.contains(name)
      return push(0)
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
