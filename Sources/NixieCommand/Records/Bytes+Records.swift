internal import Nixie

extension [UInt8] {
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// The digits of `number`.
  mutating func append(decimal number: Int) {
    if number < 0 { append(0x2d) }
    var power = 1
    let magnitude = number.magnitude
    while magnitude / UInt(power) >= 10 { power *= 10 }
    while power > 0 {
      append(UInt8(truncatingIfNeeded: 0x30 + magnitude / UInt(power) % 10))
      power /= 10
    }
  }

  /// A JSON string, or `null`.
  mutating func appendJSON(_ text: String?) {
    if let text { appendJSON(text.utf8.span) } else { append("null") }
  }

  /// A JSON string of any bytes, repaired where they are not UTF-8.
  mutating func appendJSON(_ bytes: Span<UInt8>) {
    append(0x22)
    let start = count
    var isASCII = true
    // Runs of plain bytes are copied at once: most texts are one.
    var run = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 { isASCII = false }
      guard byte < 0x20 || byte == 0x22 || byte == 0x5c || byte == 0x7f else { continue }
      append(bytes.extracting(run..<index))
      run = index + 1
      appendEscaped(byte)
    }
    append(bytes.extracting(run..<bytes.count))
    if !isASCII { repair(from: start) }
    append(0x22)
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    append(0x5c)
    if byte == 0x22 || byte == 0x5c {
      append(byte)
    } else {
      append("u00")
      append(Self.hex[Int(byte >> 4)])
      append(Self.hex[Int(byte & 15)])
    }
  }

  private static let hex = Array("0123456789abcdef".utf8)

  /// A text on one line and without tabs: blanks for control bytes, so that none can drive a
  /// terminal or end a record. Repaired where it is not UTF-8.
  mutating func appendPrintable(_ bytes: Span<UInt8>) {
    let start = count
    // PERF: without branches, so that the compiler makes vectors of it.
    var all: UInt8 = 0
    append(bytes)
    unsafe withUnsafeMutableBufferPointer { out in
      for index in start..<out.count {
        let byte = unsafe out[index]
        all |= byte
        unsafe out[index] = byte < 0x20 || byte == 0x7f ? 0x20 : byte
      }
    }
    if all >= 0x80 { repair(from: start) }
  }

  /// A field of CSV (RFC 4180): in quotes where it has to be. Control bytes are blanks, so that a
  /// record is a line.
  mutating func appendCSV(_ bytes: Span<UInt8>) {
    var isPlain = true
    for index in 0..<bytes.count where bytes[index] == 0x22 || bytes[index] == 0x2c {
      isPlain = false
    }
    guard !isPlain else {
      appendPrintable(bytes)
      return
    }
    var doubled: [UInt8] = [0x22]
    for index in 0..<bytes.count {
      if bytes[index] == 0x22 { doubled.append(0x22) }
      doubled.append(bytes[index])
    }
    doubled.append(0x22)
    appendPrintable(doubled.span)
  }

  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Makes UTF-8 of what stands from `start` on.
  private mutating func repair(from start: Int) {
    let text = String(decoding: self[start...], as: UTF8.self)
    replaceSubrange(start..., with: text.utf8)
  }
}
