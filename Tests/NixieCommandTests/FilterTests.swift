import NixieCommand
import Testing

/// `--where` and `--fields`: what they let through, and what they say of mistakes.
@Suite struct FilterTests {
  private func lines(_ filter: String) -> [Int] {
    let ran = nixie(
      "classify", "--format", "tsv", "--fields", "line", "--rules", Samples.rules, "--where",
      filter, "--", Samples.path("replies.txt"))
    #expect(ran.code == .success, "\(ran.complaint)")
    return ran.text.split(separator: "\n").dropFirst().compactMap { Int($0) }
  }

  @Test(
    arguments: [
      ("category=mailbox-full", [4, 6]), ("category = MAILBOX-FULL", [4, 6]),
      ("category!=mailbox-full", [1, 2, 3, 5]), ("category ~ mailbox", [3, 4, 6]),
      ("category in (mailbox-full, rate-limited)", [1, 4, 6]),
      ("category not in (mailbox-full, unclassified)", [1, 3]),
      ("not category=mailbox-full and code=xxx", [1, 3]), ("code=55x", [3, 6]),
      ("enhanced=5.1.x or enhanced=4.2.2", [3, 4]), ("esp=yahoo", [1]),
      ("esp=''", [2, 3, 4, 5, 6]),
      ("permanence=permanent", [3, 6]), ("decided_by=none", [2, 5]), ("rule=over-quota", [4]),
      ("rule=sample/over-quota", [4]), ("rule ~ quota", [4, 6]), ("ruleset=sample", [1, 3, 4, 6]),
      ("party=recipient and action=retry", [4]),
      ("action=review and category=mailbox-full", [6]), ("reply ~ 'OVER QUOTA'", [4, 6]),
      ("reply=\"552 over quota for good\"", [6]), ("line=3", [3]), ("esp_inferred=true", [1]),
      ("code=550 or category=mailbox-full and code=452", [3, 4]),
      ("(code=550 or category=mailbox-full) and code=452", [4]), ("not (not code=452)", [4]),
      ("recipient=x", []), ("code == 452", [4]),
    ] as [(String, [Int])])
  func wanted(_ filter: String, _ expected: [Int]) { #expect(lines(filter) == expected) }

  @Test(arguments: [
    ("catgory=x", 0, "did you mean category?"), ("category=mailbox-ful", 9, "mailbox-full?"),
    ("category=", 9, "a value is missing"), ("", 0, "a comparison is missing"),
    ("(code=550", 0, "not closed"), ("code=550)", 8, "closes nothing"),
    ("code=550 code=551", 9, "I expect and, or"), ("code<5", 0, "I don't know the field"),
    ("code=5", 5, "three digits"), ("enhanced=5.1", 9, "three parts"), ("code~5", 5, "by = only"),
    ("esp='yahoo", 4, "not closed"), ("category in yahoo", 12, "in (one, two)"),
    ("captures=x", 0, "I don't know the field"), ("category!yahoo", 8, "stands before"),
    ("category in (rate-limited", 25, "I expect , or )"), ("line=x", 5, "a number"),
    ("permanence=permanant", 11, "did you mean permanent?"), ("rule=too-fas", 5, "too-fast?"),
    (String(repeating: "(", count: 200), 100, "levels"),
  ])
  func mistakes(_ filter: String, _ column: Int, _ said: String) {
    let ran = nixie(
      "classify", "--rules", Samples.rules, "--where", filter, "--", Samples.path("replies.txt"))
    #expect(ran.code == .usage && ran.out.isEmpty)
    #expect(ran.complaint.contains(said), "\(ran.complaint)")
    let marks = ran.complaint.split(separator: "\n").last.map(String.init) ?? ""
    #expect(marks.prefix { $0 == " " }.count == column + 2, "\(ran.complaint)")
  }

  @Test func fieldsComeAsAsked() {
    let ran = nixie(
      "classify", "--rules", Samples.rules, "--format", "csv", "--fields", "code,reply,category",
      "--where", "line in (1, 5)", "--", Samples.path("replies.txt"))
    #expect(
      ran.text == """
        code,reply,category
        421,421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred,rate-limited
        ,"nonsense \u{fffd}  ""quoted"" \\ tab here",unclassified

        """)
    let json = nixie(
      "classify", "--rules", Samples.rules, "--format", "json", "--fields", "stage,ruleset,line",
      "--stage", "rcpt", "--where", "line=2", "--", Samples.path("replies.txt"))
    #expect(json.text == "{\"stage\":\"rcpt\",\"ruleset\":null,\"line\":2}\n")
    let typo = nixie("classify", "--format", "csv", "--fields", "line,categry", "/dev/null")
    #expect(typo.code == .usage && typo.complaint.contains("did you mean category?"))
    #expect(nixie("classify", "--fields", "line", "/dev/null").code == .usage)
  }
}
