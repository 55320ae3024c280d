import Nixie
import TestSupport
import Testing

/// Which ESP: a hint decides, then the host that the reply names, then signatures.
@Suite struct SenderTests {
  private static let esps = """
    esp big
      title "Big"
      mx *.big.net, big.net
      domains big.com
      signature "big says", "sorry * here"
    esp small
      title "Small"
      mx *.small.big.net
      domains *.big.com
      signature "big says no", "sorry * right here"
    esp twin
      title "Twin"
      like big
      mx mx.twin.net
      domains twin.com
      signature "twin"
    rule r
      code 550
      is full
      example | 550 x

    """
  private static let bench = try? Bench(esps)

  struct Row: Sendable {
    var reply: String
    var hints: Hints
    var esp: String?
    var isInferred: Bool

    init(_ reply: String, _ hints: Hints, _ esp: String?, inferred: Bool = false) {
      (self.reply, self.hints, self.esp, self.isInferred) = (reply, hints, esp, inferred)
    }
  }

  @Test(arguments: [
    Row("550 x", Hints(), nil),
    Row("550 x", Hints(mxHost: "mx1.big.net"), "big"),
    Row("550 x", Hints(mxHost: "BIG.net."), "big"),
    Row("550 x", Hints(mxHost: "notbig.net"), nil),
    Row("550 x", Hints(mxHost: "a.small.big.net"), "small"),
    Row("550 x", Hints(mxHost: "small.big.net"), "big"),
    Row("550 x", Hints(mxHost: "mx.twin.net"), "twin"),
    Row("550 x", Hints(mxHost: "a.mx.twin.net"), nil),
    Row("550 x", Hints(mxHost: "a.big.net", esp: "twin", domain: "x.big.com"), "big"),
    Row("550 x", Hints(mxHost: "unknown.example", esp: "twin", domain: "big.com"), "twin"),
    Row("550 x", Hints(esp: "nobody", domain: "joe@x.big.com"), "small"),
    Row("550 x", Hints(domain: "big.com"), "big"),
    Row("550 x", Hints(mxHost: ""), nil),
    Row("host mx.big.net[192.0.2.1] said: 550 x", Hints(), "big"),
    Row("host mx.big.net[192.0.2.1] said: 550 x", Hints(esp: "twin"), "twin"),
    Row("550 big says", Hints(), "big", inferred: true),
    // The longer signature holds only where the shorter does.
    Row("550 big says no", Hints(), "small", inferred: true),
    Row("550 sorry you right here", Hints(), "small", inferred: true),
    // An ESP outdoes the one that it is like.
    Row("550 big says twin", Hints(), "twin", inferred: true),
    // Two that have nothing to do with each other.
    Row("550 big says no to twin", Hints(), nil),
    Row("550 big says", Hints(esp: "twin"), "twin"),
  ])
  func table(_ row: Row) throws {
    let bench = try #require(Self.bench)
    let answer = bench.classifier.classify(row.reply, hints: row.hints)
    #expect(answer.esp == row.esp)
    #expect(answer.isESPInferred == row.isInferred)
    #expect(bench.disagreement(Array(row.reply.utf8), row.hints) == nil)
  }

  /// The longest chain of `like` reaches the rules of its last ESP.
  @Test func theLongestLine() throws {
    let links = 16
    let esps = (0...links).map { link in
      "esp e\(link)\n title \"E\"\n mx *.e\(link).net\n domains e\(link).com\n"
        + (link < links ? " like e\(link + 1)\n" : "")
    }
    let rule = "rule r\n for e\(links)\n code 550\n is full\n example | 550 x\n"
    let bench = try Bench(esps.joined() + rule)
    #expect(bench.classifier.classify("550 x", hints: Hints(esp: "e0")).rule == "t/r")
  }
}
