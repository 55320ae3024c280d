extension Explanation {
  /// E131 to E149: words, codes, dates and patterns of the wrong form.
  static let forms: [Explanation] = [
    Explanation(
      code: "E131",
      title: "An unknown word",
      body: #"""
        At this place only a few words are possible, and this is none of them. They are written in \#
        small letters, as the message lists them.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full, permanant
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          is        mailbox-full, permanent
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E132",
      title: "Not a reply code",
      body: #"""
        A reply code has three digits, of which the first is 2, 3, 4 or 5 (RFC 5321, 4.2). `x` \#
        stands for any digit: `55x`, `4xx`. `none` matches replies without a code.
        """#,
      bad: #"""
        rule full
          code      55
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          code      55x
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E133",
      title: "Not an enhanced status code",
      body: #"""
        An enhanced status code is three numbers with dots between them, of which the first is 2, \#
        4 or 5 (RFC 3463). `x` stands for any number, `5.7.606-649` for a range of the last. \#
        `none` matches replies without one.
        """#,
      bad: #"""
        rule full
          enhanced  5.2
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          enhanced  5.2.x
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E134",
      title: "Not a date",
      body: #"""
        A date is written as year, month and day, `2026-02-15`, and must be a day of the calendar.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          seen      2026-02-30
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          seen      2026-02-28
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E135",
      title: "Not a number",
      body: #"""
        `priority` takes a whole number, which may be negative. Most rules need none: the more \#
        specific rule wins anyway.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          priority  high
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      "mailbox full"
          priority  10
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E136",
      title: "An unknown format of the language",
      body: #"""
        `format` names the version of the language that the file is written in. There is one so \#
        far. A file of a later one needs a later Nixie.
        """#,
      bad: #"""
        ruleset yahoo
          title  "Yahoo"
          format  2
        """#,
      good: #"""
        ruleset yahoo
          title   "Yahoo"
          format  1
        """#),
    Explanation(
      code: "E137",
      title: "Not a duration",
      body: #"""
        A retry is written as `retry after 30 minutes`, with `seconds`, `minutes`, `hours` or \#
        `days`, of a year at most.
        """#,
      bad: #"""
        rule full
          text      "mailbox full"
          retry     after 30min
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text         "mailbox full"
          retry after  30 minutes
          is           mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E138",
      title: "Not a host",
      body: #"""
        A host is written as `example.com`, and `*.example.com` means every host below it. It is \#
        no address, no URL and no pattern; names in other scripts are written in their `xn--` \#
        form.
        """#,
      bad: #"""
        esp yahoo
          title  "Yahoo"
          domains  joe@yahoo.com
        """#,
      good: #"""
        esp yahoo
          title    "Yahoo"
          domains  yahoo.com
        """#),
    Explanation(
      code: "E139",
      title: "Several texts without `any of` or `all of`",
      body: #"""
        One `text` line with several texts must say how they join: `any of` if one of them is \#
        enough, `all of` if each must be there, `in order` if each must follow the one before.
        """#,
      bad: #"""
        rule full
          text      "mailbox full", "over quota"
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
      code: "E140",
      title: "`in order` with more than texts",
      body: #"""
        `in order` says where each text stands: behind the one before. `is`, `starts with`, `ends \#
        with` and `phrases` say something else about the place, so they cannot be combined with \#
        it.
        """#,
      bad: #"""
        rule full
          text      in order starts with "mailbox", "full"
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          text      in order "mailbox", "full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
    Explanation(
      code: "E141",
      title: "`any` among other ESPs",
      body: #"""
        `for any` already holds every ESP. Remove it or the others.
        """#,
      bad: #"""
        rule full
          for       yahoo, any
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#,
      good: #"""
        rule full
          for       any
          text      "mailbox full"
          is        mailbox-full
          example     | 552 mailbox full
        """#),
  ]
}
