import NixieSyntax
import Testing

/// Each field with a value that is read, and one that is refused with one error.
@Suite struct FieldTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var header: String
    var accepted: String
    /// What the value is read as.
    var meaning: String
    var refused: String
    var code: String

    init(_ header: String, _ accepted: String, _ meaning: String, _ refused: String, _ code: String)
    {
      self.header = header
      self.accepted = accepted
      self.meaning = meaning
      self.refused = refused
      self.code = code
    }

    var testDescription: String { accepted }
  }

  static let cases: [Case] = [
    Case("esp a", "title \"T\"", "title \"T\"", "title T", "E122"),
    Case(
      "esp a", "title \"say \"\"hi\"\"\"", "title \"say \"hi\"\"", "title \"say \"hi\"\"", "E124"),
    Case("ruleset a", "format 1", "format 1", "format 2", "E136"),
    Case("ruleset a", "owner \"O\"", "owner \"O\"", "owner", "E120"),
    Case("esp a", "source \"S\"", "source \"S\"", "source \"S\" \"T\"", "E130"),
    Case("esp a", "note \"N\"  # c", "note \"N\"", "note “N”", "E123"),
    Case("category a", "group g-1", "group \"g-1\"", "group G", "E111"),
    Case("category a", "permanence by code", "permanence by code", "permanence by cod", "E131"),
    Case("category a", "party sender", "party \"sender\"", "party senders", "E131"),
    Case("category a", "action fix-dns", "action \"fix-dns\"", "action fix-dsn", "E131"),
    Case("category a", "advice \"A\"", "advice \"A\"", "advice \"A", "E121"),
    Case("category a", "maps ses \"No, 1\"", "maps \"ses\" \"No, 1\"", "maps ses", "E120"),
    Case("category a", "maps ses NoEmail", "maps \"ses\" \"NoEmail\"", "maps SES a", "E111"),
    Case("esp a", "mx *.A.com, b.com", "mx \"*.a.com\", \"b.com\"", "mx a.com b.com", "E126"),
    Case("esp a", "domains a.com", "domains \"a.com\"", "domains a..com", "E138"),
    Case("esp a", "domains a.com", "domains \"a.com\"", "domains \"a.com\"", "E125"),
    Case(
      "esp a", "signature \"a\", \"b\"", "signature \"a\", \"b\"", "signature \"a\" \"b\"", "E126"),
    Case("esp a", "like b", "like \"b\"", "like b c", "E130"),
    Case("esp a", "seen 2024-02-29", "seen 2024-2-29", "seen 2023-02-29", "E134"),
    Case("rule a", "for a, b", "for \"a\", \"b\"", "for a, any", "E141"),
    Case("rule a", "for any", "for \"any\"", "for a,, b", "E127"),
    Case("rule a", "code 554, 55x,4xx , none", "code 554, 55x, 4xx, none", "code 654", "E132"),
    Case("rule a", "code x5x", "code x5x", "code 5555", "E132"),
    Case(
      "rule a", "enhanced 5.1.x, x.2.2, 5.7.606-649, none",
      "enhanced 5.1.x, x.2.2, 5.7.606-649, none", "enhanced 5.7.649-606", "E133"),
    Case("rule a", "enhanced 5.0.0", "enhanced 5.0.0", "enhanced 3.1.1", "E133"),
    Case("rule a", "stage rcpt, data", "stage rcpt, data", "stage rctp", "E131"),
    Case("rule a", "text is \"a\"", "text : is \"a\"", "text is", "E120"),
    Case(
      "rule a", "text starts with \"a\"", "text : starts with \"a\"", "text starts \"a\"", "E131"),
    Case("rule a", "text ends with \"a\"", "text : ends with \"a\"", "text contains \"a\"", "E131"),
    Case(
      "rule a", "text any of phrases p, is \"b\"", "text any of: phrases \"p\", is \"b\"",
      "text phrases p", "E139"),
    Case(
      "rule a", "text all of \"a\", \"b\"", "text all of: \"a\", \"b\"", "text \"a\", \"b\"", "E139"
    ),
    Case(
      "rule a", "text any of\n- \"a\"\n-\"b\"", "text any of: \"a\", \"b\"", "text any of", "E120"),
    Case("rule a", "text in order \"a\"", "text in order: \"a\"", "text in order is \"a\"", "E140"),
    Case("rule a", "regex | a|\"b #", "regex \"a|\"b #\"", "regex |", "E120"),
    Case("rule a", "regex| a ", "regex \"a\"", "regex \"a\"", "E128"),
    Case("rule a", "except text \"a\"", "except text : \"a\"", "except for a", "E108"),
    Case("rule a", "except code 5xx", "except code 5xx", "except cod 5xx", "E108"),
    Case("rule a", "is b, by code", "is \"b\", by code", "is b by code", "E126"),
    Case("rule a", "is b", "is \"b\", ", "is b,", "E127"),
    Case("rule a", "status draft", "status \"draft\"", "status drafty", "E131"),
    Case("rule a", "expires 2027-12-31", "expires 2027-12-31", "expires 2027-31-12", "E134"),
    Case("rule a", "overrides b, c/d", "overrides \"b\", \"c/d\"", "overrides c/d/e", "E111"),
    Case("rule a", "priority -5", "priority -5", "priority 5.5", "E135"),
    Case("rule a", "retry after 2 hours", "retry after 7200 s", "retry after 2 weeks", "E131"),
    Case("rule a", "retry after 1 minute", "retry after 60 s", "retry 5 minutes", "E137"),
    Case(
      "rule a", "retry after 365 days", "retry after 31536000 s", "retry after 366 days", "E137"),
    Case(
      "rule a", "example for b at rcpt | 554 \"a\" # b",
      "example for \"b\" at rcpt | \"554 \"a\" # b\"", "example 554 a", "E128"),
    Case("rule a", "example|a", "example for - at - | \"a\"", "example fro b | a", "E131"),
    Case("rule a", "not-example | a", "not-example for - at - | \"a\"", "not example | a", "E102"),
    Case("rule a", "allow W203 \"why\"", "allow \"W203\" \"why\"", "allow W203", "E159"),
    Case(
      "document a", "expect b, none for c at data | d",
      "expect \"b\", none for \"c\" at data | \"d\"", "expect b permanent | d", "E126"),
    Case(
      "document a", "expect nothing | d", "expect nothing,  for - at - | \"d\"", "expect | d",
      "E120"),
    Case("phrases a", "- \"b\"", "- \"b\"", "\"b\"", "E107"),
    Case("phrases a", "- \"b, c\"", "- \"b, c\"", "- b, c", "E122"),
  ]

  @Test(arguments: cases) func acceptsAndRefuses(_ test: Case) {
    let good = parse(complete(test, test.accepted))
    #expect(good.diagnostics.isEmpty, "\(plain(good))")
    let field = good.stanzas.last?.fields.first
    #expect(field?.meaning == test.meaning)
    let bad = parse(complete(test, test.refused))
    #expect(bad.diagnostics.map(\.code.rawValue) == [test.code], "\(plain(bad))")
  }

  /// The line first in a stanza that lacks nothing else.
  private func complete(_ test: Case, _ line: String) -> String {
    let keyword = line.prefix { $0 != " " && $0 != "|" }
    let rest: [String] =
      switch test.header.prefix(while: { $0 != " " }) {
      case "ruleset", "esp": ["title \"T\""]
      case "category":
        ["title \"T\"", "group g", "permanence none", "party local", "action wait"]
      case "rule": ["code 554", "is b", "example | 554"]
      case "document": ["title \"T\"", "expect nothing | a"]
      default: []
      }
    let others = rest.filter { !$0.hasPrefix(keyword + " ") || keyword == "example" }
    let stanza = ([test.header, line] + others).joined(separator: "\n") + "\n"
    return test.header.hasPrefix("ruleset") ? stanza : "ruleset r\ntitle \"R\"\n" + stanza
  }
}
