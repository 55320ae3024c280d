import NixieLogs
import TestSupport
import Testing

/// Whatever is fed: nothing traps, every record is counted, and blocks do not matter.
@Suite struct DamageTests {
  /// Reads `bytes` in two ways, which must agree.
  private func check(_ bytes: [UInt8], _ format: LogFormat, _ generator: inout Generator) {
    let whole = Reading(bytes, as: format)
    let counts = whole.counts
    #expect(counts.records == counts.results + counts.withoutResult + counts.unreadable)
    #expect(counts.events == whole.events)
    let size = 1 + generator.below(300)
    #expect(Reading(bytes, as: format, size: size) == whole, "\(format.name), blocks of \(size)")
  }

  @Test(arguments: LogSample.all)
  func edits(_ sample: LogSample) throws {
    var generator = Generator(seed: 4)
    let sound = try sample.bytes()
    let telling = Array("\"',;:=()[]{}<>@\\\n\r \u{0}-_/".utf8)
    for _ in 0..<60 {
      var bytes = sound
      for _ in 0...generator.below(8) {
        let at = generator.below(bytes.count)
        switch generator.below(4) {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: generator.next())
        case 1: bytes[at] = generator.pick(telling)
        case 2: bytes.insert(generator.pick(telling), at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + 1 + generator.below(40)))
        }
      }
      check(bytes, sample.format, &generator)
    }
  }

  @Test(arguments: LogSample.all)
  func cutOff(_ sample: LogSample) throws {
    var generator = Generator(seed: 5)
    let sound = try sample.bytes()
    for _ in 0..<60 {
      let start = generator.below(sound.count)
      let end = start + generator.below(sound.count - start)
      check(Array(sound[start..<end]), sample.format, &generator)
    }
  }

  /// Another format's log, and no log at all.
  @Test(arguments: LogFormat.all.map(\.name))
  func foreign(_ name: String) throws {
    let format = try #require(LogFormat(name: name))
    var generator = Generator(seed: 6)
    for sample in LogSample.all { check(try sample.bytes(), format, &generator) }
    for count in [0, 1, 2, 50, 3_000] {
      check(
        (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }, format, &generator)
    }
    for text in ["\n", "\r\n", "\r", "{", "[", "\"", "\"\n\"\n", "From ", "{\"a\":", "\u{feff}"] {
      check(Array(text.utf8), format, &generator)
    }
  }
}
