import Foundation
import Nixie
import NixieCommand
import NixieLogs
import Testing

/// Logs of every shape give every delivery result once, in order.
@Suite struct AnswerStreamTests {
  private func run(
    _ paths: [String], _ choice: InputChoice = .auto
  ) throws -> (replies: [String], inputs: [AnswerStream.Input], said: String) {
    let folder = Folder()
    let err = folder.path("err")
    var replies: [String] = []
    var inputs: [AnswerStream.Input] = []
    try withDescriptor(err) { descriptor -> Result<Void, any Error> in
      let output = Output(descriptor: descriptor)
      let console = Console(out: output, err: output, wantsColour: false)
      return Result {
        let stream = AnswerStream(
          choice: choice, hints: Hints(), classifier: try RuleSource.classifier([], console),
          console: console)
        inputs = try stream.run(paths) { event, _, _ in
          replies.append("\(event.line) " + String(decoding: event.reply, as: UTF8.self))
        }
      }
    }.get()
    return (replies, inputs, String(decoding: bytes(err), as: UTF8.self))
  }

  @Test func linesAreReplies() throws {
    let folder = Folder()
    let path = folder.file("a", "550 one\r\n\n450 two")
    let ran = try run([path])
    #expect(ran.replies == ["1 550 one", "2 ", "3 450 two"])
    #expect(ran.inputs[0].format == .lines && ran.inputs[0].counts.lines == 3)
    #expect(ran.said.isEmpty)
  }

  @Test func objectsAreSeenForWhatTheyAre() throws {
    let folder = Folder()
    let path = folder.file("a", "{\"text\": \"550 one\"}\nnone\n{\"text\": \"450 two\"}\n")
    let ran = try run([path])
    #expect(ran.replies == ["1 550 one", "2 ", "3 450 two"])
    #expect(ran.inputs[0].format == .jsonl && ran.inputs[0].counts.unreadable == 1)
    #expect(ran.said == "reading \(path) as JSON lines with named fields\n")
  }

  @Test(arguments: ["gzip", "zstd", "xz"]) func packedFilesAreUnpacked(_ program: String) throws {
    let folder = Folder()
    let text = (0..<20_000).map { "550 reply \($0)" }.joined(separator: "\n")
    let path = folder.file("a.log", text)
    guard (try? shell("\(program) -k '\(path)' && rm '\(path)'")) == 0 else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
    let packed = folder.path(try #require(names.first))
    #expect(packed != path)
    let ran = try run([packed])
    #expect(ran.replies.count == 20_000 && ran.replies.last == "20000 550 reply 19999")
    // Half a file is an error after what could be read.
    let half = folder.file("half", Array(bytes(packed).dropLast(40)))
    #expect(throws: Failure.self) { try run([half]) }
  }

  @Test func aMissingProgramIsSaid() throws {
    let folder = Folder()
    let path = folder.file("a.zst", [0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3])
    let ran = try shell(
      "PATH=/nowhere '\(Process.program)' classify '\(path)' 2> '\(folder.path("said"))'")
    guard ran != 127 else { return }
    let said = String(decoding: bytes(folder.path("said")), as: UTF8.self)
    #expect(ran == 74 && said.contains("zstd") && said.contains("install"))
  }

  @Test func aMaildirIsAFolderOfMessages() throws {
    let folder = Folder()
    for name in ["cur", "new", "tmp"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true)
    }
    _ = folder.file("cur/2", "550 two")
    _ = folder.file("new/3", "550 three")
    _ = folder.file("cur/1", "550 one")
    _ = folder.file("tmp/0", "550 half a message")
    let ran = try run([folder.root], .format(.lines))
    #expect(ran.replies == ["1 550 one", "1 550 two", "1 550 three"])
    #expect(ran.inputs.count == 1 && ran.inputs[0].counts.lines == 3)
    let plain = Folder()
    #expect(throws: Failure.self) { try run([plain.root]) }
  }
}
