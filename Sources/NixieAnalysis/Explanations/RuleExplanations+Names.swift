internal import NixieSyntax

extension RuleExplanations {
  /// E201 to E219: names, and files that use each other.
  static let names: [Explanation] = [
    Explanation(
      code: "E201",
      title: "A category that nobody declares",
      body: #"""
        Every rule answers with a category, and every category is declared once, in a `category` \#
        stanza. Most often the name is misspelt; `nixie list categories` shows all names. If you \#
        check a single file, check it together with the file that declares the categories, such \#
        as `nixie check Rulesets`.
        """#,
      bad: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-ful
          example     | 552 mailbox is full
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "E202",
      title: "An ESP that nobody declares",
      body: #"""
        `for`, `like`, and the `for` of an example name an ESP by the name of its `esp` stanza. \#
        Declare it in any file, once: its title, its hosts, and the words by which its replies \#
        are known.
        """#,
      bad: #"""
        rule full
          for       example-mail
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full
        """#,
      good: #"""
        esp example-mail
          title  "Example Mail"
          mx     *.mail.example.com

        rule full
          for       example-mail
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "E203",
      title: "`overrides` names a rule that is not there",
      body: #"""
        `overrides` says which rule loses to this one. A rule of the same file is named by its \#
        name, a rule of another file as `ruleset/rule`. If the other rule was removed, remove \#
        the line as well.
        """#,
      bad: #"""
        rule quite-full
          text       "mailbox is full"
          is         mailbox-full
          overrides  fulll
          example     | 552 mailbox is full
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        rule quite-full
          text       "mailbox is full of spam"
          is         rate-limited
          overrides  full
          example     | 552 mailbox is full of spam
        """#),
    Explanation(
      code: "E204",
      title: "A placeholder that is not known",
      body: #"""
        A name in braces stands for something that varies: `{number}`, `{email}`, `{ip}`, or a \#
        placeholder that this file declares. To capture what stands there, write `{client:ip}`: \#
        first your name for it, then the placeholder. A brace that stands for itself is written \#
        twice: `{{`.
        """#,
      bad: #"""
        rule full
          text      "mailbox {emial} is full"
          is        mailbox-full
          example     | 552 mailbox joe@example.com is full
        """#,
      good: #"""
        rule full
          text      "mailbox {email} is full"
          is        mailbox-full
          example     | 552 mailbox joe@example.com is full
        """#),
    Explanation(
      code: "E205",
      title: "A list of phrases that is not known",
      body: #"""
        `phrases NAME` stands for the patterns of a `phrases` stanza in the same file, or in a \#
        file that this one includes. Lists of other files are not seen, so that two rulesets \#
        never disturb each other.
        """#,
      bad: #"""
        rule full
          text      any of phrases full-words
          is        mailbox-full
          example     | 552 mailbox is full
        """#,
      good: #"""
        phrases full-words
          - "mailbox is full"
          - "over quota"

        rule full
          text      any of phrases full-words
          is        mailbox-full
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "E206",
      title: "A name that is declared twice",
      body: #"""
        Categories, ESPs and rulesets have one name each in all files together; rules, \#
        documents, placeholders and phrases one each in their file. Rename one of the two, or \#
        remove the one that is not needed.
        """#,
      bad: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        rule full
          text      "over quota"
          is        mailbox-full
          example     | 552 over quota
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full

        rule over-quota
          text      "over quota"
          is        mailbox-full
          example     | 552 over quota
        """#),
    Explanation(
      code: "E207",
      title: "An `include` that cannot be read",
      body: #"""
        The path of an `include` is seen from the folder of the file it stands in. Look for a \#
        typing error, for a file that was moved, and for a file that you may not read.
        """#,
      bad: #"""
        include "phrasse.nixie"
        """#,
      good: #"""
        include "phrases.nixie"
        """#),
    Explanation(
      code: "E208",
      title: "Files that include each other in a circle",
      body: #"""
        A file that includes itself, directly or by way of others, has no beginning. Rules, \#
        categories and ESPs need no `include` between files that are checked together; move \#
        phrases that both need to a third file.
        """#,
      bad: #"""
        include "test.nixie"
        """#,
      good: #"""
        include "phrases.nixie"
        """#),
    Explanation(
      code: "E209",
      title: "An ESP that is like itself",
      body: #"""
        `like` gives an ESP the rules of another, which may be like a third. Going round in a \#
        circle, none of them has rules of its own to give. Decide which one the others are like.
        """#,
      bad: #"""
        esp one
          title  "One"
          like   two

        esp two
          title  "Two"
          like   one
        """#,
      good: #"""
        esp one
          title  "One"

        esp two
          title  "Two"
          like   one
        """#),
    Explanation(
      code: "E210",
      title: "Rules that override each other in a circle",
      body: #"""
        `overrides` says who wins where two rules match the same reply. In a circle, nobody \#
        does. Remove one of the lines.
        """#,
      bad: #"""
        rule full
          text       "mailbox is full"
          is         mailbox-full
          overrides  quota
          example     | 552 mailbox is full

        rule quota
          text       "over quota"
          is         mailbox-full
          overrides  full
          example     | 552 over quota
        """#,
      good: #"""
        rule full
          text       "mailbox is full"
          is         mailbox-full
          overrides  quota
          example     | 552 mailbox is full

        rule quota
          text      "over quota"
          is        mailbox-full
          example     | 552 over quota
        """#),
    Explanation(
      code: "E211",
      title: "`overrides` that cannot be",
      body: #"""
        A rule cannot override itself, and a fallback cannot override a rule: a fallback speaks \#
        only where no rule does. Make it a `rule` if it knows better.
        """#,
      bad: #"""
        rule full
          text       "mailbox is full"
          is         mailbox-full
          overrides  full
          example     | 552 mailbox is full
        """#,
      good: #"""
        rule full
          text      "mailbox is full"
          is        mailbox-full
          example     | 552 mailbox is full
        """#),
    Explanation(
      code: "E212",
      title: "A placeholder that is made of itself",
      body: #"""
        A placeholder may use others, but not itself, directly or by way of others, and not more \#
        than 8 deep.
        """#,
      bad: #"""
        placeholder queue-id
          title  "A queue id"
          text   "q{queue-id}"
        """#,
      good: #"""
        placeholder queue-id
          title  "A queue id"
          text   "q{number}"
        """#),
    Explanation(
      code: "E214",
      title: "A host or domain that two ESPs claim",
      body: #"""
        Who answers is told by the host, so a host belongs to one ESP. A host below it may \#
        belong to another: the longest match decides.
        """#,
      bad: #"""
        esp one
          title  "One"
          mx     *.mail.example.com

        esp two
          title  "Two"
          mx     *.mail.example.com
        """#,
      good: #"""
        esp one
          title  "One"
          mx     *.mail.example.com

        esp two
          title  "Two"
          mx     *.two.mail.example.com
        """#),
    Explanation(
      code: "E215",
      title: "Includes that go too deep",
      body: #"""
        A file may include files that include files, up to 16 deep. Name the files or the folder \#
        on the command line instead, or include a folder.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E216",
      title: "Too many files",
      body: #"""
        One compilation takes up to 10,000 files. A path that names the wrong folder, such as \#
        `/`, is the usual reason.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E217",
      title: "Too many links of `like`",
      body: #"""
        An ESP that is like another that is like a third, and so on, is followed for 16 links. \#
        Let each of them be `like` the last one.
        """#,
      bad: "",
      good: ""),
    Explanation(
      code: "E218",
      title: "A placeholder that is built in",
      body: #"""
        `{number}`, `{word}`, `{email}`, `{domain}`, `{host}`, `{ip}`, `{url}`, `{id}`, \#
        `{date}`, `{duration}` and `{any}` mean the same in every ruleset. Choose another name \#
        for yours.
        """#,
      bad: #"""
        placeholder ip
          title  "An address"
          regex  | [0-9.]+
        """#,
      good: #"""
        placeholder plain-ip
          title  "An address"
          regex  | [0-9.]+
        """#),
    Explanation(
      code: "E219",
      title: "A code that cannot be allowed",
      body: #"""
        `allow` silences findings that an author may answer for: every warning, and `E403` and \#
        `E405`. Any other error stays one, since with it no image is made. A code that nobody \#
        knows is mostly misspelt.
        """#,
      bad: #"""
        rule full
          text      "full"
          is        mailbox-full
          example     | 552 full
          allow     E401 "It is decided elsewhere."
          allow     W507 "Nobody else says this."
        """#,
      good: #"""
        rule full
          text      "full"
          is        mailbox-full
          example     | 552 full
          allow     W507 "Nobody else says this."
        """#),
  ]
}
