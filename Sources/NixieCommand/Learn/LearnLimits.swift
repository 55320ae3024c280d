/// The bounds of `nixie learn`.
package enum LearnLimits {
  /// Wordings that are held apart at a time. One takes about a kilobyte, so this is 16 MB; a month
  /// of a large sender's log has some hundred that no rule knows.
  package static let wordings = 16_384

  /// Bytes of a reply that are taken apart. What makes a rule stands in its first sentences.
  static let replyBytes = 1_200

  /// Words of a wording in which places that vary are looked for.
  static let tokens = 80

  /// Rounds of joining. Each finds one more place that varies; replies with more than four are
  /// rare.
  static let rounds = 4

  /// Examples of one proposal.
  static let examples = 2

  /// Proposals checked together. Each round compiles all rulesets once, and what it finds wrong
  /// with a proposal is mended in the next.
  static let proposals = 500

  /// Rounds of checking and mending.
  static let repairs = 5
}
