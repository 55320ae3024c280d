extension Explanation {
  /// E151 to E169: what a stanza lacks.
  static let missing: [Explanation] = [
    Explanation(
      code: "E151",
      title: "A stanza that lacks lines",
      body: #"""
        Without these lines the stanza says too little to be used: a category needs its title, \#
        group, permanence, party and action, everything else that is shown to people a title.
        """#,
      bad: #"""
        esp yahoo
          domains  yahoo.com
        """#,
      good: #"""
        esp yahoo
          title    "Yahoo"
          domains  yahoo.com
        """#),
    Explanation(
      code: "E152",
      title: "A rule without `is`",
      body: #"""
        A rule gives one answer, the category behind `is`. A rule without it would match and say \#
        nothing.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E153",
      title: "A rule without a condition",
      body: #"""
        A rule needs at least one of `code`, `enhanced`, `stage`, `text` and `regex`; `for` alone \#
        would match every reply of a provider.
        """#,
      bad: #"""
        rule full
          for       yahoo
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          for       yahoo
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E154",
      title: "A rule without an example",
      body: #"""
        An example is a real reply that the rule must win. It is the rule's test, it shows readers \#
        what the rule is about, and it is what conflicts between rules are found with.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E155",
      title: "A document without `expect`",
      body: #"""
        A document is a published list of errors, one `expect` line for each. Without any there is \#
        nothing to hold the rules against.
        """#,
      bad: #"""
        document yahoo-codes
          title  "SMTP error codes"
        """#,
      good: #"""
        document yahoo-codes
          title   "SMTP error codes"
          expect  nothing | 250 OK
        """#),
    Explanation(
      code: "E156",
      title: "An empty phrases list",
      body: #"""
        A `phrases` list holds patterns that several rules share, one a line behind `-`.
        """#,
      bad: #"""
        phrases full
          note  "Full mailboxes."
        """#,
      good: #"""
        phrases full
          - "mailbox full"
          note  "Full mailboxes."
        """#),
    Explanation(
      code: "E157",
      title: "A placeholder without a pattern",
      body: #"""
        A placeholder stands for what its `text` or `regex` line matches.
        """#,
      bad: #"""
        placeholder ticket
          title  "A ticket"
        """#,
      good: #"""
        placeholder ticket
          title  "A ticket"
          regex  | T[0-9]+
        """#),
    Explanation(
      code: "E158",
      title: "A placeholder with two patterns",
      body: #"""
        A placeholder has either a `text` or a `regex` line, so that it is plain what it stands \#
        for. `text any of` lists alternatives.
        """#,
      bad: #"""
        placeholder ticket
          text   "T{number}"
          regex  | T[0-9]+
        """#,
      good: #"""
        placeholder ticket
          regex  | T[0-9]+
        """#),
    Explanation(
      code: "E159",
      title: "`allow` without a reason",
      body: #"""
        `allow` silences a finding for one rule. Whoever reads the rule later must see why that \#
        was right.
        """#,
      bad: #"""
        rule full
          text      "overflowing"
          is        mailbox-full
          example     | 552 overflowing
          allow     W507
        """#,
      good: #"""
        rule full
          text      "overflowing"
          is        mailbox-full
          example     | 552 overflowing
          allow     W507 "Nobody else says this word."
        """#),
  ]
}
