import Foundation
import NixieCommand
import Testing

/// `--follow`: a file that grows, is rotated and cut short, with rulesets that change meanwhile.
@Suite struct FollowTests {
  @Test func aGrowingFileIsFollowed() throws {
    let folder = Folder()
    let log = folder.file("mail.log", "450 slow down\n550 5.1.1 x\n")
    let rules = folder.file("rules.nixie", bytes(Samples.rules))
    let run = Followed(
      ["classify", "--follow", "--format", "tsv", "--fields", "line,category,reply"], log, rules,
      folder)
    #expect(
      run.lines(3).dropFirst() == [
        "1\trate-limited\t450 slow down", "2\tmailbox-unknown\t550 5.1.1 x",
      ])
    // Half a line is none.
    try append("450 slow", log)
    usleep(600_000)
    #expect(run.lines(4, patience: 1).count == 3)
    try append(" down\n", log)
    #expect(run.lines(4).last == "3\trate-limited\t450 slow down")

    // Renamed, and made anew; what the old file ended in is a line of its own.
    try append("552 joe", log)
    usleep(400_000)
    try FileManager.default.moveItem(atPath: log, toPath: log + ".1")
    _ = folder.file("mail.log", "550 5.1.1 new file\n")
    #expect(
      run.lines(6).suffix(2) == [
        "4\tunclassified\t552 joe", "5\tmailbox-unknown\t550 5.1.1 new file",
      ])

    // Cut short.
    try Data("450 slow down\n".utf8).write(to: URL(fileURLWithPath: log), options: [])
    let handle = try #require(FileHandle(forWritingAtPath: log))
    try handle.truncate(atOffset: 0)
    usleep(700_000)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("450 slow down\n".utf8))
    try handle.close()
    #expect(run.lines(7).last?.hasSuffix("rate-limited\t450 slow down") == true)

    // New rules, then broken ones.
    let old = String(decoding: bytes(Samples.rules), as: UTF8.self)
    _ = folder.file("rules.nixie", old.replacing("\"slow down\"", with: "\"slow up\""))
    #expect(run.said("the rulesets changed: "))
    try append("450 slow up\n", log)
    #expect(run.lines(8).last?.contains("rate-limited\t450 slow up") == true)
    _ = folder.file("rules.nixie", old + "\nrule broken\n  cod 5\n")
    #expect(run.said("the old ones stay"))
    try append("450 slow up\n", log)
    #expect(run.lines(9).last?.contains("rate-limited\t450 slow up") == true)

    run.leave()
    #expect(run.code() == .success)
  }

  private func append(_ text: String, _ path: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  @Test func onlyAFileIsFollowed() {
    for arguments in [["--follow"], ["--follow", "-"], ["--follow", "/dev/null"]] {
      #expect(nixie(["classify"] + arguments).code == .usage)
    }
  }
}

/// A run in a thread of its own, whose output is read as it comes.
private final class Followed: @unchecked Sendable {
  private let lock = NSLock()
  private var out: [UInt8] = []
  private var exit: ExitCode?
  private var isLeaving = false
  private let reading: Int32
  private let err: String

  init(_ arguments: [String], _ log: String, _ rules: String, _ folder: Folder) {
    var ends: [Int32] = [0, 0]
    _ = unsafe pipe(&ends)
    reading = ends[0]
    let writing = ends[1]
    err = folder.path("err")
    signal(SIGPIPE, SIG_IGN)
    let all = arguments + ["--rules", rules, "--", log]
    Thread.detachNewThread { [self] in
      let code = withDescriptor(err) { err in
        NixieCommand.run(
          all,
          Console(
            out: Output(descriptor: writing), err: Output(descriptor: err), wantsColour: false))
      }
      close(writing)
      lock.withLock { exit = code }
    }
    Thread.detachNewThread { [self] in
      var block = [UInt8](repeating: 0, count: 4096)
      // A read that waits would keep the pipe open.
      while !lock.withLock({ isLeaving }) {
        var ready = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&ready, 1, 50) > 0 else { continue }
        let count = unsafe read(reading, &block, block.count)
        guard count > 0 else { break }
        lock.withLock { out += block[..<count] }
      }
      close(reading)
    }
  }

  /// The lines written, once there are `count` of them.
  func lines(_ count: Int, patience seconds: Int = 20) -> [String] {
    var found: [String] = []
    for _ in 0..<seconds * 50 {
      let text = lock.withLock { String(decoding: out, as: UTF8.self) }
      found = text.split(separator: "\n").map(String.init)
      if found.count >= count { break }
      usleep(20_000)
    }
    return found
  }

  /// Whether `text` is said on the error output before long.
  func said(_ text: String) -> Bool {
    for _ in 0..<1_000 {
      if String(decoding: bytes(err), as: UTF8.self).contains(text) { return true }
      usleep(20_000)
    }
    return false
  }

  /// Reads no more.
  func leave() { lock.withLock { isLeaving = true } }

  func code() -> ExitCode? {
    for _ in 0..<1_000 {
      if let code = lock.withLock({ exit }) { return code }
      usleep(20_000)
    }
    return nil
  }
}
