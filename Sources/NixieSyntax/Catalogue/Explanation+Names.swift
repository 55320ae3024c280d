extension Explanation {
  /// E110 to E119: headers and names.
  static let names: [Explanation] = [
    Explanation(
      code: "E110",
      title: "A stanza without a name",
      body: #"""
        Everything in a ruleset is known by its name, in answers, reports and other rules. Write \#
        the name behind the first word.
        """#,
      bad: #"""
        rule
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
      code: "E111",
      title: "Not a name",
      body: #"""
        A name is made of small letters, digits, and single hyphens between them, such as \#
        `mailbox-full`. Capitals, underscores, blanks, dots and other letters are not possible, so \#
        that a name reads the same in every tool.
        """#,
      bad: #"""
        rule Mailbox_Full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule mailbox-full
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E112",
      title: "A name with a meaning of its own",
      body: #"""
        `for any` means every ESP, and `expect nothing` in a document means no category. So no ESP \#
        can be called `any`, and no category `nothing`.
        """#,
      bad: #"""
        esp any
          title  "Any Mail Ltd"
        """#,
      good: #"""
        esp any-mail
          title  "Any Mail Ltd"
        """#),
    Explanation(
      code: "E113",
      title: "No `ruleset` stanza",
      body: #"""
        Every file is one ruleset, and its first stanza says which: its name stands in front of \#
        the names of its rules in every answer, so that two files never collide.
        """#,
      bad: #"""
        esp yahoo
          title  "Yahoo"
        """#,
      good: #"""
        ruleset yahoo
          title  "Yahoo"

        esp yahoo
          title  "Yahoo"
        """#),
    Explanation(
      code: "E114",
      title: "`ruleset` is not the first stanza",
      body: #"""
        The `ruleset` stanza names the file and stands above everything else in it. Move it to the \#
        top.
        """#,
      bad: #"""
        esp yahoo
          title  "Yahoo"

        ruleset yahoo
          title  "Yahoo"
        """#,
      good: #"""
        ruleset yahoo
          title  "Yahoo"

        esp yahoo
          title  "Yahoo"
        """#),
    Explanation(
      code: "E115",
      title: "Two `ruleset` stanzas in one file",
      body: #"""
        A file is one ruleset. Put the stanzas of the second into a file of their own; dropping a \#
        file into the folder is all it takes to add it.
        """#,
      bad: #"""
        ruleset yahoo
          title  "Yahoo"

        ruleset aol
          title  "AOL"
        """#,
      good: #"""
        ruleset yahoo
          title  "Yahoo"
        """#),
    Explanation(
      code: "E116",
      title: "Bytes that are not UTF-8",
      body: #"""
        Names, codes and other words are plain text in UTF-8. Texts in quotes and replies behind a \#
        bar may hold any bytes, as real replies do. Save the file as UTF-8, or type the word anew.
        """#,
      bad: "",
      good: ""),
  ]
}
