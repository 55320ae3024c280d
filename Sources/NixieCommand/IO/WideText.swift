/// Makes UTF-8 of UTF-16, piece by piece: what Windows writes where text is redirected into a file.
///
/// A surrogate without its other half becomes U+FFFD, as does a byte too many at the end.
struct WideText {
  /// What a text begins with that says how it is written (Unicode, 23.8).
  enum Mark {
    case utf8, bigEndian, littleEndian

    init?(_ head: ArraySlice<UInt8>) {
      if head.starts(with: [0xef, 0xbb, 0xbf]) {
        self = .utf8
      } else if head.starts(with: [0xfe, 0xff]) {
        self = .bigEndian
      } else if head.starts(with: [0xff, 0xfe]) {
        self = .littleEndian
      } else {
        return nil
      }
    }

    /// How many bytes it has.
    var length: Int { self == .utf8 ? 3 : 2 }

    /// Whether `head` is too short to tell.
    static func couldBegin(_ head: ArraySlice<UInt8>) -> Bool {
      head.count == 1 && [0xef, 0xfe, 0xff].contains(head[head.startIndex])
        || head.count == 2 && head.starts(with: [0xef, 0xbb])
    }
  }

  private let isBigEndian: Bool
  /// The first half of a unit whose second has not come.
  private var half: UInt8?
  /// A high surrogate whose low one has not come.
  private var high: UInt32?
  /// UTF-8 that nobody has taken yet, from `taken` on.
  private var text: [UInt8] = []
  private var taken = 0

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  /// There is text to take.
  var hasText: Bool { taken < text.count }

  /// Takes the next bytes.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    if !hasText {
      text.removeAll(keepingCapacity: true)
      taken = 0
    }
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let unit = isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
      append(unit: unit)
    }
  }

  private mutating func append(unit: UInt32) {
    if let high {
      self.high = nil
      if unit & 0xfc00 == 0xdc00 {
        append(scalar: 0x1_0000 + (high & 0x3ff) << 10 + unit & 0x3ff)
        return
      }
      append(scalar: 0xfffd)
    }
    switch unit & 0xfc00 {
    case 0xd800: high = unit
    case 0xdc00: append(scalar: 0xfffd)
    default: append(scalar: unit)
    }
  }

  private mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      text.append(UInt8(scalar))
    } else {
      text += Character(Unicode.Scalar(scalar) ?? "\u{fffd}").utf8
    }
  }

  /// There are no more bytes.
  mutating func finish() {
    if half != nil || high != nil { append(scalar: 0xfffd) }
    half = nil
    high = nil
  }

  /// Puts as much text as there is room for into `block` from `start` on; gives how much.
  mutating func take(into block: inout [UInt8], from start: Int) -> Int {
    let count = min(block.count - start, text.count - taken)
    block.replaceSubrange(start..<start + count, with: text[taken..<taken + count])
    taken += count
    return count
  }
}
