import Foundation
import NixieCommand
import Testing

/// Files, images, and outputs that fail.
@Suite struct InputOutputTests {
  @Test func imagesAreWrittenWholeAndRead() {
    let folder = Folder()
    let image = folder.path("rules.nixie-image")
    let compiled = nixie("compile", Samples.rules, "-o", image)
    #expect(compiled.code == .success && compiled.complaint.contains("6 rules"))
    let left = (try? FileManager.default.contentsOfDirectory(atPath: folder.root)) ?? []
    #expect(left == ["rules.nixie-image"])
    let first = bytes(image)
    #expect(nixie("compile", Samples.rules, "-o", image).code == .success)
    #expect(bytes(image) == first)
    let direct = nixie(
      "classify", "--format", "json", "--rules", Samples.rules, "--",
      Samples.path("replies.txt"))
    let imaged = nixie(
      "classify", "--format", "json", "--rules", image, "--",
      Samples.path("replies.txt"))
    #expect(direct.out == imaged.out)
    #expect(nixie("inspect", image).text.contains("grams"))
    let json = nixie("inspect", image, "--format", "json")
    #expect((try? JSONSerialization.jsonObject(with: Data(json.out))) != nil)
    let trace = nixie("why", "450 slow down temporarily deferred", "--rules", image)
    #expect(trace.text.contains("decided by sample/too-fast"))
  }

  /// Windows redirects text as UTF-16, and some editors put a mark before UTF-8.
  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf8])
  func marksOfByteOrderAreUnderstood(_ encoding: String.Encoding) throws {
    let folder = Folder()
    let line = "450 slow down, ä → 😀"
    let text = (0..<70_000).map { "\(line) \($0)" }.joined(separator: "\n") + "\n"
    let plain = folder.file("plain", text)
    let marked = folder.file(
      "marked", Array(try #require("\u{feff}\(text)".data(using: encoding))))
    let arguments = ["classify", "--rules", Samples.rules, "--format", "json", "--fields"]
    let wanted = nixie(arguments + ["line,category,reply", "--input", "lines", plain])
    #expect(wanted.text.hasPrefix("{\"line\":1,\"category\":\"rate-limited\""))
    for jobs in ["1", "3"] {
      let ran = nixie(
        arguments + ["line,category,reply", "--input", "lines", "--jobs", jobs, marked])
      #expect(ran.out == wanted.out && ran.code == .success)
    }
    guard (try? shell("gzip -k '\(marked)'")) == 0 else { return }
    #expect(nixie(arguments + ["line,category,reply", marked + ".gz"]).out == wanted.out)
  }

  /// Halves of characters are marked as such, and nothing behind them is lost.
  @Test func brokenUTF16IsRepaired() {
    let folder = Folder()
    let units: [UInt16] = [0xfeff, 0x61, 0xd800, 0x62, 0xdc00, 0x63, 0xd83d, 0xde00, 0x0a, 0xd800]
    let path = folder.file(
      "broken", units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } + [0x7a])
    let ran = nixie(
      "classify", "--rules", Samples.rules, "--format", "tsv", "--fields", "reply", path)
    #expect(ran.text == "reply\na\u{fffd}b\u{fffd}c😀\n\u{fffd}\n")
    let mark = folder.file("mark", [0xff, 0xfe])
    #expect(nixie("classify", "--rules", Samples.rules, mark).out.isEmpty)
  }

  @Test func imagesThatAreNoneAreRefused() {
    let folder = Folder()
    let image = folder.path("rules.nixie-image")
    #expect(nixie("compile", Samples.rules, "-o", image).code == .success)
    var damaged = bytes(image)
    damaged[damaged.count / 2] ^= 1
    for (name, content) in [
      ("empty", []), ("short", Array(bytes(image).prefix(100))), ("damaged", damaged),
      ("foreign", [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]),
    ] as [(String, [UInt8])] {
      let path = folder.file("\(name).nixie-image", content)
      #expect(nixie("inspect", path).code == .errors, "\(name)")
      #expect(nixie("why", "550 x", "--rules", path).code == .errors, "\(name)")
    }
    #expect(nixie("inspect", "/dev/null").code == .inputOutput)
    #expect(nixie("inspect", folder.root).code == .inputOutput)
    #expect(nixie("inspect", folder.path("nothing")).code == .inputOutput)
    #expect(nixie("classify", "--rules", image, Samples.rules, "--", "/dev/null").code == .usage)
  }

  @Test func formattingRewritesOnlyWhatChanges() {
    let folder = Folder()
    let path = folder.file("a.nixie", bytes(Samples.path("unformatted.nixie")))
    #expect(nixie("fmt", "--check", path).code == .findings)
    #expect(nixie("fmt", path).code == .success)
    #expect(nixie("fmt", "--check", path).code == .success)
    #expect(nixie("fmt", "--diff", path).out.isEmpty)
    let broken = folder.file("b.nixie", bytes(Samples.path("broken.nixie")))
    #expect(nixie("fmt", folder.root).code == .errors)
    #expect(bytes(broken) == bytes(Samples.path("broken.nixie")))
  }

  @Test func resultsAreWrittenForMachines() {
    let folder = Folder()
    let path = folder.path("junit.xml")
    #expect(nixie("test", Samples.path("failing.nixie"), "--junit", path).code == .findings)
    let xml = String(decoding: bytes(path), as: UTF8.self)
    #expect(xml.contains("failures=\"1\"") && xml.contains("failing/errors"))
  }

  @Test func writingThatFailsIsSaid() {
    let folder = Folder()
    let err = folder.path("err")
    let code = withDescriptor("/dev/full") { out in
      withDescriptor(err) { err in
        NixieCommand.run(
          ["explain", "--all"],
          Console(
            out: Output(descriptor: out), err: Output(descriptor: err), wantsColour: false))
      }
    }
    #expect(code == .inputOutput)
    #expect(String(decoding: bytes(err), as: UTF8.self).contains("writing failed: No space left"))
    #expect(nixie("compile", Samples.rules, "-o", "/dev/full").code == .inputOutput)
    #expect(nixie("compile", Samples.rules, "-o", folder.root).code == .inputOutput)
    #expect(nixie("compile", Samples.rules, "-o", folder.path("no/such")).code == .inputOutput)
  }

  @Test func aReaderThatLeavesIsNoError() {
    signal(SIGPIPE, SIG_IGN)
    let folder = Folder()
    let input = folder.file("input", String(repeating: "450 slow down\n", count: 50_000))
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    close(ends[0])
    let err = folder.path("err")
    let code = withDescriptor(err) { err in
      NixieCommand.run(
        ["classify", "--rules", Samples.rules, "--", input],
        Console(
          out: Output(descriptor: ends[1]), err: Output(descriptor: err), wantsColour: false))
    }
    close(ends[1])
    #expect(code == .success)
    #expect(bytes(err).isEmpty)
  }

  @Test func everyCommandHasHelpWithAnExample() {
    for command in NixieCommand.commands {
      let ran = nixie(command.name, "--help")
      #expect(ran.code == .success)
      #expect(ran.text.contains("usage: nixie \(command.name)"))
      #expect(ran.text.contains("\nexamples\n  "), "\(command.name)")
      for option in command.options { #expect(ran.text.contains("--\(option.name)")) }
    }
  }
}
