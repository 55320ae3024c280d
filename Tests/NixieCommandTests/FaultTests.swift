import Foundation
import NixieCommand
import Testing

/// Twenty planted faults: what is said of each is enough to mend it.
///
/// Errors in what is written come first; what the rules do is looked at once they can be compiled.
@Suite struct FaultTests {
  /// What somebody types who has read the output, and nothing else: a line as it is, and as its
  /// message asks for.
  private typealias Cure = (code: String, line: String, cured: String)

  private static let written: [Cure] = [
    ("E101", "rul no-account", "rule no-account"),
    ("E102", "  enhansed  x.2.2", "  enhanced  x.2.2"),
    ("E121", "  text      \"has left the company", "  text      \"has left the company\""),
    ("E126", "  code      552 452", "  code      552, 452"),
    ("E128", "  example   450 slow down please", "  example   | 450 slow down please"),
    ("E201", "  is        mailbox-ful\n", "  is        mailbox-full\n"),
    ("E202", "  for       exampel-mail", "  for       example-mail"),
    ("E204", "  text      \"at most {nummber} messages", "  text      \"at most {number} messages"),
    ("E132", "  code      5555", "  code      550"),
    ("E134", "  seen      2026-02-30", "  seen      2026-02-28"),
    (
      "E106", "  text      \"too many messages\"\n  text      \"at the same time\"",
      "  text      all of \"too many messages\", \"at the same time\""
    ),
    ("E306", "  regex     | nobody (?=here)", "  regex     | (nobody|no one) here"),
    ("E308", "from {adress}", "from {client}"),
    ("E159", "  allow     W507\n", ""),
    ("W501", "\"550 5.1.1 user gone\"", "\"user gone\""),
    ("W505", "fast (S[0-9]{4})", "fast \\(S[0-9]{4}\\)"),
    ("W507", "  text      \"limit\"", "  code      450\n  text      \"limit\""),
  ]

  private static let meant: [Cure] = [
    ("E401", "\"heap of mail is ful\"", "\"heap of mail is full\""),
    (
      "E405", "  text      \"chest of letters is full\"\n",
      "  text      \"chest of letters is full\"\n  overrides  wait-an-hour\n"
    ),
    ("E406", "  priority  1\n", ""),
  ]

  @Test func thereAreTwenty() { #expect(Self.written.count + Self.meant.count == 20) }

  @Test func whatIsSaidMendsThem() throws {
    let folder = Folder()
    var text = String(decoding: bytes(Samples.path("faults.nixie")), as: UTF8.self)
    try round(&text, Self.written, "faults-written", folder)
    try round(&text, Self.meant, "faults-meant", folder)
    let ran = nixie("check", "--strict", folder.file("faults.nixie", text))
    #expect(ran.code == .success, "\(ran.text)")
  }

  /// Every fault is found, alone on its line; what is printed is the golden; then it is mended.
  private func round(
    _ text: inout String, _ cures: [Cure], _ golden: String, _ folder: Folder
  ) throws {
    let path = folder.file("faults.nixie", text)
    let ran = nixie("check", path)
    #expect(ran.code == .errors)
    let printed = ran.text.replacing(path, with: "faults.nixie")
    let codes = printed.matches(of: /(?:error|warning)\[(.{4})\]/).map { String($0.1) }
    #expect(codes.sorted() == cures.map(\.code).sorted())
    if let difference = try Recorded.difference(printed, "\(golden).txt") {
      Issue.record("\(difference)")
    }
    for cure in cures {
      #expect(text.ranges(of: cure.line).count == 1, "\(cure.line)")
      text.replace(cure.line, with: cure.cured)
    }
  }

  /// The patches mend what has one cure; the guesses are right, too.
  @Test func patchesMendThem() throws {
    let folder = Folder()
    let text = String(decoding: bytes(Samples.path("faults.nixie")), as: UTF8.self)
    let path = folder.file("faults.nixie", text)
    #expect(nixie("fix", path).complaint == "5 mended\n")
    #expect(nixie("fix", "--suggestions", path).complaint == "6 mended\n")
    let left = nixie("check", path).text.matches(of: /(?:error|warning)\[(.{4})\]/)
      .map { String($0.1) }
    #expect(Set(left) == ["E132", "E134", "E106", "E306", "E159", "W507"])
  }
}

/// Files under `Golden` of these tests.
enum Recorded {
  /// What differs from the golden called `name`, nil for nothing; `RECORD=1` writes it anew.
  static func difference(_ text: String, _ name: String) throws -> String? {
    let url = URL(fileURLWithPath: Samples.tests + "/Golden/" + name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: url)
      return "recorded \(name)"
    }
    let golden = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    return text == golden ? nil : "\(name) differs:\n\(text)"
  }
}
