internal import NixieSyntax

extension RuleExplanations {
  /// W402 to W405: what could be taken away, and no reply would be read otherwise.
  static let useless: [Explanation] = [
    Explanation(
      code: "W402",
      title: "An alternative that adds nothing",
      body: #"""
        The rule matches the same replies without this alternative: it stands there twice, or an \#
        `except` takes away whatever it matches. This is proven. With `--thorough`, `nixie check` \#
        also tells of alternatives that a broader one beside them covers: they do no harm, and may \#
        be there for the record. One that captures a part of the reply is never called useless.
        """#,
      bad: #"""
        rule full
          text      any of "mailbox is full", "mailbox is full of viruses"
          except    text "of viruses"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full
          not-example | 554 mailbox is full of viruses
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          except    text "of viruses"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full
          not-example | 554 mailbox is full of viruses
        """#),
    Explanation(
      code: "W403",
      title: "An `except` that takes nothing away",
      body: #"""
        Without this line the rule would match exactly the same replies: none that it matches has \#
        what is excepted here. Mostly the exception is misspelt, or another line already keeps \#
        these replies out.
        """#,
      bad: #"""
        rule full
          text      is "mailbox is full"
          except    text "of viruses"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          except    text "of viruses"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full
          not-example | 554 mailbox is full of viruses
        """#),
    Explanation(
      code: "W404",
      title: "An `overrides` that changes nothing",
      body: #"""
        No reply matches both rules, or the other one is a fallback, which loses to every rule. So \#
        nothing is overridden. Perhaps another rule was meant.
        """#,
      bad: #"""
        rule full
          code       552
          text       "mailbox is full"
          is         mailbox-full
          advice     "Wait."
          source     "https://example.com/errors"
          overrides  unknown
          example     | 552 mailbox is full

        rule unknown
          code       550
          text       "mailbox is not here"
          is         mailbox-unknown
          advice     "Stop."
          source     "https://example.com/errors"
          example     | 550 mailbox is not here
        """#,
      good: #"""
        rule full
          code      552
          text      "mailbox is full"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full

        rule unknown
          code      550
          text      "mailbox is not here"
          is        mailbox-unknown
          advice    "Stop."
          source    "https://example.com/errors"
          example     | 550 mailbox is not here
        """#),
    Explanation(
      code: "W405",
      title: "Phrases or a placeholder that nobody uses",
      body: #"""
        A list of phrases or a placeholder is declared here, and no pattern of any file names it. \#
        A file without rules is there for others, and nothing is said of it.
        """#,
      bad: #"""
        phrases full
          - "mailbox is full"
          - "no room is left"

        rule full
          text      "mailbox is full"
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full
        """#,
      good: #"""
        phrases full
          - "mailbox is full"
          - "no room is left"

        rule full
          text      any of phrases full
          is        mailbox-full
          advice    "Wait."
          source    "https://example.com/errors"
          example     | 552 mailbox is full
          example     | 552 no room is left
        """#),
  ]
}
