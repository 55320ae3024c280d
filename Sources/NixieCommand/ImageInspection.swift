internal import Nixie

/// The figures of one image.
struct ImageInspection {
  let name: String
  let bytes: Int
  let version: Int
  let checksum: String
  let counts: [(String, Int)]
  let filter: [(String, Int)]
  /// Section names and bytes, the largest first.
  let sections: [(name: String, bytes: Int)]

  init(_ image: Image, name: String) {
    self.name = name
    bytes = image.byteCount
    // The header is as `ImageLayout` draws it, and an image that loaded has it whole.
    let head = image.bytes.prefix(ImageLayout.headerBytes)
    version = head.dropFirst(8).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    let sum = head.dropFirst(24).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let digits = String(sum, radix: 16)
    checksum = String(repeating: "0", count: 16 - digits.count) + digits
    counts = Self.counts(image)
    filter = Self.filter(image)
    sections = ImageLayout.Section.allCases
      .map { ("\($0)", image.octets($0).count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  private static func counts(_ image: Image) -> [(String, Int)] {
    let names = Catalogue(image)
    let fallbacks = (0..<names.ruleCount).count { names.isFallback($0) }
    return [
      ("categories", names.categoryCount), ("esps", names.espCount),
      ("rules", names.ruleCount - fallbacks), ("fallbacks", fallbacks),
      ("ranks", names.rankCount),
      ("patterns", image.words(.patterns).count / ImageLayout.Record.Pattern.size),
      ("signatures", image.words(.signatures).count / ImageLayout.Record.Signature.size),
    ]
  }

  /// Figures of the filter that finds all fragments in one pass over a text.
  private static func filter(_ image: Image) -> [(String, Int)] {
    [
      ("fragments", image.words(.fragments).count / ImageLayout.Record.Fragment.size),
      ("grams", image.words(.grams).count / ImageLayout.Record.Gram.size),
      ("filter_bytes", image.octets(.gramFilter).count),
    ]
  }

  func text(_ console: Console) -> String {
    var text = console.style(name, .bold) + "\n"
    let head = [("bytes", "\(bytes)"), ("version", "\(version)"), ("checksum", checksum)]
    let rows = head + counts.map { ($0.0, "\($0.1)") }
    for (name, value) in rows { text += "  \(name.padded(18))\(value)\n" }
    text += "\nfilter of fragments\n"
    for (name, value) in filter { text += "  \(name.padded(18))\(value)\n" }
    text += "\nsections, the largest first\n"
    for section in sections where section.bytes > 0 {
      let share = section.bytes * 1000 / max(1, bytes)
      let size = String(section.bytes)
      text += "  \(section.name.padded(18))"
      text += String(repeating: " ", count: max(0, 10 - size.count)) + size
      text += "  \(share / 10).\(share % 10) %\n"
    }
    return text
  }

  var json: JSON {
    .object(
      [
        ("image", .string(name)), ("bytes", .number(bytes)), ("version", .number(version)),
        ("checksum", .string(checksum)),
      ] + counts.map { ($0.0, .number($0.1)) } + [
        ("filter", .object(filter.map { ($0.0, .number($0.1)) })),
        (
          "sections",
          .array(
            sections.map { .object([("name", .string($0.name)), ("bytes", .number($0.bytes))]) })
        ),
      ])
  }
}
