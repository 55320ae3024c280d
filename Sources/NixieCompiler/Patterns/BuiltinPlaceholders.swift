internal import NixieAutomata

extension PatternParser.Placeholder {
  /// The placeholders that every ruleset has. Their expressions are over folded text.
  package static let builtin: [String: PatternParser.Placeholder] = {
    var all: [String: PatternParser.Placeholder] = [:]
    for (name, title, absent, expression) in expressions {
      // The table is fixed and a test parses it whole, so a nil here is a mistake of ours.
      guard let parsed = try? RegexParser.parse(Array(expression.utf8)) else {
        preconditionFailure("built-in placeholder \(name) does not parse")
      }
      all[name] = PatternParser.Placeholder(
        regex: parsed.regex.withForeignLetters, absent: absent, title: title)
    }
    all["any"] = PatternParser.Placeholder(
      regex: .gap, absent: "this", isGap: true, title: "any text, none included")
    return all
  }()

  /// Letters of names; those beyond ASCII are added by `withForeignLetters`.
  private static let label = "[a-z0-9_-]+"
  private static let month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"

  private static var expressions: [(String, String, String, String)] {
    [
      ("number", "digits", "the number", "[0-9]+"),
      ("word", "everything up to a blank", "this", "[^ ]+"),
      (
        "email", "an e-mail address", "this address",
        "[^ <>()\\[\\],;:\"@]+@[a-z0-9_.-]+"
      ),
      ("domain", "a domain name with a dot", "this domain", "\(label)(?:\\.\(label))+"),
      ("host", "a host name", "this host", "\(label)(?:\\.\(label))*"),
      (
        "ip", "an IPv4 or IPv6 address", "your IP address",
        "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}"
      ),
      ("url", "a web address", "the page that the reply names", "https?://[^ ]+"),
      ("id", "letters, digits and . _ = + / : -", "the reference", "[a-z0-9._=+/:-]+"),
      (
        "date", "a date", "the date",
        "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}"
          + "|[0-9]{1,2}[ -]\(month)[ -][0-9]{2,4}|\(month) [0-9]{1,2}(?:,? [0-9]{4})?"
      ),
      (
        "duration", "a length of time", "some time",
        "[0-9]+ ?(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)"
      ),
    ]
  }
}

extension Regex {
  /// The same where a set of ASCII letters holds the bytes of all other letters as well:
  /// internationalised domain names are written so (RFC 6531).
  fileprivate var withForeignLetters: Regex {
    switch self {
    case .bytes(let set):
      set.contains(0x61) && set.contains(0x5f) ? .bytes(set.union(ByteSet(0x80...0xff))) : self
    case .concatenation(let parts): .concatenation(parts.map(\.withForeignLetters))
    case .alternation(let parts): .alternation(parts.map(\.withForeignLetters))
    case .repetition(let inner, let min, let max, let lazy):
      .repetition(inner.withForeignLetters, min: min, max: max, lazy: lazy)
    case .capture(let number, let inner): .capture(number, inner.withForeignLetters)
    case .never, .epsilon, .assertion: self
    }
  }
}
