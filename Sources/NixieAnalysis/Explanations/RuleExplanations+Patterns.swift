internal import NixieSyntax

extension RuleExplanations {
  /// E301 to E310: patterns and captures.
  static let patterns: [Explanation] = [
    Explanation(
      code: "E301",
      title: "A pattern that matches every text",
      body: #"""
        A pattern of `*` alone, or a regex all of whose parts may be absent, is found in every \#
        reply, and so says nothing. Name a word that must stand there. A rule that goes by its \#
        codes alone needs no `text` line.
        """#,
      bad: #"""
        rule full
          text      "*"
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
      code: "E302",
      title: "A `{` without its `}`",
      body: #"""
        A brace begins a placeholder, such as `{number}`. Close it, or write `{{` if the reply \#
        has a brace there.
        """#,
      bad: #"""
        rule full
          text      "mailbox {word is full"
          is        mailbox-full
          example     | 552 mailbox joe is full
        """#,
      good: #"""
        rule full
          text      "mailbox {word} is full"
          is        mailbox-full
          example     | 552 mailbox joe is full
        """#),
    Explanation(
      code: "E303",
      title: "A `}` without its `{`",
      body: #"""
        A closing brace that stands for itself is written twice: `}}`.
        """#,
      bad: #"""
        rule full
          text      "full}"
          is        mailbox-full
          example     | 552 mailbox {full}
        """#,
      good: #"""
        rule full
          text      "full}}"
          is        mailbox-full
          example     | 552 mailbox {full}
        """#),
    Explanation(
      code: "E304",
      title: "A capture whose name cannot be one",
      body: #"""
        In `{client:ip}` the first word is your name for what stands there. It has small \#
        letters, digits and hyphens only, as it may stand in advice.
        """#,
      bad: #"""
        rule full
          text      "mailbox {User Name:word} is full"
          is        mailbox-full
          example     | 552 mailbox joe is full
        """#,
      good: #"""
        rule full
          text      "mailbox {user:word} is full"
          is        mailbox-full
          example     | 552 mailbox joe is full
        """#),
    Explanation(
      code: "E305",
      title: "A pattern that captures one name twice",
      body: #"""
        A name can stand for one part of the reply only. Give the second one another name, or no \#
        name.
        """#,
      bad: #"""
        rule full
          text      "{user:word} or {user:word} is full"
          is        mailbox-full
          example     | 552 joe or ann is full
        """#,
      good: #"""
        rule full
          text      "{user:word} or {other:word} is full"
          is        mailbox-full
          example     | 552 joe or ann is full
        """#),
    Explanation(
      code: "E306",
      title: "A regex that cannot be read",
      body: #"""
        A regex here always runs in a time that grows with the reply alone. So what needs going \#
        back is not possible: back-references (`\1`), look-ahead and look-behind, possessive \#
        and atomic groups. The message names what was found, and what to write instead.
        """#,
      bad: #"""
        rule full
          regex     | (mail)box is \1
          is        mailbox-full
          example     | 552 mailbox is full
        """#,
      good: #"""
        rule full
          regex     | mailbox is (full|filled)
          is        mailbox-full
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "E307",
      title: "A pattern that needs too many states",
      body: #"""
        A bounded repeat of a wide class, such as `.{13}`, makes the automaton remember every \#
        place where it may have begun, which doubles with each step. Write `*` or `.*`, or a \#
        smaller bound.
        """#,
      bad: #"""
        rule full
          regex     | a.{13}b
          is        mailbox-full
          example     | 552 abcdefghijklmnab
        """#,
      good: #"""
        rule full
          regex     | a.{3,}b
          is        mailbox-full
          example     | 552 abcdefghijklmnab
        """#),
    Explanation(
      code: "E308",
      title: "Advice that names an unknown capture",
      body: #"""
        `{name}` in advice is filled with what a pattern of the same rule captured under that \#
        name. Capture it in the `text` line as `{name:word}`, or write `{{` for a brace that \#
        stands for itself.
        """#,
      bad: #"""
        rule full
          text      "mailbox {word} is full"
          is        mailbox-full
          advice    "Ask {user} to make room."
          example     | 552 mailbox joe is full
        """#,
      good: #"""
        rule full
          text      "mailbox {user:word} is full"
          is        mailbox-full
          advice    "Ask {user} to make room."
          example     | 552 mailbox joe is full
        """#),
    Explanation(
      code: "E309",
      title: "Too many captures in one rule",
      body: #"""
        A rule can capture up to 30 parts of a reply. Capture only what advice or a report \#
        needs; a placeholder without a name captures nothing.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E310",
      title: "Rulesets that are too large for one image",
      body: #"""
        An image may have up to a gigabyte. Compile fewer rulesets together.
        """#,
      bad: "",
      good: ""),
  ]
}
