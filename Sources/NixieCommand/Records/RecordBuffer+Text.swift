// Texts of replies and logs, sixteen bytes at a time.
//
// Nearly all are plain: printable ASCII, and nothing that their form has to escape. Such a text is
// copied, and looked at on the way; only one that is not goes the long way over an array.

extension RecordBuffer {
  /// Bytes that have to be looked at closer, besides control bytes and those beyond ASCII.
  enum Special {
    case none
    /// `"` and `\`.
    case json
    /// `"` and `,`.
    case csv
  }

  /// Appends any bytes as a text of `form`; repaired where they are not UTF-8.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>, as form: RecordForm) {
    switch form {
    case .tsv: if !appendPlain(bytes, .none) { appendSlowly(bytes, as: form) }
    case .csv: if !appendPlain(bytes, .csv) { appendSlowly(bytes, as: form) }
    case .json:
      reserve(bytes.count + 2)
      store(0x22)
      if appendPlain(bytes, .json) {
        reserve(1)
        store(0x22)
      } else {
        advance(-1)
        appendSlowly(bytes, as: form)
      }
    }
  }

  @inline(never)
  private mutating func appendSlowly(_ bytes: Span<UInt8>, as form: RecordForm) {
    var text: [UInt8] = []
    form.append(bytes, to: &text)
    append(text)
  }

  /// Appends `bytes` if all of them are printable ASCII and none is special; says whether.
  ///
  /// PERF: four instructions of SSE2 for 16 bytes, the last of them read once more where the length
  /// is no multiple. A text of less than 16 goes byte by byte.
  @inline(__always)
  mutating func appendPlain(_ bytes: Span<UInt8>, _ special: Special) -> Bool {
    let length = bytes.count
    reserve(length)
    let isPlain: Bool = unsafe bytes.withUnsafeBytes { source in
      guard length >= 16, let start = source.baseAddress else {
        var isPlain = true
        for index in 0..<length {
          let byte = unsafe source[index]
          unsafe end[index] = byte
          if Self.isOdd(byte, special) { isPlain = false }
        }
        return isPlain
      }
      let target = unsafe UnsafeMutableRawPointer(end)
      var odd = SIMD16<UInt8>(repeating: 0)
      var at = 0
      while at &+ 16 <= length {
        unsafe Self.copy(start, target, at, special, &odd)
        at &+= 16
      }
      if at < length { unsafe Self.copy(start, target, length &- 16, special, &odd) }
      let halves = unsafe unsafeBitCast(odd, to: SIMD2<UInt64>.self)
      return halves[0] | halves[1] == 0
    }
    if isPlain { advance(length) }
    return isPlain
  }

  /// Copies 16 bytes, and marks in `odd` what is not plain.
  @inline(__always)
  private static func copy(
    _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer, _ at: Int, _ special: Special,
    _ odd: inout SIMD16<UInt8>
  ) {
    let bytes = unsafe source.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
    unsafe target.storeBytes(of: bytes, toByteOffset: at, as: SIMD16<UInt8>.self)
    // PERF: vectors on both sides. With a number on one the compiler goes element by element.
    let blank = SIMD16<UInt8>(repeating: 0x20)
    let most = SIMD16<UInt8>(repeating: 0x5e)
    let marked = SIMD16<UInt8>(repeating: 0xff)
    odd = odd.replacing(with: marked, where: (bytes &- blank) .> most)
    if special == .none { return }
    let first = SIMD16<UInt8>(repeating: 0x22)
    let second = SIMD16<UInt8>(repeating: special == .json ? 0x5c : 0x2c)
    odd = odd.replacing(with: marked, where: bytes .== first)
    odd = odd.replacing(with: marked, where: bytes .== second)
  }

  @inline(__always)
  private static func isOdd(_ byte: UInt8, _ special: Special) -> Bool {
    if byte &- 0x20 > 0x5e { return true }
    switch special {
    case .none: return false
    case .json: return byte == 0x22 || byte == 0x5c
    case .csv: return byte == 0x22 || byte == 0x2c
    }
  }

  /// A reply for a person: blanks for control bytes, blanks at its end left out, and a long one cut.
  @inline(__always)
  mutating func appendShown(_ bytes: Span<UInt8>) {
    if bytes.count <= 200, bytes.isEmpty || bytes[bytes.count &- 1] > 0x20,
      appendPlain(bytes, .none)
    {
      return
    }
    var text: [UInt8] = []
    text.appendShown(bytes)
    append(text)
  }
}
