package import NixieSyntax

/// The pages of the diagnostics that resolving, compiling and checking rules give.
///
/// `bad` and `good` are stanzas to be read below a `ruleset` stanza, in a file `test.nixie` beside
/// a file `phrases.nixie`, with the categories `mailbox-full`, `mailbox-unknown` and
/// `rate-limited`. Both are empty for a limit, whose example would fill a book. Those of E6xx are
/// `.nixie-lint` files.
package enum RuleExplanations {
  /// All pages, in the order of their codes.
  package static let analysis: [Explanation] =
    names + patterns + proofs + impossible + useless + interlocks + settings + Lints.pages
}
