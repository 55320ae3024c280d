extension Image {
  /// An image that the `CompileRules` plugin has put into an executable, as base64 (RFC 4648).
  ///
  /// Base64, since a literal of bytes takes the Swift compiler minutes: 7 MB of text take it two
  /// seconds. Decoding is a copy, no parsing.
  ///
  /// - Throws: ``ImageError`` when the text is not that of a whole image of this version.
  /// - Complexity: O(length).
  public init(embedded text: StaticString) throws(ImageError) {
    let count = text.utf8CodeUnitCount
    let digits = unsafe Span(_unsafeStart: text.utf8Start, count: count)
    let values = (0...255).map { UInt32(Self.value(UInt8($0))) }
    let value = values.span
    var bytes = [UInt8](repeating: 0, count: count / 4 * 3)
    var out = bytes.mutableSpan
    for group in 0..<count / 4 {
      let at = group &* 4
      let word =
        value[Int(digits[at])] << 18 | value[Int(digits[at + 1])] << 12
        | value[Int(digits[at + 2])] << 6 | value[Int(digits[at + 3])]
      out[group &* 3] = UInt8(truncatingIfNeeded: word >> 16)
      out[group &* 3 + 1] = UInt8(truncatingIfNeeded: word >> 8)
      out[group &* 3 + 2] = UInt8(truncatingIfNeeded: word)
    }
    // An image is a multiple of 64 bytes long; what `=` padded is cut off again.
    let padding =
      count >= 2 ? (digits[count - 1] == 0x3d ? 1 : 0) + (digits[count - 2] == 0x3d ? 1 : 0) : 0
    if padding <= bytes.count { bytes.removeLast(padding) }
    try self.init(bytes: bytes)
  }

  /// The six bits of a base64 digit; 0 for anything else, which the checksum will find.
  @inline(__always)
  private static func value(_ digit: UInt8) -> UInt8 {
    switch digit {
    case 0x41...0x5a: digit &- 0x41
    case 0x61...0x7a: digit &- 0x47
    case 0x30...0x39: digit &+ 4
    case 0x2b: 62
    case 0x2f: 63
    default: 0
    }
  }
}

extension Classifier {
  /// A classifier on an embedded image.
  ///
  /// - Precondition: `text` is what the `CompileRules` plugin wrote for this version of the
  ///   library; the build sees to that.
  public init(embedded text: StaticString) {
    do {
      self.init(try Image(embedded: text))
    } catch {
      preconditionFailure("the embedded image cannot be used: build the package again")
    }
  }
}
