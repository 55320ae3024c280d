internal import Glibc
internal import Nixie

/// Searching in bytes; positions are offsets, and every range lies in the span.
///
/// PERF: `memchr` of the C library looks at 32 bytes at once.
extension Span<UInt8> {
  /// All of it.
  @inline(__always)
  var all: Range<Int> { 0..<count }

  /// The first place of `byte` in `range`.
  @inline(__always)
  func first(_ byte: UInt8, _ range: Range<Int>) -> Int? {
    unsafe withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, !range.isEmpty, range.upperBound <= buffer.count,
        let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The first quote, backslash or line feed from `start` on, or the end: what matters in a string
  /// of JSON.
  func firstInText(from start: Int) -> Int {
    unsafe withUnsafeBytes { bytes in
      let quote = SIMD16<UInt8>(repeating: 0x22)
      let slash = SIMD16<UInt8>(repeating: 0x5c)
      let feed = SIMD16<UInt8>(repeating: 0x0a)
      let none = SIMD16<UInt8>(repeating: 0)
      let one = SIMD16<UInt8>(repeating: 1)
      var at = start
      while at + 16 <= bytes.count {
        let some = unsafe bytes.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        var marks = none.replacing(with: one, where: some .== quote)
        marks = marks.replacing(with: one, where: some .== slash)
        marks = marks.replacing(with: one, where: some .== feed)
        let halves = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        if halves[0] != 0 { return at + halves[0].littleEndian.trailingZeroBitCount / 8 }
        if halves[1] != 0 { return at + 8 + halves[1].littleEndian.trailingZeroBitCount / 8 }
        at += 16
      }
      while at < bytes.count {
        let byte = unsafe bytes[at]
        if byte == 0x22 || byte == 0x5c || byte == 0x0a { return at }
        at += 1
      }
      return at
    }
  }

  /// The last place of `byte` in `range`.
  func last(_ byte: UInt8, _ range: Range<Int>) -> Int? {
    var at = range.upperBound
    while at > range.lowerBound {
      at -= 1
      if self[at] == byte { return at }
    }
    return nil
  }

  /// The first place of `needle` in `range`.
  func first(_ needle: StaticString, _ range: Range<Int>) -> Range<Int>? {
    let length = needle.utf8CodeUnitCount
    let head = unsafe needle.utf8Start.pointee
    let limit = min(range.upperBound, count) - length + 1
    var at = range.lowerBound
    while at < limit, let found = first(head, at..<limit) {
      if starts(needle, found..<found + length) { return found..<found + length }
      at = found + 1
    }
    return nil
  }

  /// The last place of `needle` in `range`.
  func last(_ needle: StaticString, _ range: Range<Int>) -> Range<Int>? {
    var at = range.upperBound - needle.utf8CodeUnitCount
    while at >= range.lowerBound {
      if starts(needle, at..<range.upperBound) { return at..<at + needle.utf8CodeUnitCount }
      at -= 1
    }
    return nil
  }

  /// The first place of the lower-case `needle` in `range`, case aside.
  func firstFolded(_ needle: StaticString, _ range: Range<Int>) -> Range<Int>? {
    var at = range.lowerBound
    while at + needle.utf8CodeUnitCount <= range.upperBound {
      if startsFolded(needle, at..<range.upperBound) { return at..<at + needle.utf8CodeUnitCount }
      at += 1
    }
    return nil
  }

  /// Whether `range` begins with `prefix`.
  @inline(__always)
  func starts(_ prefix: StaticString, _ range: Range<Int>) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard range.count >= length else { return false }
    let wanted = unsafe Span(_unsafeStart: prefix.utf8Start, count: length)
    for index in 0..<length where self[range.lowerBound + index] != wanted[index] { return false }
    return true
  }

  /// Whether `range` begins with the lower-case `prefix`, case aside.
  func startsFolded(_ prefix: StaticString, _ range: Range<Int>) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard range.count >= length else { return false }
    let wanted = unsafe Span(_unsafeStart: prefix.utf8Start, count: length)
    for index in 0..<length where Byte.folded(self[range.lowerBound + index]) != wanted[index] {
      return false
    }
    return true
  }

  /// Whether `range` holds just `text`.
  func equals(_ text: StaticString, _ range: Range<Int>) -> Bool {
    range.count == text.utf8CodeUnitCount && starts(text, range)
  }

  /// `range` without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, Byte.isBlank(self[start]) { start += 1 }
    while end > start, Byte.isBlank(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The end of the word that `range` begins with: before a blank, or its end.
  func endOfWord(_ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at < range.upperBound, !Byte.isBlank(self[at]) { at += 1 }
    return at
  }

  /// The number that `range` spells, where it is all digits and fits 18 of them.
  func number(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value = 0
    for at in range {
      guard Byte.isDigit(self[at]) else { return nil }
      value = value * 10 + Int(self[at] - 0x30)
    }
    return value
  }

  /// Copies `range`.
  func copied(_ range: Range<Int>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.append(self, range)
    return copy
  }
}
