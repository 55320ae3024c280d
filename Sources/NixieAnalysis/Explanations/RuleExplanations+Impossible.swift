internal import NixieSyntax

extension RuleExplanations {
  /// E406, E407 and W401: rules that cannot win.
  static let impossible: [Explanation] = [
    Explanation(
      code: "E406",
      title: "A rule that can never win",
      body: #"""
        Every reply that this rule matches is won by rules that come before it, alone or together. \#
        This is proven, and the rules are named. Mostly one of them is broader than its author \#
        thought, or has a `priority` that it does not need; else this rule is superfluous. If it \#
        knows better than they do, let it say `overrides`.
        """#,
      bad: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        rule box
          text      "mailbox is"
          is        mailbox-unknown
          priority  1
          example     | 550 the mailbox is not here
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        rule box
          text      "mailbox is"
          is        mailbox-unknown
          example     | 550 the mailbox is not here
        """#),
    Explanation(
      code: "E407",
      title: "A rule that can match nothing",
      body: #"""
        No reply satisfies all conditions of this rule: those that are named contradict each \#
        other. All lines of a rule must hold at once, and `except` takes away from what the others \#
        give.
        """#,
      bad: #"""
        rule full
          code      552
          text      "mailbox is full"
          except    code 5xx
          is        mailbox-full
          example     | 552 mailbox is full
        """#,
      good: #"""
        rule full
          code      552
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "W401",
      title: "A rule that can never win for one of its ESPs",
      body: #"""
        The rule is for several ESPs, and for this one other rules win every reply that it \#
        matches: this is proven. Leave the ESP out of the `for` line, so that nobody looks for the \#
        answer here.
        """#,
      bad: #"""
        esp one
          title    "One"
          domains  one.example

        esp two
          title    "Two"
          domains  two.example

        rule full
          for       one, two
          text      "mailbox is full"
          is        mailbox-full
          example for two | 552 mailbox is full

        rule box
          for       one
          text      "mailbox is"
          is        mailbox-unknown
          priority  1
          example     | 550 the mailbox is not here
        """#,
      good: #"""
        esp one
          title    "One"
          domains  one.example

        esp two
          title    "Two"
          domains  two.example

        rule full
          for       two
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        rule box
          for       one
          text      "mailbox is"
          is        mailbox-unknown
          priority  1
          example     | 550 the mailbox is not here
        """#),
  ]
}
