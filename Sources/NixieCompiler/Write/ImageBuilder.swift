internal import Nixie

/// Puts sections together into the bytes of an image. See ``ImageLayout``.
struct ImageBuilder {
  private var sections = [[UInt8]](
    repeating: [], count: ImageLayout.Section.allCases.count)
  private var strings: [UInt8] = []
  private var places: [String: (offset: Int, length: Int)] = [:]

  /// Sets a section of words.
  mutating func set(_ section: ImageLayout.Section, _ words: [UInt32]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 4)
    for word in words {
      bytes.append(UInt8(truncatingIfNeeded: word))
      bytes.append(UInt8(truncatingIfNeeded: word >> 8))
      bytes.append(UInt8(truncatingIfNeeded: word >> 16))
      bytes.append(UInt8(truncatingIfNeeded: word >> 24))
    }
    sections[section.rawValue] = bytes
  }

  /// Sets a section of bytes.
  mutating func set(_ section: ImageLayout.Section, bytes: [UInt8]) {
    sections[section.rawValue] = bytes
  }

  /// Offset and length of `text` in the strings, each text once.
  mutating func string(_ text: String) -> [UInt32] {
    if let known = places[text] { return [UInt32(known.offset), UInt32(known.length)] }
    let place = (offset: strings.count, length: text.utf8.count)
    places[text] = place
    strings += Array(text.utf8)
    return [UInt32(place.offset), UInt32(place.length)]
  }

  /// The image, or nil above ``CompilerLimits/imageBytes``. O(length).
  mutating func finish() -> [UInt8]? {
    sections[ImageLayout.Section.strings.rawValue] = strings
    let tableEnd = ImageLayout.headerBytes + sections.count * 8
    var table: [UInt8] = []
    var body: [UInt8] = []
    let start = Self.aligned(tableEnd)
    for section in sections {
      table += Self.little(UInt32(start + body.count)) + Self.little(UInt32(section.count))
      body += section
      body += [UInt8](repeating: 0, count: Self.aligned(body.count) - body.count)
      guard body.count < CompilerLimits.imageBytes else { return nil }
    }
    let checked = table + [UInt8](repeating: 0, count: start - tableEnd) + body
    let sum = unsafe checked.withUnsafeBytes { unsafe Checksum.of($0) }
    var image = ImageLayout.magic
    image += Self.little(ImageLayout.version)
    image += Self.little(UInt32(sections.count))
    image += Self.little(UInt64(ImageLayout.headerBytes + checked.count))
    image += Self.little(sum)
    return image + checked
  }

  private static func aligned(_ count: Int) -> Int {
    (count + ImageLayout.alignment - 1) / ImageLayout.alignment * ImageLayout.alignment
  }

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
