import Foundation
import Nixie
import NixieCommand
import NixieLogs
import Testing

/// However the input comes and however many threads answer, the same bytes come out.
@Suite struct PipelineTests {
  /// Bytes that look like replies here and there, with lines of every length.
  private func noise(_ seed: UInt64, count: Int) -> [UInt8] {
    var dice = Dice(seed)
    var bytes: [UInt8] = []
    while bytes.count < count {
      switch dice.roll(8) {
      case 0: bytes += (0..<dice.roll(400)).map { _ in UInt8(truncatingIfNeeded: dice.roll(256)) }
      case 1: bytes += [0x0a]
      case 2: bytes += [0x0d, 0x0a]
      case 3: bytes += [UInt8](repeating: 0x61, count: dice.roll(70_000))
      default: bytes += Self.replies[dice.roll(Self.replies.count)].utf8
      }
      if dice.roll(3) > 0 { bytes.append(0x0a) }
    }
    return bytes
  }

  private static let replies = [
    "450 slow down", "550 5.1.1 x", "421 [TSS04] Messages from 192.0.2.25 temporarily deferred",
    "552 joe is over quota for good", "nonsense", "{\"text\": \"452 over quota\"}",
  ]

  private func classify(_ arguments: [String], _ path: String) -> Ran {
    nixie(["classify", "--rules", Samples.rules] + arguments + ["--", path])
  }

  @Test(arguments: 0..<4) func threadsChangeNothing(_ seed: Int) {
    let folder = Folder()
    let input = noise(UInt64(seed), count: 1_500_000)
    let path = folder.file("input", input)
    for format in ["text", "tsv", "csv", "json"] {
      let one = classify(["--input", "lines", "--format", format, "--jobs", "1"], path)
      let lines = input.split(separator: 0x0a, omittingEmptySubsequences: false).count
      let header = ["tsv", "csv"].contains(format) ? 1 : 0
      let expected = lines - (input.last == 0x0a ? 1 : 0) + header
      #expect(one.out.count { $0 == 0x0a } == expected)
      for jobs in ["2", "5"] {
        let many = classify(["--input", "lines", "--format", format, "--jobs", jobs], path)
        #expect(many.out == one.out, "\(format), \(jobs) threads")
      }
    }
  }

  /// A pipe gives pieces of any size.
  @Test(arguments: 0..<3) func pipesGiveWhatFilesGive(_ seed: Int) throws {
    let folder = Folder()
    let input = noise(UInt64(seed) + 100, count: 600_000)
    let path = folder.file("input", input)
    let expected = classify(["--input", "lines", "--format", "json", "--jobs", "1"], path)
    var dice = Dice(UInt64(seed))
    let pieces = (0..<40).map { _ in dice.roll(60_000) }
    let pipe = folder.path("pipe")
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    Thread.detachNewThread {
      let end = unsafe open(pipe, O_WRONLY)
      var rest = input[...]
      for size in pieces + [rest.count] {
        let piece = Array(rest.prefix(size))
        rest = rest.dropFirst(size)
        FileHandle(fileDescriptor: end).write(Data(piece))
        usleep(500)
      }
      close(end)
    }
    let piped = classify(["--input", "lines", "--format", "json", "--jobs", "2"], pipe)
    #expect(piped.out == expected.out && piped.code == .success)
  }

  /// Logs of every format, records over several lines included, many times over.
  @Test(arguments: Samples.logs) func threadsChangeNothingInLogs(_ path: String) throws {
    let folder = Folder()
    let sample = bytes(path)
    let text = [[UInt8]](repeating: sample, count: 600_000 / sample.count + 1).joined()
    let copy = folder.file(path.split(separator: "/").last.map(String.init) ?? "", Array(text))
    let arguments = ["--format", "json", "--show-skipped", "--metrics", folder.path("metrics")]
    let one = classify(arguments + ["--jobs", "1"], copy)
    let counts = bytes(folder.path("metrics"))
    let many = classify(arguments + ["--jobs", "3"], copy)
    #expect(many.out == one.out && many.err == one.err && many.code == one.code)
    #expect(bytes(folder.path("metrics")) == counts)
    // Those who count see the same results, in the same order.
    let classifier = try RuleSource.classifier([Samples.rules], .silent)
    let seen = try [1, 3].map { jobs in
      var seen: [String] = []
      let stream = AnswerStream(
        choice: .auto, hints: Hints(), classifier: classifier, console: .silent, jobs: jobs)
      let inputs = try stream.run([copy]) { event, answer, _ in
        let reply = String(decoding: event.reply, as: UTF8.self)
        seen.append("\(event.line) \(event.recipient) \(answer.rank) \(reply)")
      }
      seen.append("\(inputs.map(\.counts))")
      return seen
    }
    #expect(seen[0] == seen[1])
    let answers = seen[0].count - 1
    #expect(one.out.count { $0 == 0x0a } == answers && answers > 0)
  }

