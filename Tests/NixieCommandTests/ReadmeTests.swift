import Foundation
import NixieCommand
import Testing

/// The workflow and the hooks of README.md work as they are pasted.
@Suite struct ReadmeTests {
  /// The words behind `nixie` in lines `run: nixie …` and `entry: nixie …`.
  private static let commands: [[String]] = {
    let path = Samples.tests + "/../../README.md"
    let text = String(decoding: bytes(path), as: UTF8.self)
    return text.matches(of: /\n *(?:- )?(?:run|entry): nixie ([^\n>|]+)/).map {
      $0.1.split(separator: " ").map(String.init)
    }
  }()

  @Test func thereAreSome() {
    #expect(Set(Self.commands.map { $0[0] }) == ["check", "test", "fmt"])
    #expect(Self.commands.count == 6)
  }

  @Test(arguments: commands) func works(_ words: [String]) {
    let folder = Folder()
    try? FileManager.default.createDirectory(
      atPath: folder.path("my-rules"), withIntermediateDirectories: false)
    let rules = folder.file("my-rules/rules.nixie", bytes(Samples.path("rules.nixie")))
    #expect(nixie("fmt", rules).code == .success)
    let own = words.map { word in
      switch word {
      case ".nixie/Rulesets/categories.nixie":
        // The sample has categories of its own.
        folder.file("more.nixie", "ruleset more\n  title  \"More\"\n")
      case "my-rules", "results.xml": folder.path(word)
      default: word
      }
    }
    // A hook is given the files that changed.
    let arguments = own.count == 2 ? own + [rules] : own
    let ran = nixie(arguments)
    #expect(ran.code == .success, "\(ran.text)\(ran.complaint)")
  }
}
