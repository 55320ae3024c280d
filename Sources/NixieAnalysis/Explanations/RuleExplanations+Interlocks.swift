internal import NixieSyntax

extension RuleExplanations {
  /// W406 to W408: where nothing but the weight decides, and no real reply shows it yet; words of
  /// a vocabulary that are left over; rules that only order others.
  static let interlocks: [Explanation] = [
    Explanation(
      code: "W406",
      title: "Rules that interlock, decided by chance",
      body: #"""
        Two rules with different answers match one reply that is shorter than their texts behind \#
        each other, since words of it stand for both: so somebody may well send it. Neither is \#
        more specific, none overrides the other, they have the same priority and are for the same \#
        ESP: only their length decides. Told of is where a rule loses the plainest reply that one \#
        of its alternatives describes, and no example of that alternative says otherwise; the \#
        reply that is shown was classified. All pairs of rules that interlock, which on large \#
        rulesets are thousands and mostly harmless, are listed by `nixie check --interlocks`. \#
        Where a real reply shows the same, it is E405.
        """#,
      bad: #"""
        rule full
          text      any of "no room left", "too many messages on the server"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 no room left

        rule slow
          text      "too many messages"
          is        rate-limited
          advice    "Wait longer."
          source    "https://example.com/errors"
          example     | 450 too many messages
        """#,
      good: #"""
        rule full
          text       any of "no room left", "too many messages on the server"
          overrides  slow
          is         mailbox-full
          advice     "Wait."
          source     "https://example.com/errors"
          example     | 552 no room left
          example     | 552 too many messages on the server

        rule slow
          text      "too many messages"
          is        rate-limited
          advice    "Wait longer."
          source    "https://example.com/errors"
          example     | 450 too many messages
        """#),
    Explanation(
      code: "W407",
      title: "A category or an ESP that nobody names",
      body: #"""
        A category that no rule and no document gives, in a file that has rules, and of whose \#
        categories nearly all others are named: it was forgotten, or another one stands where it \#
        is meant. It is told of only where all files of the folder are checked together. Or an \#
        ESP without `mx`, `domains` and `signature` that no rule is for, no other is `like`, and \#
        no example is of: no answer can ever name it.
        """#,
      bad: #"""
        esp example-mail
          title  "Example Mail"

        rule full
          text      "mailbox is full"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full
        """#,
      good: #"""
        esp example-mail
          title  "Example Mail"
          mx     *.example.com

        rule full
          text      "mailbox is full"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "W408",
      title: "A rule that never wins, and orders others",
      body: #"""
        Whatever this rule matches, others win: so far it is like E406. But it stands between two \#
        rules of which otherwise only the weight would say who comes first: the one overrides it, \#
        say, and it is more specific than the other. If it were just removed, the two would change \#
        places, and the reply that is shown would be decided otherwise. Say which of the two is \#
        right, with `overrides`; then remove the rule.
        """#,
      bad: #"""
        rule slow
          text       "very full"
          overrides  full
          is         rate-limited
          advice     "Wait longer."
          source     "https://example.com/errors"
          example     | 450 very full today

        rule full
          text      "mailbox is very full"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is very full

        rule unknown
          text      any of "mailbox is very full", "mailbox is not here"
          is        mailbox-unknown
          advice    "Stop."
          source    "https://example.com/errors"
          example     | 550 mailbox is not here
        """#,
      good: #"""
        rule slow
          text       "very full"
          overrides  unknown
          is         rate-limited
          advice     "Wait longer."
          source     "https://example.com/errors"
          example     | 450 very full today
          example     | 552 mailbox is very full

        rule unknown
          text      any of "mailbox is very full", "mailbox is not here"
          is        mailbox-unknown
          advice    "Stop."
          source    "https://example.com/errors"
          example     | 550 mailbox is not here
        """#),
  ]
}
