import Foundation
import NixieCommand
import TestSupport
import Testing

/// `nixie report` on a log of three days, and on input that is no log.
@Suite struct ReportTests {
  static let log = Samples.path("mail.log")
  static let rules = Samples.path("report.nixie")

  private func report(_ arguments: String...) -> Ran {
    nixie(["report", "--rules", Self.rules] + arguments)
  }

  @Test func textIsAsRecorded() {
    let ran = report(Self.log)
    #expect(ran.code == .success)
    #expect(Golden("report-text").differs(from: ran.text) == nil)
  }

  /// Numbers stand in their columns; only what a category means, the last column, may be longer.
  @Test func linesFitTheirWidth() {
    for line in report(Self.log).text.split(separator: "\n") where !line.contains(" %  ") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test func jsonIsAsRecorded() throws {
    let ran = report("--json", Self.log)
    let text = ran.text.replacing(Samples.tests + "/Samples/", with: "@")
    #expect(Golden("report-json").differs(from: text) == nil)
  }

  /// Every delivery result stands in one category, one permanence, one ESP and one rule.
  @Test func countsAddUp() throws {
    let value = try JSONSerialization.jsonObject(with: Data(report("--json", Self.log).out))
    let object = try #require(value as? [String: Any])
    let total = try #require(object["total"] as? Int)
    #expect(total > 100)
    for key in ["categories", "esps", "rules", "domains"] {
      let rows = try #require(object[key] as? [[String: Any]])
      #expect(rows.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == total, "\(key)")
    }
    let permanence = try #require(object["permanence"] as? [String: Int])
    #expect(permanence.values.reduce(0, +) == total)
    let time = try #require(object["over_time"] as? [String: Any])
    let spans = try #require(time["spans"] as? [[String: Any]])
    let sums = spans.flatMap { $0["counts"] as? [Int] ?? [] }
    #expect(sums.reduce(0, +) == total)
  }

  /// What the sender can mend comes before what clears by itself, and names who it came from.
  @Test func theFirstStepIsTheBlocklist() throws {
    let value = try JSONSerialization.jsonObject(with: Data(report("--json", Self.log).out))
    let steps = try #require((value as? [String: Any])?["steps"] as? [[String: Any]])
    #expect(steps.first?["category"] as? String == "ip-blocklisted")
    #expect(!steps.contains { $0["action"] as? String == "retry" })
    let advice = try #require(steps.first?["advice"] as? String)
    #expect(advice.hasPrefix("Your IP address is on a list of Spamhaus."))
  }

  /// Whoever has to ask for removal learns which address it is about.
  @Test func aStepNamesTheHosts() {
    let text = report(Self.log).text.replacing("\n     ", with: " ")
    #expect(text.contains("from Microsoft 365 (22); they name 203.0.113.25"))
  }

  @Test func aFilterLeavesTheRestOut() throws {
    let ran = report("--where", "esp=gmail and not category=mailbox-full", "--json", Self.log)
    let value = try JSONSerialization.jsonObject(with: Data(ran.out)) as? [String: Any]
    let esps = try #require(value?["esps"] as? [[String: Any]])
    #expect(esps.count == 1 && esps[0]["esp"] as? String == "gmail")
    let read = try #require(value?["read"] as? [String: Int])
    let total = try #require(value?["total"] as? Int)
    #expect(total > 0 && read["results"] == total && (read["left_out"] ?? 0) > 50)
    #expect(report("--where", "epsp=gmail", Self.log).code == .usage)
    let nothing = report("--where", "esp=gmail and not esp=gmail", Self.log)
    #expect(nothing.text.contains("--where leaves nothing of it"))
    #expect(!nothing.text.contains("nothing went wrong"))
  }

  /// No local part of any recipient is seen, in no form of the report.
  @Test func namesAreMasked() throws {
    let log = String(decoding: bytes(Self.log), as: UTF8.self)
    let names = Set(log.matches(of: /to=<([^@>]+)@/).map { String($0.1) }).filter { $0.count > 4 }
    #expect(names.count > 40)
    let folder = Folder()
    let page = folder.path("page.html")
    _ = report("--html", page, Self.log)
    for text in [
      report(Self.log).text, report("--json", Self.log).text,
      String(decoding: bytes(page), as: UTF8.self),
    ] {
      for name in names {
        #expect(!text.contains("\(name)@") && !text.contains("ask \(name) "), "\(name)")
      }
      #expect(!text.contains("?p=NoSuchUser"))
    }
    #expect(report("--json", "--no-mask", Self.log).text.contains("p=NoSuchUser"))
  }

  @Test(arguments: [
    ("nothing", ""), ("blank lines", "\n\n"),
    (
      "only deliveries",
      "2026-01-12T08:00:00+00:00 mta1 postfix/smtp[1]: 4Tabc: to=<a@example.com>, "
        + "relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent "
        + "(250 2.0.0 OK)\n"
    ),
  ]) func nothingWentWrong(_ name: String, _ content: String) {
    let folder = Folder()
    let page = folder.path("page.html")
    let input = name == "only deliveries" ? "postfix" : "auto"
    let file = folder.file("log", content)
    let ran = report("--input", input, "--", file)
    #expect(ran.code == .success && ran.text.contains("nothing went wrong"), "\(ran.text)")
    #expect(report("--html", page, "--input", input, "--", file).code == .success)
    #expect(String(decoding: bytes(page), as: UTF8.self).contains("Nothing went wrong"))
  }

  @Test func binaryInputIsReported() {
    let folder = Folder()
    let noise = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ $0 >> 3) }
    let ran = report("--", folder.file("noise", noise))
    #expect(ran.code == .success)
    #expect(!ran.out.contains(0x1b) && !ran.out.contains(0))
  }

  @Test func missingInputIsAnError() {
    #expect(report("--", "/nowhere/mail.log").code == .inputOutput)
    #expect(report("--html", "/nowhere/page.html", Self.log).code == .inputOutput)
  }
}
