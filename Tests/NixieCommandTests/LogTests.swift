import Foundation
import NixieCommand
import Testing

/// `nixie classify mail.log`: what surrounds the error is kept, and nothing is lost silently.
@Suite struct LogTests {
  private static let log = """
    Jan 15 10:22:31 mta1 postfix/smtp[2211]: 4TfQ2k1xYz: to=<user@example.com>, relay=mx.example.com[192.0.2.10]:25, delay=1.2, delays=0.1/0/0.5/0.6, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.10] said: 550 5.1.1 <user@example.com>: User unknown (in reply to RCPT TO command))
    Jan 15 10:22:31 mta1 postfix/qmgr[1190]: 4TfQ2k1xYz: from=<news@example.org>, size=2048, nrcpt=1 (queue active)
    Jan 15 10:22:40 mta1 postfix/smtp[2212]: 4TfQ2m0aBc: to=<joe@example.net>, relay=mx.example.net[192.0.2.20]:25, delay=30, delays=0.1/0/30/0, dsn=4.2.0, status=deferred (host mx.example.net[192.0.2.20] said: 450 slow down (in reply to MAIL FROM command))

    """

  private func classify(_ arguments: String..., input: String) -> Ran {
    let folder = Folder()
    let path = folder.file("mail.log", input)
    return nixie(["classify", "--rules", Samples.rules] + arguments + ["--", path])
  }

  @Test func detectionAndSumAreSaid() {
    let ran = classify(input: Self.log)
    #expect(ran.code == .success)
    #expect(ran.complaint.contains("as Postfix syslog: 2 of 3 lines carry a delivery result\n"))
    #expect(
      ran.complaint.contains(
        "read 3 records: 2 classified, 1 without a delivery result, 0 unreadable\n"))
    #expect(ran.text.contains("user@example.com  ") && ran.text.contains("mailbox-unknown"))
  }

  @Test func contextComesAlong() throws {
    let ran = classify("--format", "json", input: Self.log)
    let records = try ran.text.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    try #require(records.count == 2)
    let second = try #require(records[1])
    #expect(second["line"] as? Int == 3)
    #expect(second["time"] as? String == "Jan 15 10:22:40")
    #expect(second["queue_id"] as? String == "4TfQ2m0aBc")
    #expect(second["recipient"] as? String == "joe@example.net")
    #expect(second["mx"] as? String == "mx.example.net")
    #expect(second["status"] as? String == "deferred")
    #expect((second["reply"] as? String)?.hasPrefix("450 slow down") == true)
    let tsv = classify("--format", "tsv", input: Self.log).text.split(separator: "\n")
    #expect(tsv.first?.hasSuffix("\ttime\tqueue_id\tsender\trecipient\tmx\tstatus\treply") == true)
    let wanted = classify("--where", "domain=example.net and status=deferred", input: Self.log)
    #expect(wanted.text.split(separator: "\n").count == 1)
  }

  /// The head of a log is read by one, the rest by many.
  @Test func threadsKeepLogsInOrder() {
    let log = String(repeating: Self.log, count: 1_500)
    let one = classify("--format", "json", "--jobs", "1", input: log)
    let many = classify("--format", "json", "--jobs", "3", input: log)
    #expect(one.out == many.out)
    #expect(one.out.count { $0 == 0x0a } == 3_000)
    #expect(many.complaint.contains("read 4,500 records: 3,000 classified"))
    #expect(one.text.split(separator: "\n").last?.hasPrefix("{\"line\":4500,") == true)
  }

  @Test func whatCannotBeReadIsCountedAndShown() {
    let input = "{\"notificationType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":[{\n" + Self.log
    let ran = classify("--input", "ses", input: input)
    #expect(ran.complaint.contains(" unreadable (--show-skipped)"))
    let shown = classify("--input", "ses", "--show-skipped", input: input)
    #expect(shown.complaint.contains("not read: "))
    let object = classify("--input", "jsonl", "--show-skipped", input: "{\"text\": 5}\n")
    #expect(object.complaint.contains("unclassified: {\"text\": 5}"))
    #expect(object.code == .inputOutput && object.out.count { $0 == 0x0a } == 1)
  }

  @Test func metricsAreWrittenWhole() throws {
    let folder = Folder()
    let path = folder.path("nixie.prom")
    let ran = nixie(
      "classify", "--metrics", path, "--rules", Samples.rules, "--", Samples.path("replies.txt"))
    #expect(ran.code == .success)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root) == ["nixie.prom"])
    let text = String(decoding: bytes(path), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let isComment = line.hasPrefix("# HELP nixie_") || line.hasPrefix("# TYPE nixie_")
      #expect(isComment || line.contains(/^nixie_[a-z_]+(\{[a-z_]+="[^"]*"\})? [0-9]+$/), "\(line)")
    }
    for line in [
      "nixie_records_total{outcome=\"classified\"} 6", "nixie_unclassified_replies_total 2",
      "nixie_replies_total{decided_by=\"fallback\"} 1",
      "nixie_category_replies_total{category=\"mailbox-full\"} 2",
      "nixie_esp_replies_total{esp=\"yahoo\"} 1", "nixie_esp_replies_total{esp=\"\"} 5",
      "nixie_rule_replies_total{rule=\"sample/over-quota\"} 1",
    ] { #expect(text.contains(line + "\n"), "\(line)") }
    #expect(Metrics.escaped("a\\b\"c\nd") == "a\\\\b\\\"c\\nd")
    #expect(
      nixie("classify", "--metrics", folder.path("no/such"), "/dev/null").code == .inputOutput)
  }

  @Test func statsSayWhereTheTimeWent() {
    let ran = classify("--stats", input: Self.log)
    for word in ["read      3 lines", "answered  2: ", "parsing", "answering", "formatting"] {
      #expect(ran.complaint.contains(word), "\(word)")
    }
    #expect(nixie("classify", "--jobs", "0", "/dev/null").code == .usage)
  }
}
