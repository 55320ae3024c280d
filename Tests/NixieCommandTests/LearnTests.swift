import Foundation
import Nixie
import NixieCommand
import NixieLogs
import TestSupport
import Testing

/// `nixie learn`: what it proposes, and that what it proposes holds.
@Suite struct LearnTests {
  private static let log = ReportTests.log
  private static let rules = ReportTests.rules

  private func learn(_ replies: [String], _ options: String...) -> Ran {
    let folder = Folder()
    let file = folder.file("replies.txt", replies.joined(separator: "\n") + "\n")
    return nixie(["learn", "--input", "lines", "--rules", Self.rules] + options + ["--", file])
  }

  /// Words of letters alone, each another.
  private static func wording(_ number: Int) -> [UInt8] {
    var rest = number
    var word = Array("wording ".utf8)
    for _ in 0..<4 {
      word.append(0x61 + UInt8(rest % 26))
      rest /= 26
    }
    return word
  }

  @Test func theSampleLogIsAsRecorded() {
    let ran = nixie("learn", "--rules", Self.rules, "--", Self.log)
    #expect(ran.code == .success)
    let said = ran.complaint.replacing(Samples.tests + "/Samples/", with: "@")
    #expect(Golden("learn-text").differs(from: ran.text + "---\n" + said) == nil)
  }

