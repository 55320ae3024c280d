import Foundation
import NixieCommand
import Testing

/// Levels, days and patches on the command line.
@Suite struct LevelTests {
  private static let loneWord = """
    ruleset boxes
      title  "Boxes"

    rule full-box
      text      "full"
      is        unclassified
      seen      2020-01-01
      example     | 552 full

    """

  /// A folder with rulesets in it, and `.nixie-lint` files.
  private func folder(_ settings: [String: String]) -> Folder {
    let folder = Folder()
    for name in ["rules", "rules/deep"] {
      try? FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true)
    }
    _ = folder.file("rules/deep/boxes.nixie", Self.loneWord)
    for (path, text) in settings { _ = folder.file(path, text) }
    return folder
  }

  private func codes(_ folder: Folder, _ options: String...) -> [String] {
    let ran = nixie(["check", "--today", "2021-01-01", folder.path("rules")] + options)
    return ran.text.matches(of: /(error|warning)\[(.{4})\]/).map { "\($0.1) \($0.2)" }
  }

  @Test func theNearestFileUpwardsHolds() {
    #expect(codes(folder([:])) == ["warning W507"])
    #expect(codes(folder([".nixie-lint": "W507 error"])) == ["error W507"])
    #expect(codes(folder([".nixie-lint": "W507 error", "rules/.nixie-lint": "W507 off"])).isEmpty)
    #expect(
      codes(folder(["rules/.nixie-lint": "W507 off", "rules/deep/.nixie-lint": "W509 error"]))
        == ["error W509", "warning W507"])
  }

  @Test func theCommandLineIsStronger() {
    let folder = folder([".nixie-lint": "W507 error"])
    #expect(codes(folder, "--level", "W507=off").isEmpty)
    #expect(codes(folder, "--level", "lone-word=warning") == ["warning W507"])
    #expect(codes(folder, "--level", "W507=off", "--level", "W509=warning") == ["warning W509"])
  }

  @Test func mistakesInTheFileAreShown() {
    let folder = folder([".nixie-lint": "# ours\nW50 off\nW507 of\n"])
    let ran = nixie("check", folder.path("rules"))
    #expect(ran.code == .errors)
    #expect(ran.text.contains("error[E602]") && ran.text.contains(".nixie-lint:2:1"))
    #expect(ran.text.contains("did you mean `off`?"))
  }

  @Test(arguments: ["W507", "W507=on", "E401=off", "nonsense=off"])
  func whatSetsNoLevel(_ word: String) {
    #expect(nixie("check", "--level", word, Samples.rules).code == .usage)
  }

  @Test func exitCodes() {
    let folder = folder([:])
    #expect(nixie("check", folder.path("rules")).code == .findings)
    #expect(nixie("check", "--strict", folder.path("rules")).code == .errors)
    #expect(nixie("check", "--level", "W507=error", folder.path("rules")).code == .errors)
    #expect(
      nixie("check", "--strict", "--level", "W507=off", folder.path("rules"), "--today=2021-01-01")
        .code == .success)
  }

  @Test func theDayIsGivenOrToday() {
    let folder = folder([".nixie-lint": "W507 off"])
    #expect(codes(folder).isEmpty)
    #expect(nixie("check", "--today", "2025-01-02", folder.path("rules")).text.contains("W511"))
    #expect(nixie("check", folder.path("rules")).text.contains("W511"))
    #expect(nixie("check", "--today", "tomorrow", folder.path("rules")).code == .usage)
  }

  @Test func linksToFoldersAreFollowed() throws {
    let folder = folder([".nixie-lint": "W507 error"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("rules"))
    let ran = nixie("check", folder.path("link"))
    #expect(ran.text.contains("error[W507]"))
    #expect(ran.text.contains("/link/deep/boxes.nixie:5"))
  }

  @Test func timings() {
    let ran = nixie("check", "--timings", Samples.rules)
    #expect(ran.code == .success)
    for phase in ["compiling", "dead rules", "lint"] { #expect(ran.complaint.contains(phase)) }
  }

  // MARK: nixie fix

  private static let mendable = """
    ruleset boxes
      title  "Boxes"

    rule full-box
      text      "552 mailbox full"
      is        unclassified
      example     | 552 mailbox full

    """

  @Test func dryRunsChangeNothing() {
    let folder = Folder()
    let path = folder.file("a.nixie", Self.mendable)
    let dry = nixie("fix", "--dry-run", path)
    #expect(dry.code == .findings && dry.text.contains(":5: W501 "))
    let diff = nixie("fix", "--diff", path)
    #expect(diff.code == .findings && diff.text.contains("\n+  code      552\n"))
    #expect(String(decoding: bytes(path), as: UTF8.self) == Self.mendable)
  }

  @Test func twiceIsOnce() {
    let folder = Folder()
    let path = folder.file("a.nixie", Self.mendable)
    #expect(nixie("fix", path).code == .success)
    let once = bytes(path)
    #expect(nixie("fix", path).complaint == "nothing to mend\n")
    #expect(bytes(path) == once)
    #expect(nixie("check", "--strict", path).code == .success)
    #expect(nixie("fmt", "--check", path).code == .success)
  }

  @Test func whatIsOffIsNotMended() {
    let folder = Folder()
    let path = folder.file("a.nixie", Self.mendable)
    #expect(nixie("fix", "--level", "W501=off", path).complaint == "nothing to mend\n")
    _ = folder.file(".nixie-lint", "W501 off\n")
    #expect(nixie("fix", path).complaint == "nothing to mend\n")
  }
}
