import Foundation
import NixieCommand
import Testing

/// What stands in records is what stood in the input, whatever bytes it has.
@Suite struct RecordTests {
  /// Texts of every length up to three registers, with one odd character at every place.
  private static let texts: [[UInt8]] = {
    let odd: [[UInt8]] = [
      [0x22], [0x5c], [0x2c], [0x01], [0x09], [0x7f], [0xff], Array("ä".utf8), Array("→".utf8), [],
    ]
    var texts: [[UInt8]] = [[]]
    for length in 1...49 {
      for place in Set([0, 1, 7, 8, 15, 16, 17, 31, 32, length - 1]) where place < length {
        for character in odd {
          let plain = (0..<length).map { UInt8(0x61 + $0 % 26) }
          texts.append(plain[..<place] + character + plain[place...])
        }
      }
    }
    return texts
  }()

  private func written(_ format: String) -> [String] {
    let folder = Folder()
    let path = folder.file("input", Array(Self.texts.joined(separator: [0x0a])) + [0x0a])
    let ran = nixie(
      "classify", "--rules", Samples.rules, "--input", "lines", "--format", format, "--fields",
      "reply", path)
    let lines = ran.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return Array(format == "json" ? lines[...] : lines.dropFirst()).map(String.init)
  }

  @Test func objects() throws {
    let lines = written("json")
    #expect(lines.count == Self.texts.count)
    for (line, text) in zip(lines, Self.texts) {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let wanted: String? = text.isEmpty ? "" : String(decoding: text, as: UTF8.self)
      #expect(object?["reply"] as? String == wanted, "\(line)")
    }
  }

  @Test func columns() {
    let printable = Self.texts.map { text in
      String(decoding: text.map { $0 < 0x20 || $0 == 0x7f ? 0x20 : $0 }, as: UTF8.self)
    }
    #expect(written("tsv") == printable)
    let quoted = printable.map { text in
      text.contains(",") || text.contains("\"")
        ? "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"" : text
    }
    #expect(written("csv") == quoted)
  }

  /// Numbers of lines are counted on by their digits.
  @Test func lineNumbers() {
    var number = LineNumber()
    for start in [0, 8, 98, 9_998, 99_999_998, 999_999_999_998, 7] {
      for line in start..<start + 205 {
        number.advance(to: line)
        var out = RecordBuffer()
        number.append(to: &out)
        #expect(unsafe String(decoding: out.bytes, as: UTF8.self) == "\(line)")
      }
    }
  }

  /// A field that was asked for is there, even where a rule does not say it.
  @Test func askedFieldsAreThere() {
    let folder = Folder()
    let path = folder.file("input", "550 5.1.1 x\n")
    let ran = nixie(
      "classify", "--rules", Samples.rules, "--format", "json", "--fields", "retry_after,line",
      path)
    #expect(ran.text == "{\"retry_after\":null,\"line\":1}\n")
    let whole = nixie("classify", "--rules", Samples.rules, "--format", "json", path)
    #expect(!whole.text.contains("retry_after"))
  }
}
