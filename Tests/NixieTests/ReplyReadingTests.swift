import Nixie
import NixieCompiler
import TestSupport
import Testing

/// Every shape in which a reply reaches us, and what rules see of it.
@Suite struct ReplyReadingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var reply: String
    var code: Int?
    var enhanced: String?
    var text: String
    var stage: Stage?

    init(_ reply: String, _ code: Int?, _ enhanced: String?, _ text: String, _ stage: Stage? = nil)
    {
      (self.reply, self.code, self.enhanced) = (reply, code, enhanced)
      (self.text, self.stage) = (text, stage)
    }

    var testDescription: String { reply.debugDescription }
  }

  static let bench = try? Bench("rule r\n text \"zz\"\n is full\n example | zz\n")

  private func check(_ reply: [UInt8], _ row: Row) throws {
    let bench = try #require(Self.bench)
    var scratch = Scratch()
    let trace = bench.classifier.trace(reply.span, hints: Hints(), using: &scratch)
    #expect(trace.answer.code.map { Int($0.value) } == row.code)
    #expect(trace.answer.enhanced?.description == row.enhanced)
    #expect(trace.answer.stage == row.stage)
    #expect(trace.text == row.text)
    #expect(bench.disagreement(reply) == nil)
  }

  @Test(arguments: [
    // Plain.
    Row("550 5.1.1 User unknown", 550, "5.1.1", "User unknown"),
    Row("550 User unknown", 550, nil, "User unknown"),
    Row("5.1.1 User unknown", nil, "5.1.1", "User unknown"),
    Row("550", 550, nil, ""),
    Row("550 5.1.1", 550, "5.1.1", ""),
    Row("  550   5.1.1\tUser \u{1} unknown  ", 550, "5.1.1", "User unknown"),
    Row("550\u{a0}5.1.1\u{a0} User\u{a0}unknown\u{a0}", 550, "5.1.1", "User unknown"),
    Row("550\u{A0}5.1.1\u{A0}User\u{A0} unknown\u{A0}", 550, "5.1.1", "User unknown"),
    Row("550: 5.1.1: User unknown", 550, "5.1.1", "User unknown"),
    Row("550 4.4.7 Too late", 550, "4.4.7", "Too late"),
    Row("550 550 5.1.1 twice", 550, "5.1.1", "twice"),
    Row("550 5.1.1 5.1.1 twice", 550, "5.1.1", "twice"),
    // No code at all.
    Row("", nil, nil, ""),
    Row("   \r\n ", nil, nil, ""),
    Row(
      "Could not connect after trying all mx records", nil, nil,
      "Could not connect after trying all mx records"),
    Row("5500 is no code", nil, nil, "5500 is no code"),
    Row("650 is no code", nil, nil, "650 is no code"),
    Row("550th is no code", nil, nil, "550th is no code"),
    Row("550.1 is no code", nil, nil, "550.1 is no code"),
    Row("3.1.1 is no enhanced code", nil, nil, "3.1.1 is no enhanced code"),
    Row("550 5.1.1.1 is an address", 550, nil, "5.1.1.1 is an address"),
    // Several lines.
    Row("550-5.1.1 User\r\n550 5.1.1 unknown", 550, "5.1.1", "User unknown"),
    Row("550-5.1.1 User\n550 5.1.1 unknown", 550, "5.1.1", "User unknown"),
    Row("550-5.1.1 User 550 5.1.1 unknown", 550, "5.1.1", "User unknown"),
    Row(#"550-5.1.1 User\n550 5.1.1 unknown"#, 550, "5.1.1", "User unknown"),
    Row(#"550-5.1.1 User\r\n550 5.1.1 unknown"#, 550, "5.1.1", "User unknown"),
    Row("550-5.1.1 User\r\n550-5.1.1\r\n550 5.1.1 unknown", 550, "5.1.1", "User unknown"),
    Row("550-User\n550 unknown", 550, nil, "User unknown"),
    Row("550-User\n550-unknown", 550, nil, "User unknown"),
    Row("550 User\n550 unknown", 550, nil, "User unknown"),
    Row("550 User has 550 messages", 550, nil, "User has 550 messages"),
    Row("550-5.7.1 See\r\n550 5.7.2 other", 550, "5.7.1", "See 5.7.2 other"),
    // Wrappers.
    Row("smtp; 550 5.1.1 User unknown", 550, "5.1.1", "User unknown"),
    Row("SMTP;550 5.1.1 User unknown", 550, "5.1.1", "User unknown"),
    Row("Remote host said: 550 User unknown (#5.1.1)", 550, "5.1.1", "User unknown (#5.1.1)"),
    Row(
      "host mx.example.com[192.0.2.1] said: 550 5.1.1 Who? (in reply to RCPT TO command)", 550,
      "5.1.1", "Who?", .rcpt),
    Row(
      "host mx.example.com[192.0.2.1] refused to talk to me: 421 4.7.0 Later", 421, "4.7.0",
      "Later"),
    Row(
      "SMTP error from remote mail server after RCPT TO:<a@b.example>: 550 5.1.1 Who?", 550,
      "5.1.1", "Who?", .rcpt),
    Row("\"550 5.1.1 Who?\"", 550, "5.1.1", "Who?\""),
    Row("smtp; host a.example said: 550 no", 550, nil, "no"),
    Row("he said: nothing", nil, nil, "he said: nothing"),
    Row("Deferred: 421 4.7.0 Later", 421, "4.7.0", "Deferred: Later"),
    Row("Deferred: 421 Later", 421, nil, "Deferred: 421 Later"),
    // Enhanced codes elsewhere.
    Row("550 #5.1.1 Who?", 550, "5.1.1", "Who?"),
    Row("550 (#5.1.1) Who?", 550, "5.1.1", "Who?"),
    Row("550 [#4.16.5] Who?", 550, "4.16.5", "Who?"),
    Row("550 Who? #5.1.1", 550, "5.1.1", "Who? #5.1.1"),
    Row("550 Who? (5.1.1)", 550, "5.1.1", "Who? (5.1.1)"),
    // Just what a plain reply is not.
    Row("550 5.123.999 User unknown", 550, "5.123.999", "User unknown"),
    Row("550 5.1.1234 User unknown", 550, nil, "5.1.1234 User unknown"),
    Row("550 5.1234.1 User unknown", 550, nil, "5.1234.1 User unknown"),
    Row("550 6.1.1 is no enhanced code", 550, nil, "6.1.1 is no enhanced code"),
    Row("550 5..1 is no enhanced code", 550, nil, "5..1 is no enhanced code"),
    Row("550 5.1. is no enhanced code", 550, nil, "5.1. is no enhanced code"),
    Row("599-2.0.0 [a] is no code", 599, "2.0.0", "[a] is no code"),
    Row("600 5.1.1 User unknown", nil, nil, "600 5.1.1 User unknown"),
    Row("550 5.1.1 1 User unknown", 550, "5.1.1", "1 User unknown"),
    Row("550 5.1.1 4.1.1 User unknown", 550, "5.1.1", "4.1.1 User unknown"),
    Row("550 5.1.1 550 User unknown", 550, "5.1.1", "User unknown"),
    Row("550 5.1.1 - User unknown", 550, "5.1.1", "User unknown"),
    Row("550 5.1.1-User is unknown", 550, "5.1.1", "User is unknown"),
    Row("550 5.1.1 <a@b.example> unknown (b)", 550, "5.1.1", "<a@b.example> unknown (b)"),
    Row("550 5.1.1 User unknown (in reply)", 550, "5.1.1", "User unknown (in reply)"),
    Row("550 5.1.1 (in reply to rcpt to x)", 550, "5.1.1", "", .rcpt),
    Row("550 5.1.1 Who? (In Reply To DATA x)", 550, "5.1.1", "Who?", .data),
    Row("550 5.1.1 Who(is it that)", 550, "5.1.1", "Who(is it that)"),
    // Stages.
    Row("450 x (in reply to end of DATA command)", 450, nil, "x", .endOfData),
    Row("450 x (in reply to RCPT TO command)\u{A0} ", 450, nil, "x", .rcpt),
    Row("450 x (in reply to DATA command)", 450, nil, "x", .data),
    Row("450 x (in reply to MAIL FROM command)", 450, nil, "x", .mail),
    Row("450 x (in reply to EHLO command)", 450, nil, "x", .helo),
  ])
  func table(_ row: Row) throws { try check(Array(row.reply.utf8), row) }

  /// Postfix tries again behind these two, whatever the code; a verdict of its own stands.
  @Test(arguments: [
    ("554 no", Permanence.permanent),
    ("host mx.example.com[192.0.2.1] said: 554 no", .permanent),
    ("host mx.example.com[192.0.2.1] refused to talk to me: 554 no", .temporary),
    ("SASL authentication failed; server mx.example.com[192.0.2.1] said: 535 5.7.8 no", .temporary),
    ("SASL authentication failed; host mx.example.com refused to talk to me: 554 no", .temporary),
    ("SASL authentication failed: 535 no", .permanent),
    ("host mx.example.com[192.0.2.1] refused to talk to me: 554 never", .permanent),
  ])
  func whatIsTriedAgain(_ reply: String, _ permanence: Permanence) throws {
    let bench = try Bench(
      """
      rule by-code
        text "no"
        is full, by code
        example | 550 no
      rule always
        text "never"
        is full, permanent
        example | 550 never
      """)
    #expect(bench.classifier.classify(reply).permanence == permanence)
  }

  /// The last bytes of a reply at every distance from the command that they name.
  @Test func commandAtTheEnd() throws {
    let bench = try #require(Self.bench)
    for length in 0..<100 {
      let filling = String(repeating: "x", count: length)
      for reply in [
        "550 \(filling)(in reply to RCPT TO command)", "550 Who (in reply to RCPT TO \(filling))",
        "\(filling)(in reply to RCPT TO command)", "550 \(filling)(i)", "550 \(filling) (I am)",
      ] {
        #expect(bench.disagreement(Array(reply.utf8)) == nil)
      }
    }
  }

  @Test func bytesThatAreNoText() throws {
    try check([0x35, 0x35, 0x30, 0, 0, 0x61, 0, 0x62], Row("", 550, nil, "a b"))
    try check([0xff, 0xfe, 0x20, 0xc3], Row("", nil, nil, "\u{FFFD}\u{FFFD} \u{FFFD}"))
  }

  /// A megabyte is read, what lies beyond is not, and neither takes long.
  @Test(arguments: [(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
  func longReplies(_ length: Int) throws {
    let bench = try #require(Self.bench)
    for filling: [UInt8] in [[0x61], [0x20], [0x35, 0x35, 0x30, 0x2d], [0x28], [0x5c, 0x6e]] {
      var reply = Array("550-5.1.1 ".utf8)
      while reply.count < length { reply += filling }
      let answer = bench.classifier.classify(Array(reply.prefix(length)))
      #expect(answer.code == ReplyCode(550))
    }
  }

  /// Replies put together from what the reader looks for, read by both readers.
  @Test func bothReadersAgree() throws {
    let bench = try #require(Self.bench)
    var generator = Generator(seed: 1)
    let parts = [
      "550", "421", "5.1.1", "4.7.0", "-", " ", " ", " ", "\r\n", "\\n", "\\r", "#", "(", ")", "[",
      "]",
      ":", ": ", ";", "smtp;", "host mx.example.com", "[192.0.2.1]", " said: ", "said:",
      "550-5.1.1 ",
      " 550 ", "refused to talk to me: ", "(in reply to ", "RCPT TO command)", "end of DATA", "a",
      "é",
      "\0", "SMTP error from remote mail", " after pipelined ", "MAIL FROM", ".", "1",
      "\"", "<",
      "5.1.1.1",
    ]
    for _ in 0..<3_000 {
      var reply = ""
      for _ in 0...generator.below(12) { reply += generator.pick(parts) }
      if let disagreement = bench.disagreement(Array(reply.utf8)) {
        Issue.record("\(disagreement)")
        return
      }
      var scratch = Scratch()
      let text = bench.classifier.trace(
        Array(reply.utf8).span, hints: Hints(), using: &scratch
      ).text
      let framed = ReferenceReply(Array(reply.utf8)).framed
      let expected = String(decoding: framed.dropFirst().dropLast(), as: UTF8.self)
      #expect(text == expected, "\(reply.debugDescription)")
      if text != expected { return }
    }
  }
}
