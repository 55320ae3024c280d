internal import NixieSyntax

extension RuleExplanations {
  /// E401 to E405: what running and comparing the rules shows.
  static let proofs: [Explanation] = [
    Explanation(
      code: "E401",
      title: "An example that its rule does not win",
      body: #"""
        Every `example` is run through the finished rules, and its own rule must give the \#
        answer. Either the rule does not match it (`nixie why` shows the condition that fails), \#
        or another rule matches as well and comes first: then make this one more specific, or \#
        say `overrides`.
        """#,
      bad: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 the mailbox of Joe is quite full
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "E402",
      title: "A not-example that its rule decides",
      body: #"""
        A `not-example` is a reply that the rule must leave to others. The rule matches it, and \#
        wins. Make its text more exact, or add an `except` line.
        """#,
      bad: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full
          not-example | 552 mailbox is full of viruses
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          except    text "of viruses"
          is        mailbox-full
          example     | 552 mailbox is full
          not-example | 552 mailbox is full of viruses
        """#),
    Explanation(
      code: "E403",
      title: "Two rules that match exactly the same",
      body: #"""
        Whatever the one matches, the other matches, too: this is proven, not guessed. One of \#
        them can never win. Remove it, and give its examples to the other.
        """#,
      bad: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        rule full-box
          text      "mailbox  is  full"
          is        mailbox-full
          example     | 552 mailbox is full
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "E404",
      title: "A documented line with another answer",
      body: #"""
        A `document` says what each line of a published list must be. The rules give this line \#
        something else. Either the rules are wrong, or the line is; `nixie why` shows which rule \#
        decides it.
        """#,
      bad: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        document list
          title   "Errors of Example Mail"
          expect  mailbox-unknown | 552 mailbox is full
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        document list
          title   "Errors of Example Mail"
          expect  mailbox-full | 552 mailbox is full
        """#),
    Explanation(
      code: "E405",
      title: "A reply that two rules claim, decided by chance",
      body: #"""
        Two rules with different answers match a real reply, neither is more specific than the \#
        other, and so only their length decides. Say which one is right: with `overrides` in the \#
        one that should win, or with an `except` line in the other.
        """#,
      bad: #"""
        rule full
          text      "mailbox is completely full"
          is        mailbox-full
          example     | 452 mailbox is completely full, too fast

        rule fast
          text      "too fast"
          is        rate-limited
          example     | 450 too fast
        """#,
      good: #"""
        rule full
          text       "mailbox is completely full"
          is         mailbox-full
          overrides  fast
          example     | 452 mailbox is completely full, too fast

        rule fast
          text      "too fast"
          is        rate-limited
          example     | 450 too fast
        """#),
  ]
}
