extension Explanation {
  /// E120 to E130: how values are written.
  static let values: [Explanation] = [
    Explanation(
      code: "E120",
      title: "Nothing behind the word",
      body: #"""
        The line has a keyword but no value. Write one, or remove the line.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          advice
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          advice    "Ask the recipient to make room."
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E121",
      title: "No closing quote",
      body: #"""
        A text begins and ends with `"` on one line. Here the line ends first. A quote inside a \#
        text is written twice.
        """#,
      bad: #"""
        rule full
          text      "mailbox full
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E122",
      title: "A text without quotes",
      body: #"""
        Texts stand in double quotes, so that it is plain where they begin and end and that \#
        commas, `#` and blanks in them are part of them.
        """#,
      bad: #"""
        rule full
          text      mailbox full
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E123",
      title: "Typographic quotes",
      body: #"""
        Word processors and chat programs change straight quotes into typographic ones. Nixie \#
        reads only straight ones around a text; inside a text every character is allowed.
        """#,
      bad: #"""
        rule full
          text      “mailbox full”
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E124",
      title: "A quote inside a text",
      body: #"""
        A quote ends a text. One that is part of it is written twice: `"user ""joe"" unknown"`.
        """#,
      bad: #"""
        rule full
          text      "mailbox "inbox" full"
          is        mailbox-full
          example     | 552 mailbox "inbox" full
        """#,
      good: #"""
        rule full
          text      "mailbox ""inbox"" full"
          is        mailbox-full
          example     | 552 mailbox "inbox" full
        """#),
    Explanation(
      code: "E125",
      title: "A word in quotes",
      body: #"""
        Names, codes, hosts and dates are words and stand without quotes. Quotes are for texts \#
        that people wrote.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          is        "mailbox-full"
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E126",
      title: "A missing comma",
      body: #"""
        The items of a list have commas between them.
        """#,
      bad: #"""
        rule full
          code      552 452
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
      code: "E127",
      title: "A comma too many",
      body: #"""
        A comma stands between two items. In front of the first, behind the last, or next to \#
        another it separates nothing.
        """#,
      bad: #"""
        rule full
          code      552, 452,
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
      code: "E128",
      title: "A missing bar",
      body: #"""
        In `regex`, `example`, `not-example` and `expect` a `|` begins the part that is taken as \#
        it is, to the end of the line: no quotes and no escapes are needed in it.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example  552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E129",
      title: "A bar where none belongs",
      body: #"""
        Only `regex`, `example`, `not-example` and `expect` have a part behind `|`. Texts and \#
        patterns stand in quotes.
        """#,
      bad: #"""
        rule full
          text      | mailbox full
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E130",
      title: "Something too much on the line",
      body: #"""
        The line was complete, and something more follows. Perhaps two lines were joined, or a \#
        comment has lost its `#`.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full says yahoo
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full  # says yahoo
          example     | 552 mailbox full
        """#),
  ]
}