  /// The written file passes the checks of those who write rules by hand, decides the replies that
  /// it was learned from, and leaves nothing to be learned.
  @Test func whatIsWrittenHolds() {
    let folder = Folder()
    let written = folder.path("learned.nixie")
    #expect(
      nixie("learn", "--rules", Self.rules, "--write", written, "--", Self.log).code == .success)
    let check = nixie("check", Self.rules, written)
    #expect(check.code == .success, "\(check.text)")
    let test = nixie("test", Self.rules, written)
    #expect(test.code == .success, "\(test.text)")
    #expect(nixie("fmt", "--check", written).code == .success)
    let again = nixie("learn", "--rules", Self.rules, written, "--", Self.log)
    #expect(
      again.out.isEmpty && again.complaint.contains("rules know all of"), "\(again.complaint)")
  }

  /// What is written is not overwritten: somebody may have worked on it.
  @Test func aFileThatIsThereStays() {
    let folder = Folder()
    let mine = folder.file("mine.nixie", "# mine\n")
    let ran = nixie("learn", "--rules", Self.rules, "--write", mine, "--", Self.log)
    #expect(ran.code == .usage && bytes(mine) == Array("# mine\n".utf8))
  }

  /// Addresses, numbers, identifiers and names become placeholders, and replies that differ in
  /// them alone are one proposal.
  @Test(arguments: [
    (
      "names in brackets",
      [
        "450 4.2.9 Postbox [wim] has been mothballed",
        "450 4.2.9 Postbox [yara2] has been mothballed",
      ],
      "Postbox [{word}] has been mothballed"
    ),
    (
      "identifiers",
      [
        "550 Parcel 7fA3b2c91d99 went astray, ask joe@example.net",
        "550 Parcel 88aab2c91d77 went astray, ask ann@example.org",
      ], "Parcel {id} went astray, ask"
    ),
    (
      "numbers, hosts and addresses",
      [
        "450 Quarry mx1.example.org saw 192.0.2.7 dig 12 holes",
        "450 Quarry mx7.example.net saw 192.0.2.99 dig 9 holes",
      ], "Quarry {domain} saw {ip} dig {number} holes"
    ),
  ]) func whatVariesBecomesAPlaceholder(_ name: String, _ replies: [String], _ text: String) {
    let ran = learn(replies)
    #expect(ran.text.contains("text      \"\(text)\""), "\(ran.text)")
    #expect(ran.complaint.contains("1 proposal for 2 of 2 replies"), "\(ran.complaint)")
  }

  /// Words that rules use make a difference; a wording is not stretched over them.
  @Test func wordsThatMeanSomethingStayApart() {
    let ran = learn(["550 Casket storage full today", "550 Casket storage unknown today"])
    #expect(ran.complaint.contains("2 proposals for 2 of 2"), "\(ran.text)")
  }

  @Test func categoriesAreGuessedFromTheWordsOfRules() throws {
    let ran = learn(["452 4.2.2 The quota of this mailbox is used up", "550 Klaatu barada nikto"])
    #expect(ran.text.contains("is        mailbox-full"), "\(ran.text)")
    // Words that nobody knows leave the word to the code.
    #expect(ran.text.contains("is        policy-refused"), "\(ran.text)")
  }

  @Test func theMostFrequentComesFirst() {
    let replies = ["550 Rare bird", "550 Common sparrow sits", "550 Common sparrow sits"]
    let ran = learn(replies, "--top", "1")
    #expect(ran.text.contains("Common sparrow") && !ran.text.contains("Rare"))
    #expect(!learn(replies, "--min", "2").text.contains("Rare"))
    #expect(learn(replies, "--min", "x").code == .usage)
  }

  /// Nobody's name, address or ticket leaves the log.
  @Test func examplesAreAnybodys() {
    let ran = nixie("learn", "--rules", Self.rules, "--", Self.log)
    let log = String(decoding: bytes(Self.log), as: UTF8.self)
    let names = Set(log.matches(of: /to=<([^@>]+)@/).map { String($0.1) })
    for line in ran.text.split(separator: "\n") where line.contains("example") {
      for name in names where name.count > 4 { #expect(!line.contains(" \(name) "), "\(line)") }
    }
    #expect(!ran.text.contains("garden.example"))
  }

  /// A word that varies may be a name that the log does not know as such.
  @Test func whatVariesIsMaskedInExamples() {
    let ran = learn([
      "550 Portcullis: ask wilhelmina to let you in", "550 Portcullis: ask hrothgar to let you in",
    ])
    #expect(ran.text.contains("Portcullis: ask {word} to let"), "\(ran.text)")
    #expect(ran.text.contains("ask joe to let you in"))
    #expect(!ran.text.contains("wilhelmina") && !ran.text.contains("hrothgar"))
  }

  /// A proposal that would take replies from a rule is named, and not written.
  @Test func aConflictIsNamed() {
    let replies = [
      "550 Rejected by the eastern gatehouse", "550 over quota: Rejected by the eastern gatehouse",
      "450 Portcullis is stuck today",
    ]
    let ran = learn(replies)
    #expect(ran.code == .findings)
    #expect(ran.text.contains("# Conflict: it claims replies of desk/full."), "\(ran.text)")
    #expect(ran.text.contains("# rule rejected-eastern-gatehouse"))
    #expect(ran.complaint.contains("1 conflict"))
    let folder = Folder()
    let written = folder.path("learned.nixie")
    #expect(learn(replies, "--write", written).code == .findings)
    let text = String(decoding: bytes(written), as: UTF8.self)
    #expect(text.contains("rule portcullis-stuck-today") && !text.contains("gatehouse"))
    #expect(nixie("check", Self.rules, written).code == .success)
  }

  /// One wording past the limit the rarest make room, and their replies are counted.
  @Test func wordingsAreBounded() throws {
    let classifier = try Bench(
      "rule some\n text \"some\"\n is full\n example | 450 some\n"
    ).classifier
    var table = WordingTable()
    let event = DeliveryEvent()
    var scratch = Scratch()
    let answer = classifier.classify(Array("550 other".utf8).span, using: &scratch)
    for number in 0..<LearnLimits.wordings {
      table.insert(Self.wording(number), event, answer)
    }
    table.insert(Self.wording(0), event, answer)
    #expect(table.count == LearnLimits.wordings && table.dropped == 0)
    table.insert(Self.wording(LearnLimits.wordings), event, answer)
    #expect(table.count <= LearnLimits.wordings && table.dropped > 0)
  }

  @Test func jsonHoldsEachProposal() throws {
    let ran = nixie("learn", "--rules", Self.rules, "--format", "json", "--", Self.log)
    let value = try JSONSerialization.jsonObject(with: Data(ran.out)) as? [String: Any]
    let proposals = try #require(value?["proposals"] as? [[String: Any]])
    #expect(proposals.count > 3)
    #expect(proposals.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == value?["unknown"] as? Int)
    for proposal in proposals {
      #expect((proposal["rule"] as? String)?.contains("\nrule ") == true)
      #expect(proposal["conflict"] is NSNull)
    }
  }

  @Test(arguments: ["", "\n\n", "450 4.2.2 joe is over quota\n"])
  func nothingToLearnIsSaid(_ content: String) {
    let folder = Folder()
    let ran = nixie(
      "learn", "--input", "lines", "--rules", Self.rules, "--", folder.file("log", content))
    #expect(ran.code == .success && ran.out.isEmpty)
    #expect(ran.complaint.contains("nothing to learn"), "\(ran.complaint)")
  }

  @Test func binaryInputGivesRulesThatCompile() {
    let folder = Folder()
    let noise = (0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ $0 >> 3) }
    let written = folder.path("learned.nixie")
    let ran = nixie(
      "learn", "--input", "lines", "--rules", Self.rules, "--write", written, "--",
      folder.file("noise", noise))
    #expect(ran.code == .success || ran.code == .findings)
    #expect(nixie("check", Self.rules, written).code != .errors)
  }
}