  /// What a delivery's end does not say was said at its start, however far before.
  @Test(arguments: ["1", "3"]) func startsAndEndsInOtherBlocks(_ jobs: String) {
    let folder = Folder()
    var log = ""
    for round in 0..<40 {
      for number in 0..<200 {
        log += "@400000006968c1d22b8a3c0a starting delivery \(number): msg 7 to remote "
        log += "user-\(round)-\(number)@example.com\n"
      }
      for number in (0..<200).reversed() {
        log += "@400000006968c1d22b8a3c0a delivery \(number): failure: "
        log += "192.0.2.10_does_not_like_recipient./Remote_host_said:_550_5.1.1_No/\n"
      }
    }
    let path = folder.file("log", log)
    let ran = classify(
      ["--input", "qmail", "--format", "tsv", "--fields", "recipient", "--jobs", jobs], path)
    let wanted = (0..<40).flatMap { round in
      (0..<200).reversed().map { "user-\(round)-\($0)@example.com" }
    }
    #expect(ran.text.split(separator: "\n").dropFirst().map(String.init) == wanted)
  }

  @Test func linesAtTheEdgesOfBlocks() {
    let folder = Folder()
    for length in [262_142, 262_143, 262_144, 262_145, 1_048_576, 1_048_577, 1_048_578, 3_000_000] {
      let long = [UInt8](repeating: 0x62, count: length)
      let input = Array("450 slow down\n".utf8) + long + Array("\n550 5.1.1 x\n".utf8) + long
      let path = folder.file("input", input)
      let ran = classify(["--format", "tsv", "--fields", "line,category"], path)
      #expect(
        ran.text.split(separator: "\n").dropFirst() == [
          "1\trate-limited", "2\tunclassified", "3\tmailbox-unknown", "4\tunclassified",
        ], "\(length)")
    }
  }

  @Test func slowLinesAreAnsweredAtOnce() throws {
    let folder = Folder()
    let pipe = folder.path("pipe")
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let out = folder.path("out")
    var seen: [Int] = []
    let watcher = Watcher(pipe, out)
    _ = withDescriptor(out) { descriptor in
      let output = Output(descriptor: descriptor)
      return NixieCommand.run(
        ["classify", "--rules", Samples.rules, "--", pipe],
        Console(out: output, err: output, wantsColour: false))
    }
    seen = watcher.lines()
    #expect(seen == [1, 2, 3])
  }

  @Test func whatWasReadIsWrittenBeforeAnError() throws {
    let folder = Folder()
    let text = String(repeating: "450 slow down\n", count: 90_000)
    let path = folder.file("a", text)
    guard (try? shell("gzip '\(path)'")) == 0 else { return }
    let half = folder.file("half.gz", Array(bytes(path + ".gz").dropLast(900)))
    let ran = classify(["--format", "tsv", "--jobs", "2"], half)
    #expect(ran.code == .inputOutput)
    #expect(ran.complaint.contains("gzip could not unpack"))
    #expect(ran.text.split(separator: "\n").count > 1_000)
  }
}

/// Writes three lines into a pipe, each when the answer to the one before has come.
private final class Watcher: @unchecked Sendable {
  private let lock = NSLock()
  private var seen: [Int] = []

  init(_ pipe: String, _ out: String) {
    Thread.detachNewThread { [self] in
      let end = unsafe open(pipe, O_WRONLY)
      for index in 1...3 {
        FileHandle(fileDescriptor: end).write(Data("450 slow down\n".utf8))
        for _ in 0..<400 where bytes(out).count(where: { $0 == 0x0a }) < index { usleep(5_000) }
        lock.withLock { seen.append(bytes(out).count { $0 == 0x0a }) }
      }
      close(end)
    }
  }

  func lines() -> [Int] { lock.withLock { seen } }
}

/// Random numbers that are the same each time (splitmix64, Steele 2014).
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ mixed >> 31) % UInt64(sides))
  }
}
