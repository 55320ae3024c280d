import NixieLogs
import TestSupport
import Testing

/// Each format's sample, read.
@Suite struct SampleTests {
  @Test(arguments: LogSample.all)
  func isReadAsRecorded(_ sample: LogSample) throws {
    let reading = Reading(try sample.bytes(), as: sample.format)
    let golden = Golden(sample.name.split(separator: ".").joined(separator: "-"))
    if let difference = golden.differs(from: reading.text) {
      Issue.record("\(sample.name): \(difference)")
    }
  }

  /// Every record is counted once, and every event belongs to one.
  @Test(arguments: LogSample.all)
  func numbersAddUp(_ sample: LogSample) throws {
    let bytes = try sample.bytes()
    let reading = Reading(bytes, as: sample.format)
    let counts = reading.counts
    #expect(counts.records == counts.results + counts.withoutResult + counts.unreadable)
    #expect(counts.events == reading.events)
    #expect(counts.events >= counts.results)
    #expect(
      counts.lines == bytes.split(separator: 0x0a, omittingEmptySubsequences: false).count - 1)
  }

  @Test(arguments: LogSample.all)
  func blocksDoNotMatter(_ sample: LogSample) throws {
    let bytes = try sample.bytes()
    let whole = Reading(bytes, as: sample.format)
    for size in [1, 2, 3, 7, 64, 255, 1_000] {
      #expect(Reading(bytes, as: sample.format, size: size) == whole, "blocks of \(size)")
    }
  }

  @Test(arguments: LogSample.all)
  func isDetectedAsItself(_ sample: LogSample) throws {
    let bytes = try sample.bytes()
    let detection = Detection(head: bytes.span, name: nil)
    #expect(detection.format == sample.format, "\(detection.format.name)")
    #expect(detection.results == Reading(bytes, as: sample.format).counts.results)
  }

  /// Lines can be cut anywhere between and read by parsers of their own.
  @Test(arguments: LogSample.all.filter { $0.format.framing == .lines })
  func piecesAddUp(_ sample: LogSample) throws {
    let bytes = try sample.bytes()
    let whole = Reading(bytes, as: sample.format)
    for cut in bytes.indices where bytes[cut] == 0x0a {
      var first = LogParser(sample.format)
      first.feed(Array(bytes[...cut]).span) { _ in }
      var second = first.continuation()
      second.feed(Array(bytes[(cut + 1)...]).span) { _ in }
      second.finish { _ in }
      var counts = first.counts
      counts += second.counts
      #expect(counts == whole.counts)
    }
  }
}
