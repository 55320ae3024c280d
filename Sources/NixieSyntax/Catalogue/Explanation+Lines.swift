extension Explanation {
  /// E101 to E109: lines.
  static let lines: [Explanation] = [
    Explanation(
      code: "E101",
      title: "Unknown stanza",
      body: #"""
        The first word of a line that begins a stanza is not one that Nixie knows. Stanzas begin \#
        with `ruleset`, `include`, `category`, `esp`, `placeholder`, `phrases`, `rule`, `fallback` \#
        or `document`, in small letters. Correct the word; the lines below a stanza that could not \#
        be guessed were not checked.
        """#,
      bad: #"""
        rul full
          text  "mailbox full"
          is    mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E102",
      title: "Unknown line",
      body: #"""
        The first word of a line says what the line is, and Nixie does not know this one. Most \#
        often it is misspelt; sometimes a reply or a text was broken into two lines. Every line \#
        stands for itself: there are no continuation lines.
        """#,
      bad: #"""
        rule full
          enhansed  x.2.2
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          enhanced  x.2.2
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E103",
      title: "A line before the first stanza",
      body: #"""
        A line says something, but no stanza is open for it to say it about. A file begins with \#
        `ruleset NAME`; everything else stands in the stanzas below it.
        """#,
      bad: #"""
        title  "Yahoo"

        ruleset yahoo
          title  "Yahoo"
        """#,
      good: #"""
        ruleset yahoo
          title  "Yahoo"
        """#),
    Explanation(
      code: "E104",
      title: "A line that this stanza does not have",
      body: #"""
        The line is one of another stanza: `mx` belongs into an `esp`, `code` into a `rule`. \#
        Perhaps a header line above it is missing.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          mx       *.yahoodns.net
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full

        esp yahoo
          title  "Yahoo"
          mx     *.yahoodns.net
        """#),
    Explanation(
      code: "E105",
      title: "A line that is there twice",
      body: #"""
        Each line of a stanza may stand there once, except `source`, `maps`, `example`, \#
        `not-example`, `allow`, `expect` and `except`, which may come as often as needed. Nixie \#
        does not guess which of the two is meant. Remove one; several values of a list stand on \#
        one line, with commas between them. Two regexes become one, or one of them a `text`.
        """#,
      bad: #"""
        rule full
          code      552
          code      452
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          code      552, 452
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E106",
      title: "A second `text` line",
      body: #"""
        Two `text` lines can mean that both texts must be there or that one of them is enough, and \#
        people guess wrong. So the line says it: `text all of "…", "…"` or `text any of "…", "…"`.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          text      "over quota"
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      any of "mailbox full", "over quota"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E107",
      title: "An item where no list is",
      body: #"""
        A line that begins with `-` is an item of a list: of a `phrases` stanza, or of the line \#
        above it that takes a list. Each item has a line of its own, and each begins with `-`.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
            - "over quota"
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      any of
            - "mailbox full"
            - "over quota"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E108",
      title: "`except` without a condition",
      body: #"""
        Behind `except` stands a condition: `code`, `enhanced`, `stage`, `text` or `regex`. The \#
        rule then does not match where that condition holds.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          except    "inbox"
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          except    text "inbox"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E109",
      title: "A line that does not begin with a word",
      body: #"""
        The first word of a line says what the line is. A line that begins with a text, a bar or a \#
        comma goes on with nothing: lines are not continued. Put all of it on one line, or write a \#
        list with `- item` lines.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          , "over quota"
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      any of "mailbox full", "over quota"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
  ]
}
