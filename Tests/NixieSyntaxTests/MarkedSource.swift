/// A source with marks 1️⃣ to 9️⃣ in it, at which diagnostics are expected.
struct MarkedSource {
  /// The source without the marks.
  let bytes: [UInt8]
  /// The offset of each mark.
  private(set) var offsets: [String: Int] = [:]

  init(_ marked: String) {
    var plain = ""
    for character in marked {
      if MarkedSource.marks.contains(character) {
        offsets[String(character)] = plain.utf8.count
      } else {
        plain.append(character)
      }
    }
    bytes = Array(plain.utf8)
  }

  private static let marks: Set<Character> = [
    "1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣",
  ]
}
