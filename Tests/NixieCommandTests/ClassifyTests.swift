import Foundation
import NixieCommand
import Testing

/// `nixie classify` on every kind of input: one record a line, in order, whatever the bytes.
@Suite struct ClassifyTests {
  private func lines(_ input: [UInt8], _ format: String = "json") -> [[UInt8]] {
    let folder = Folder()
    let ran = nixie(
      "classify", "--format", format, "--rules", Samples.rules, "--",
      folder.file("input", input))
    #expect(ran.code == .success, "\(ran.complaint)")
    return ran.out.split(separator: 0x0a).map(Array.init)
  }

  private func object(_ line: [UInt8]) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(line))
    return try #require(value as? [String: Any])
  }

  private static let megabyte = [UInt8](repeating: 0x61, count: 1 << 20)

  static let inputs: [(name: String, bytes: [UInt8], count: Int)] = [
    ("empty file", [], 0),
    ("one empty line", [0x0a], 1),
    ("no line end", Array("450 slow down".utf8), 1),
    ("empty lines", Array("\n\n450 slow down\n\n".utf8), 4),
    ("CRLF", Array("450 slow down\r\n\r\n550 5.1.1 x\r\n".utf8), 3),
    ("only CR", [0x0d], 1),
    ("NUL", [0x35, 0x35, 0x30, 0x20, 0, 0x61, 0x0a, 0, 0x0a], 2),
    ("not UTF-8", [0x35, 0x35, 0x30, 0x20, 0xff, 0xc3, 0x0a, 0xe2, 0x82, 0x0a], 2),
    ("binary", (0..<4096).map { UInt8(truncatingIfNeeded: $0 * 37) }, 17),
    ("a line of a megabyte", megabyte + [0x0a, 0x61], 2),
    ("two of them", megabyte + megabyte + [0x0a] + megabyte, 2),
  ]

  @Test(arguments: inputs.indices) func everyLineGivesOneRecord(_ index: Int) throws {
    let input = Self.inputs[index]
    let records = lines(input.bytes)
    #expect(records.count == input.count, "\(input.name)")
    for (index, record) in records.enumerated() {
      let object = try object(record)
      #expect(object["line"] as? Int == index + 1, "\(input.name)")
      #expect(object["category"] is String, "\(input.name)")
    }
    let rows = lines(input.bytes, "tsv")
    #expect(rows.count == input.count + 1)
    #expect(rows.allSatisfy { $0.count { $0 == 0x09 } == 12 })
    #expect(lines(input.bytes, "text").count == input.count)
  }

  /// A bracketed capture of bytes that are no text.
  @Test func capturesAreValidJSON() throws {
    let folder = Folder()
    let rules = bytes(Samples.rules)
    let text = String(decoding: rules, as: UTF8.self).replacing(
      "{client:ip}", with: "{client:word}")
    let path = folder.file("rules.nixie", text)
    let reply: [UInt8] =
      Array("421 [TSS04] Messages from a\"\\".utf8) + [0xff, 0x80]
      + Array(" temporarily deferred\n".utf8)
    let ran = nixie(
      "classify", "--format", "json", "--esp", "yahoo", "--rules", path, "--",
      folder.file("input", reply))
    let captures = try object(Array(ran.out.dropLast()))["captures"] as? [String: String]
    #expect(captures == ["client": "a\"\\\u{fffd}\u{fffd}"])
  }

  @Test func keysComeInTheirOrder() throws {
    let record = try #require(lines(Array("450 slow down\n".utf8)).first)
    let text = String(decoding: record, as: UTF8.self)
    let keys = [
      "line", "category", "permanence", "party", "action", "rule", "decided_by", "esp",
      "esp_inferred", "code", "enhanced", "captures", "advice",
    ]
    let places = keys.compactMap { text.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == keys.count && places == places.sorted())
  }

  @Test func severalFilesCountOn() {
    let folder = Folder()
    let ran = nixie(
      "classify", "--format", "tsv", "--rules", Samples.rules, "--",
      folder.file("a", "450 slow down"), folder.file("b", "550 5.1.1 x\n"))
    let rows = ran.text.split(separator: "\n")
    #expect(rows.count == 3 && rows[1].hasPrefix("1\trate") && rows[2].hasPrefix("2\tmailbox-unk"))
  }

  /// The lines of the document behind the project, by the embedded rules.
  @Test func hurricaneLinesAreKnown() throws {
    let ran = nixie("classify", "--format", "tsv", Samples.path("hurricane.txt"))
    let categories = ran.text.split(separator: "\n").dropFirst().map {
      String($0.split(separator: "\t", omittingEmptySubsequences: false)[1])
    }
    let unknown = [String](repeating: "mailbox-unknown", count: 5)
    try #require(categories.count == 14)
    #expect(Array(categories[..<5]) == unknown)
    #expect(categories[5] == "domain-unknown")
    #expect(categories[6..<8].allSatisfy { $0 == "connection-failed" })
    #expect(categories[8..<11].allSatisfy { $0 == "greylisted" })
    #expect(categories[11] != "greylisted")
    #expect(!categories.contains("unclassified"))
  }
}
