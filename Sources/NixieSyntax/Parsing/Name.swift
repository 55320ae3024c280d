/// The form of a name: `[a-z0-9]+(-[a-z0-9]+)*`.
package enum Name {
  /// Whether the bytes are a name, its length aside.
  package static func isValid(_ bytes: some Sequence<UInt8>) -> Bool {
    var previous = UInt8(ascii: "-")
    for byte in bytes {
      if byte == UInt8(ascii: "-") {
        if previous == byte { return false }
      } else if !isLetterOrDigit(byte) {
        return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "-")
  }

  /// The name nearest to what somebody wrote: capitals made small, all else made hyphens; `nil`
  /// where nothing is left or letters outside ASCII would be lost.
  package static func corrected(_ bytes: some Sequence<UInt8>) -> String? {
    var result: [UInt8] = []
    for byte in bytes {
      if byte >= 0x80 { return nil }
      let lower = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
      if isLetterOrDigit(lower) {
        result.append(lower)
      } else if let last = result.last, last != UInt8(ascii: "-") {
        result.append(UInt8(ascii: "-"))
      }
    }
    if result.last == UInt8(ascii: "-") { result.removeLast() }
    return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
